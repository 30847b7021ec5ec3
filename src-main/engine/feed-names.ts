import type { CourtView } from '@shared/court/view'
import { isRallyFeedName, rallyFeedName } from '@shared/sports/tennis/feeds/tracking/log-names'
import type { CourtSpec } from './court-spec'

/** What feeds are called in logs and panels; rally feeds as in `@shared/feeds/rally/log-names`. */
export const EVENTS_FEED = 'tennis-events'
export const STATISTICS_FEED = 'tennis-statistics'
export const VOLLEYBALL_FEED = 'volleyball-events'

/** The feeds of a court as its log names them, the one that its score comes from first. */
export const logFeedsOf = (spec: CourtSpec): { readonly feed: string; readonly otherFeeds: string[] } =>
  spec.sport === 'volleyball'
    ? { feed: VOLLEYBALL_FEED, otherFeeds: [] }
    : {
        feed: EVENTS_FEED,
        otherFeeds: [STATISTICS_FEED, ...(spec.rally?.feeds ?? []).map(rallyFeedName)]
      }

/** Null for feeds that are not known, and for channels of a log that belong to no feed. */
export function sportOfFeed(feed: string): CourtView['sport'] | null {
  if (feed === VOLLEYBALL_FEED) return 'volleyball'
  return feed === EVENTS_FEED || feed === STATISTICS_FEED || isRallyFeedName(feed) ? 'tennis' : null
}

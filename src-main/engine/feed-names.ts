import { rallyFeedName } from '@shared/feeds/rally/log-names'
import type { RallyFeed } from '@shared/feeds/rally/names'

/** What feeds are called in logs and panels; rally feeds as in `@shared/feeds/rally/log-names`. */
export const EVENTS_FEED = 'tennis-events'
export const STATISTICS_FEED = 'tennis-statistics'
export const VOLLEYBALL_FEED = 'volleyball-events'

/** The feeds of a court as its log names them, the events first. */
export const logFeedsOf = ({
  rally
}: {
  readonly rally: { readonly feeds: readonly RallyFeed[] } | null
}) => ({
  feed: EVENTS_FEED,
  otherFeeds: [STATISTICS_FEED, ...(rally?.feeds ?? []).map(rallyFeedName)]
})

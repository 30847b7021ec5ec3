/** The tennis feeds as logs name them; those of tracking are in `tracking/log-names`. */
import { isRallyFeedName } from '@shared/sports/tennis/feeds/tracking/log-names'

export const EVENTS_FEED = 'tennis-events'
export const STATISTICS_FEED = 'tennis-statistics'

export const isTennisFeed = (feed: string): boolean =>
  feed === EVENTS_FEED || feed === STATISTICS_FEED || isRallyFeedName(feed)

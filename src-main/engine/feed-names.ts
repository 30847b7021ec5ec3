import { RALLY_FEEDS, type RallyFeed } from '@shared/feeds/rally/names'

/** What feeds are called in logs and panels. */
export const EVENTS_FEED = 'tennis-events'
export const STATISTICS_FEED = 'tennis-statistics'
export const rallyFeedName = (feed: RallyFeed): string => `tennis-${feed}`

const RALLY_FEED_NAMES: ReadonlySet<string> = new Set(
  (Object.keys(RALLY_FEEDS) as RallyFeed[]).map(rallyFeedName)
)

export const isRallyFeedName = (name: string): boolean => RALLY_FEED_NAMES.has(name)

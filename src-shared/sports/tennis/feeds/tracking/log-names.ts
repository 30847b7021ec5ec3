/** The rally feeds' names in logs. */
import { RALLY_FEEDS, type RallyFeed } from './names'

export const rallyFeedName = (feed: RallyFeed): string => `tennis-${feed}`

const NAMES: ReadonlySet<string> = new Set((Object.keys(RALLY_FEEDS) as RallyFeed[]).map(rallyFeedName))

export const isRallyFeedName = (name: string): boolean => NAMES.has(name)

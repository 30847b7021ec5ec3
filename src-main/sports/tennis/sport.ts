import { isRallyFeedName } from '@shared/sports/tennis/feeds/tracking/log-names'
import type { Sport } from '../sport'
import { TennisDemo } from './demo'
import { EVENTS_FEED, isTennisFeed, STATISTICS_FEED } from './feed-names'
import { TennisInspection } from './inspect/tennis-inspection'
import { TennisFacts } from './match-facts'
import { feedOfTennisLine, tennisSourceAtOf } from './recorded-line'
import { specOfStoredTennis, StoredTennisCourtSchema, type StoredTennisCourt } from './stored-court'
import { TennisBook } from './tennis-book'

export const tennis: Sport<StoredTennisCourt> = {
  id: 'tennis',
  scoreFeed: EVENTS_FEED,
  scoreFeedTitle: 'Tennis events',
  ownsFeed: isTennisFeed,
  openBook: ({ eventId, connection, hasFeed }) =>
    new TennisBook(eventId, connection, hasFeed(STATISTICS_FEED)),
  feedOfLine: feedOfTennisLine,
  sourceAtOf: tennisSourceAtOf,
  // The rally feeds share a file: their packets say what they are.
  rawFileOf: (feed) =>
    feed === STATISTICS_FEED ? 'statistics' : isRallyFeedName(feed) ? 'rallies' : 'events',
  storedCourt: StoredTennisCourtSchema,
  specOf: specOfStoredTennis,
  reachability: ({ tennisEvents, tennisStatistics, rallyTracking }) => [
    tennisEvents,
    tennisStatistics,
    rallyTracking
  ],
  collectFacts: () => new TennisFacts(),
  openInspection: () => new TennisInspection(),
  openDemo: (clock) => new TennisDemo(clock)
}

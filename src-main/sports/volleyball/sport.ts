import { instantIn } from '../../records/line-time'
import type { Sport } from '../sport'
import { VolleyballDemo } from './demo'
import { VOLLEYBALL_FEED } from './feed-names'
import { VolleyballInspection } from './inspect/volleyball-inspection'
import { VolleyballFacts } from './match-facts'
import {
  specOfStoredVolleyball,
  StoredVolleyballCourtSchema,
  type StoredVolleyballCourt
} from './stored-court'
import { VolleyballBook } from './volleyball-book'

/** A key that every volleyball match event has, and no message of another sport. */
const EVENT_KEY = /"(?:sequenceId|actionId)"\s*:/
const EVENT_TIME = /"messageTimestampUtc"\s*:\s*"([^"]{10,40})"/

export const volleyball: Sport<StoredVolleyballCourt> = {
  id: 'volleyball',
  scoreFeed: VOLLEYBALL_FEED,
  scoreFeedTitle: 'Volleyball match events',
  ownsFeed: (feed) => feed === VOLLEYBALL_FEED,
  openBook: ({ connection }) => new VolleyballBook(connection),
  feedOfLine: (line) => (EVENT_KEY.test(line) ? VOLLEYBALL_FEED : null),
  sourceAtOf: (text) => instantIn(text, EVENT_TIME),
  storedCourt: StoredVolleyballCourtSchema,
  specOf: specOfStoredVolleyball,
  reachability: ({ volleyball: { access } }) => access,
  collectFacts: () => new VolleyballFacts(),
  openInspection: () => new VolleyballInspection(),
  openDemo: (clock) => new VolleyballDemo(clock)
}

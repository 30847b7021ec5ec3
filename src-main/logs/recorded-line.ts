/** One line of a recording: which feed sent it. A recording does not say. */
import { SPORTS } from '../sports/list'
import { sportOfFeed, sportOfLine } from '../sports/sport-of'

/** So much of a recording shows which feed it is mostly of. */
export const RECORDING_HEAD_BYTES = 64 * 1024

/** The feed to assume for lines that do not show theirs, such as damaged ones. `head`: how their recording begins. */
export const strayFeedOf = (head: string): string => (sportOfLine(head) ?? SPORTS[0]).scoreFeed

export const feedOfLine = (line: string, strayFeed: string): string =>
  sportOfLine(line)?.feedOfLine(line) ?? strayFeed

/** The provider's time of a line, UTC in milliseconds; 0 if it has none. */
export const sourceAtOf = (line: string, feed: string): number =>
  sportOfFeed(feed)?.sourceAtOf(line, feed) ?? 0

/** When to retry: soon once, then with growing, jittered delays. */

const FIRST_MAX_MS = 250
const SHORTEST_MS = 500
const LONGEST_MS = 15_000
const GROWTH = 3
const POLL_MS = 15_000
/** The part of it by which one poll is longer or shorter than another. */
const POLL_SPREAD = 0.2

/** A connection that was authorised for this long has recovered: the next failure starts from the beginning. */
export const HEALTHY_AFTER_MS = 30_000

/**
 * The delay before the next attempt, in milliseconds. The first retry comes within 250 ms; from then on the delay
 * is drawn between 0.5 s and three times the one before, at most 15 s ("decorrelated jitter"), which spreads
 * feeds that failed at the same moment.
 *
 * @param previousDelayMs the last result, or null after a healthy connection
 * @param random in [0, 1)
 */
export function nextRetryDelayMs(previousDelayMs: number | null, random: number): number {
  if (previousDelayMs === null) return random * FIRST_MAX_MS
  const longestMs = Math.min(LONGEST_MS, GROWTH * Math.max(SHORTEST_MS, previousDelayMs))
  return SHORTEST_MS + random * (longestMs - SHORTEST_MS)
}

/**
 * The delay before a stream that is not open yet is requested again, in milliseconds: 15 s plus or minus a tenth, so
 * that courts added together do not all ask at the same moment.
 *
 * @param random in [0, 1)
 */
export const nextPollDelayMs = (random: number): number => POLL_MS * (1 + POLL_SPREAD * (random - 0.5))

/** The panel of a court's score feed. */
import type { FeedPanel } from '@shared/court/insight-view'
import type { MatchBook } from '../match/match-book'
import type { CourtLink } from './court-link'

export const scorePanel = (
  title: string,
  link: CourtLink,
  book: MatchBook,
  nowMonotonicMs: number
): FeedPanel => ({
  ...link.meter.panel(title, link.status, nowMonotonicMs),
  ...figuresOf(book)
})

/** For a replay: the connection at that time, without figures missing from a log. */
export function recordedPanel(title: string, book: MatchBook): FeedPanel {
  const { state, host, message, attempts } = book.connection
  return {
    feed: title,
    state,
    host,
    message,
    attempts,
    nextAttemptMonotonicMs: null,
    lastCloseCode: null,
    heartbeats: 0,
    lastSeqReceived: book.counts.lastSeqNum,
    bytesPerSecond: 0,
    ...figuresOf(book)
  }
}

function figuresOf({ counts, nextSeqNum, delays }: MatchBook) {
  return {
    lastSeqApplied: nextSeqNum - 1,
    gapsOpen: counts.gapsOpen,
    gapsHealed: counts.gapsHealed,
    duplicates: counts.duplicates,
    undecodable: counts.undecodable,
    delayMedianMs: delays.currentMs,
    delayP95Ms: delays.quantileMs(0.95),
    delayP99Ms: delays.quantileMs(0.99),
    clockOffsetMs: delays.clockOffsetMs
  }
}

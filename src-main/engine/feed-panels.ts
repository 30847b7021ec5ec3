/** The feed panels of a court. */
import type { FeedPanel } from '@shared/court/insight-view'
import type { RallyFeed } from '@shared/sports/tennis/feeds/tracking/names'
import { RALLY_TITLES } from '@shared/sports/tennis/feeds/tracking/titles'
import type { CourtBook } from './court-book'
import type { TennisBook } from '../sports/tennis/tennis-book'
import type { CourtLink } from './court-link'

/** Of the feeds that the scores come from. */
const TITLES: Readonly<Record<CourtBook['sport'], string>> = {
  tennis: 'Tennis events',
  volleyball: 'Volleyball match events'
}

export const eventsPanel = (link: CourtLink, book: CourtBook, nowMonotonicMs: number): FeedPanel => ({
  ...link.meter.panel(TITLES[book.sport], link.status, nowMonotonicMs),
  ...figuresOf(book)
})

/** Of a court that is played from a log: the connection as it was then, and what nobody counts again left out. */
export function recordedPanel(book: CourtBook): FeedPanel {
  const { state, host, message, attempts } = book.connection
  return {
    feed: TITLES[book.sport],
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

function figuresOf({ counts, nextSeqNum, delays }: CourtBook) {
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

export const statisticsPanel = (link: CourtLink, book: TennisBook, nowMonotonicMs: number): FeedPanel => ({
  ...link.meter.panel('Tennis statistics', link.status, nowMonotonicMs),
  undecodable: book.undecodableStatistics
})

export const rallyPanel = (
  link: CourtLink,
  feed: RallyFeed,
  book: TennisBook,
  nowMonotonicMs: number
): FeedPanel => ({
  ...link.meter.panel(RALLY_TITLES[feed], link.status, nowMonotonicMs),
  undecodable: book.rallies.undecodable
})

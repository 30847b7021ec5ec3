/** The feed panels of a court. */
import type { FeedPanel } from '@shared/court/insight-view'
import type { CourtBook } from './court-book'
import type { CourtLink } from './court-link'

export function eventsPanel(
  link: CourtLink,
  { pipeline, delays }: CourtBook,
  nowMonotonicMs: number
): FeedPanel {
  const { counts, nextStartPosition } = pipeline
  return {
    ...link.meter.panel('Tennis events', link.status, nowMonotonicMs),
    lastSeqApplied: nextStartPosition - 1,
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

export const statisticsPanel = (link: CourtLink, book: CourtBook, nowMonotonicMs: number): FeedPanel => ({
  ...link.meter.panel('Tennis statistics', link.status, nowMonotonicMs),
  undecodable: book.undecodableStatistics
})

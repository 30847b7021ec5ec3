/** The feed panel of a court's events stream. */
import type { FeedPanel } from '@shared/court/insight-view'
import type { CourtLink } from './court-link'
import type { CourtPipeline } from './court-pipeline'
import type { DelayWindow } from './delay-window'

export function eventsPanel(
  link: CourtLink,
  { counts, nextStartPosition }: CourtPipeline,
  delays: DelayWindow,
  nowMonotonicMs: number
): FeedPanel {
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

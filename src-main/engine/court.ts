/** A court as windows see it, whether it comes from a feed or from a log. */
import type { FeedPanel, SeriesView } from '@shared/court/insight-view'
import type { CourtView } from '@shared/court/view'
import type { Rally, RallyKey } from '@shared/rally/rally'
import type { Overlay, RallyList, RallyStatistics } from '@shared/rally/rally-view'
import type { StatisticsView } from '@shared/tennis/statistics-view'
import type { TimelineFilter, TimelineRange } from './timeline-store'

export interface Court {
  readonly courtId: string
  /** As of now. */
  view(): CourtView
  timelineRange(filter: TimelineFilter, from: number, count: number): TimelineRange
  statistics(): StatisticsView
  series(): SeriesView
  feedPanels(): FeedPanel[]
  rallyList(): RallyList
  /** Null where nothing is known of it. */
  rally(key: RallyKey): Rally | null
  rallyOverlay(): Overlay
  rallyStatistics(): RallyStatistics
  /** Plain text for support. */
  diagnostics(): string
  /** Lets go of connections and files. */
  stop(): Promise<void>
}

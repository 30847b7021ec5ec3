/** A court from a feed or from a log. */
import type { TimelineFilter } from '@shared/court/timeline-row'
import type { AlarmTransition } from '@shared/alarms/view'
import type { ConnectionView } from '@shared/court/common-view'
import type { FeedPanel } from '@shared/court/insight-view'
import type { CourtView } from '@shared/court/view'
import type { CaptureLog } from '../records/capture-log'
import type { MatchBook } from '../match/match-book'
import type { LinkGroup } from './feed-summary'
import type { TimelineRange } from '../match/timeline-filter'

export interface Court {
  readonly courtId: string
  /** The match data. */
  readonly book: MatchBook
  /** Monotonic time on the book's clock. */
  readonly nowMonotonicMs: number
  /** As of now. */
  view(): CourtView
  timelineRange(filter: TimelineFilter, from: number, count: number): TimelineRange
  /** Index of a message's row among the filtered rows, oldest first; null if absent. */
  timelinePlace(filter: TimelineFilter, seqNum: number): number | null
  feedPanels(): FeedPanel[]
  /** Plain text for support. */
  diagnostics(): string
  /** Releases connections and files. */
  stop(): Promise<void>
}

/** A court from a feed, captured to a log. */
export interface LiveCourt extends Court {
  readonly capture: CaptureLog
  /** Of the score feed. */
  readonly connection: ConnectionView
  readonly linkGroups: readonly LinkGroup[]
  start(): void
  reconnect(): void
  /** Requests everything from this message on again. */
  resumeFrom(seqNum: number): void
  /** The computer was asleep. */
  systemResumed(): void
  /** The operator's own words. */
  note(text: string): void
  logAlarm(entry: AlarmTransition): void
}

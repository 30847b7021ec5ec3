/** A court as windows see it, whether it comes from a feed or from a log. */
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
  /** What is known of its match. */
  readonly book: MatchBook
  /** By the clock of the book's monotonic times. */
  readonly nowMonotonicMs: number
  /** As of now. */
  view(): CourtView
  timelineRange(filter: TimelineFilter, from: number, count: number): TimelineRange
  /** Where the row of a message is among those that pass the filter, oldest first; null where it is not. */
  timelinePlace(filter: TimelineFilter, seqNum: number): number | null
  feedPanels(): FeedPanel[]
  /** Plain text for support. */
  diagnostics(): string
  /** Lets go of connections and files. */
  stop(): Promise<void>
}

/** One that comes from a feed and is written to a log. */
export interface LiveCourt extends Court {
  readonly capture: CaptureLog
  /** Of the feed that the score comes from. */
  readonly connection: ConnectionView
  readonly linkGroups: readonly LinkGroup[]
  start(): void
  reconnect(): void
  /** Asks for everything from this message on again. */
  resumeFrom(seqNum: number): void
  /** The computer has slept. */
  systemResumed(): void
  /** The operator's own words. */
  note(text: string): void
  logAlarm(entry: AlarmTransition): void
}

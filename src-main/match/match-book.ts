import type { ConnectionView } from '@shared/court/common-view'
import type { TimelineFilter, TimelineRow } from '@shared/court/timeline-row'
import type { CourtView } from '@shared/court/view'
import type { SeqRange } from '@shared/feeds/sequencer'
import type { FrameMeaning, RawFrame } from '../feeds/feed-sink'
import type { BookCover } from './book-cover'
import type { DelayWindow } from './delay-window'
import type { FindingsAt, MatchFindings } from './match-findings'
import type { MatchMonitor } from './match-monitor'
import type { MessageCounts } from './message-intake'
import type { TimelineRange } from './timeline-filter'

/** A book's whole state at a moment; it goes back only into a book of the same match. */
export interface BookSnapshot {
  /** How much it holds, in rows and messages. */
  readonly entries: number
}

/**
 * Everything that is known of a match: score, timeline, delays, trust. A book knows no socket, file or clock, so that a
 * live court, a replay, an export and an inspection are the same thing. Methods, not properties, so that a sport's book
 * may ask for its own snapshot.
 */
export interface MatchBook<Snapshot extends BookSnapshot = BookSnapshot> {
  /** Connection of the score feed. */
  readonly connection: ConnectionView
  readonly delays: DelayWindow
  readonly counts: MessageCounts
  readonly openHole: SeqRange | null
  /** The number to ask for next. */
  readonly nextSeqNum: number
  /** `revision` changes when rows that were already written have changed. */
  readonly timeline: { readonly entries: number; readonly revision: number }
  /** Whether rows stay as they are unless the revision changes; if not, none is certain before the end of a log. */
  readonly writesRowsOnce: boolean
  /** Venue wall clock minus UTC; null until the feed says. */
  readonly venueOffsetMs: number | null

  /** Takes what was known before the first message, as the log keeps it; anything else is ignored. */
  begin(fixture: unknown): void
  connectionChanged(feed: string, now: ConnectionView): void
  /** Takes one frame of a feed, by the feed's name in logs, and returns its kind. */
  read(feed: string, frame: RawFrame): FrameMeaning
  /** Adds a console row to the timeline. */
  note(tone: 'note' | 'trouble', text: string, at: number): void
  /** Continues without the missing messages. `at`: UTC in milliseconds. */
  giveUpHoles(at: number): void

  /** The court as of now, by the clock of the frames' monotonic times. */
  view(nowMs: number, cover: BookCover): CourtView
  timelineRange(filter: TimelineFilter, from: number, count: number): TimelineRange
  /** Where the row of a message is among those that pass the filter; null if there is none. */
  timelinePlace(filter: TimelineFilter, seqNum: number): number | null
  /** Returns the rows so far and may discard them: for reading a log once. */
  releaseRows(): readonly TimelineRow[]
  /** Reports what changes from here on, for the marks and steps of a replay. */
  monitor(): MatchMonitor
  /** What exports contain besides the timeline. */
  findings(at: FindingsAt): MatchFindings

  snapshot(): Snapshot
  /** Goes back, or forward, to a snapshot of this match. */
  restore(snapshot: Snapshot): void
}

/** The journal of a court: everything its timeline and state are built from, in order. */
import { reduceCourt, type CourtState, type ReceivedPacket } from './match-state'
import { followScore } from './follow-score'
import type { Verdict } from './score-check'
import { rowsOfPacket } from '../text/rows'
import { type RowDraft } from '../../../court/timeline-row'

export type JournalEntry =
  | { readonly kind: 'packet'; readonly received: ReceivedPacket }
  /** A row of the console: an unreadable frame, a gap, a note. It changes no score. */
  | { readonly kind: 'row'; readonly row: RowDraft; readonly isGap?: true }

export interface FoldStep {
  readonly before: CourtState
  readonly entry: JournalEntry
  /** After the entry, points and score check included. */
  readonly state: CourtState
  /** Null if the entry did not move the score. */
  readonly verdict: Verdict | null
}

export function foldEntry(before: CourtState, entry: JournalEntry): FoldStep {
  if (entry.kind === 'row') return { before, entry, state: before, verdict: null }
  const { received } = entry
  const { court, verdict } = followScore(before, reduceCourt(before, received), received)
  return { before, entry, state: court, verdict }
}

/** The rows of the timeline that a step adds. */
export const rowsOfStep = ({ before, entry, state, verdict }: FoldStep): readonly RowDraft[] =>
  entry.kind === 'row' ? [entry.row] : rowsOfPacket(before, state, entry.received, verdict)

/** Where a late packet belongs: before the first packet with a higher sequence number. */
export function placeOf(entries: readonly JournalEntry[], seqNum: number): number {
  const index = entries.findIndex((entry) => entry.kind === 'packet' && entry.received.packet.seqNum > seqNum)
  return index < 0 ? entries.length : index
}

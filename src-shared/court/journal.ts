/** The journal of a court: everything its timeline and its state are made of, in order. */
import { INITIAL_COURT_STATE, reduceCourt, type CourtState, type ReceivedPacket } from './court-state'
import { followScore } from './follow-score'
import { rowsOfPacket, type RowDraft } from './timeline'

export type JournalEntry =
  | { readonly kind: 'packet'; readonly received: ReceivedPacket }
  /** A row of our own: an unreadable frame, a gap, a note. It changes no score. */
  | { readonly kind: 'row'; readonly row: RowDraft; readonly isGap?: true }

export interface FoldStep {
  readonly state: CourtState
  readonly rows: readonly RowDraft[]
}

/** Applies one entry: the state after it, points and score check included, and the rows that it adds. */
export function foldEntry(before: CourtState, entry: JournalEntry): FoldStep {
  if (entry.kind === 'row') return { state: before, rows: [entry.row] }
  const { received } = entry
  const { court, verdict } = followScore(before, reduceCourt(before, received), received)
  return { state: court, rows: rowsOfPacket(before, court, received, verdict) }
}

/** Folds a whole journal, as is needed when a packet has come late and belongs in between. */
export function foldJournal(entries: readonly JournalEntry[]): FoldStep {
  let state = INITIAL_COURT_STATE
  const rows: RowDraft[] = []
  for (const entry of entries) {
    const step = foldEntry(state, entry)
    state = step.state
    rows.push(...step.rows)
  }
  return { state, rows }
}

/** Where a late packet belongs: before the first packet with a higher sequence number. */
export function placeOf(entries: readonly JournalEntry[], seqNum: number): number {
  const index = entries.findIndex((entry) => entry.kind === 'packet' && entry.received.packet.seqNum > seqNum)
  return index < 0 ? entries.length : index
}

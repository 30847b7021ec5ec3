import { INITIAL_COURT_STATE, type CourtState } from '@shared/sports/tennis/match/match-state'
import { foldEntry, rowsOfStep, type JournalEntry } from '@shared/sports/tennis/match/journal'
import type { RowDraft } from '@shared/court/timeline-row'

/** The court and its rows after a whole journal. */
export function foldJournal(entries: readonly JournalEntry[]): { state: CourtState; rows: RowDraft[] } {
  let state = INITIAL_COURT_STATE
  const rows: RowDraft[] = []
  for (const entry of entries) {
    const step = foldEntry(state, entry)
    state = step.state
    rows.push(...rowsOfStep(step))
  }
  return { state, rows }
}

/** Whether the scores and ends sent by the provider match its points. */

/** What was compared: the points of a set, the sets won, the end of a set, the end of the match. */
export type CheckedScore = 'set-score' | 'match-score' | 'set-end' | 'match-end'

export interface ScoreConflict {
  readonly kind: CheckedScore
  /** As text: "12–11 in set 2". */
  readonly provider: string
  readonly rules: string
  /** Id of the action that disagreed first; it identifies the conflict. */
  readonly actionId: number
}

export interface ScoreCheck {
  readonly agreed: number
  /** Comparisons that disagreed and were not healed by a later correction. */
  readonly conflicts: number
  /** The current conflict; null if the latest comparison of its kind agrees. */
  readonly conflict: ScoreConflict | null
}

export const NOTHING_CHECKED: ScoreCheck = { agreed: 0, conflicts: 0, conflict: null }

export function agreeing(check: ScoreCheck, kind: CheckedScore): ScoreCheck {
  const { conflict } = check
  const isSettled = conflict !== null && SETTLED_BY[conflict.kind].includes(kind)
  return { ...check, agreed: check.agreed + 1, conflict: isSettled ? null : conflict }
}

export const disagreeing = (check: ScoreCheck, conflict: ScoreConflict): ScoreCheck => ({
  ...check,
  conflicts: check.conflicts + 1,
  conflict:
    check.conflict?.kind === conflict.kind ? { ...conflict, actionId: check.conflict.actionId } : conflict
})

/** Agreement at a later, larger score settles earlier doubts. */
const SETTLED_BY: Readonly<Record<CheckedScore, readonly CheckedScore[]>> = {
  'set-score': ['set-score', 'set-end', 'match-end'],
  'match-score': ['match-score', 'match-end'],
  'set-end': ['match-score', 'set-end', 'match-end'],
  'match-end': ['match-end']
}

/** Whether the scores and the ends that the provider names are those of the points that it sent. */

/** What was compared: the points of a set, the sets won, the end of a set, the end of the match. */
export type CheckedScore = 'set-score' | 'match-score' | 'set-end' | 'match-end'

export interface ScoreConflict {
  readonly kind: CheckedScore
  /** In words: "12–11 in set 2". */
  readonly provider: string
  readonly rules: string
  /** Of the action that disagreed first; it tells one conflict from another. */
  readonly actionId: number
}

export interface ScoreCheck {
  readonly agreed: number
  /** Comparisons that disagreed and that no later correction of the provider has healed. */
  readonly conflicts: number
  /** The one that lasts; null when the latest comparison of its kind agrees. */
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

/** An agreement at a later and larger score settles what was in doubt before. */
const SETTLED_BY: Readonly<Record<CheckedScore, readonly CheckedScore[]>> = {
  'set-score': ['set-score', 'set-end', 'match-end'],
  'match-score': ['match-score', 'match-end'],
  'set-end': ['match-score', 'set-end', 'match-end'],
  'match-end': ['match-end']
}

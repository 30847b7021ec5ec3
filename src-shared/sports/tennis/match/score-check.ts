/** Whether the provider's score moves as the rules of tennis allow: the running result for a match. */
import type { Insight } from '../../../court/insight-view'

/** The finding when a packet moves the score. */
export type Verdict =
  /** Moved by one point or a whole penalty. */
  | { readonly kind: 'agrees' }
  /** Moved by several points, only the last of them in a packet. */
  | { readonly kind: 'missing'; readonly points: number }
  /** Not explained by points; both scores as text. `rules` is empty if no point could be played at all. */
  | { readonly kind: 'conflict'; readonly provider: string; readonly rules: string }
  /** Set by the umpire: nothing to compare. */
  | { readonly kind: 'corrected' }
  /** Rules or earlier score unknown, or the provider marks the packet inaccurate. */
  | { readonly kind: 'unchecked' }

export interface ScoreCheck {
  /** False while the format is unknown. */
  readonly rulesKnown: boolean
  /** Moves of the score compared with the rules, and how many agreed. */
  readonly checked: number
  readonly agreed: number
  readonly missingPoints: number
  /** How many conflicts there have been. */
  readonly conflicts: number
  /** The latest conflict, until feed and rules have agreed again for a while. */
  readonly conflict: {
    readonly provider: string
    readonly rules: string
    /** When this conflict started. */
    readonly sinceMonotonicMs: number
  } | null
  /** Moves that agreed since the latest disagreement. */
  readonly agreedInARow: number
}

export const NOTHING_CHECKED: ScoreCheck = {
  rulesKnown: false,
  checked: 0,
  agreed: 0,
  missingPoints: 0,
  conflicts: 0,
  conflict: null,
  agreedInARow: 0
}

/** As the alarm SCORE_CONFLICT: equal for two. */
const AGREEMENT_ENDS_CONFLICT = 2

export function reduceCheck(check: ScoreCheck, verdict: Verdict, monotonicMs: number): ScoreCheck {
  switch (verdict.kind) {
    case 'agrees':
      return agreeing(check, 0)
    case 'missing':
      return agreeing(check, verdict.points)
    case 'conflict':
      return {
        ...check,
        checked: check.checked + 1,
        conflicts: check.conflicts + (check.conflict === null ? 1 : 0),
        conflict: {
          provider: verdict.provider,
          rules: verdict.rules,
          sinceMonotonicMs: check.conflict?.sinceMonotonicMs ?? monotonicMs
        },
        agreedInARow: 0
      }
    case 'corrected':
    case 'unchecked':
      return check
  }
}

/** Field by field, as it runs for every point (see `copyOf` of the court's state). */
function agreeing(check: ScoreCheck, missing: number): ScoreCheck {
  const agreedInARow = check.agreedInARow + 1
  return {
    rulesKnown: check.rulesKnown,
    checked: check.checked + 1,
    agreed: check.agreed + 1,
    missingPoints: check.missingPoints + missing,
    conflicts: check.conflicts,
    conflict: agreedInARow >= AGREEMENT_ENDS_CONFLICT ? null : check.conflict,
    agreedInARow
  }
}

/** One odd packet may be put right by the next; a second one that still disagrees is an alarm. */
export const SETTLES_WITHIN: Insight['scoreCheck']['settlesWithin'] = { messages: 1, ms: null }

/** The check as shown in views. */
export const scoreCheckView = ({
  rulesKnown,
  checked,
  agreed,
  missingPoints,
  conflict
}: ScoreCheck): Insight['scoreCheck'] => ({
  rulesKnown,
  checked,
  agreed,
  missingPoints,
  conflict,
  settlesWithin: SETTLES_WITHIN
})

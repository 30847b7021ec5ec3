/** Whether the provider's score moves as the rules of tennis let it: the account of a match so far. */
import type { Insight } from '../../../court/insight-view'

/** What is found when a packet moves the score. */
export type Verdict =
  /** As one point, or a whole penalty, moves it. */
  | { readonly kind: 'agrees' }
  /** As several points move it, of which only the last has a packet. */
  | { readonly kind: 'missing'; readonly points: number }
  /** As no points move it; both scores in words. The rules' is empty where no point could be played at all. */
  | { readonly kind: 'conflict'; readonly provider: string; readonly rules: string }
  /** The umpire has set it: nothing to compare with. */
  | { readonly kind: 'corrected' }
  /** Rules or earlier score are not known, or the provider itself calls the packet inaccurate. */
  | { readonly kind: 'unchecked' }

export interface ScoreCheck {
  /** False while the format is not known, or when the provider's word for it is not. */
  readonly rulesKnown: boolean
  /** Moves of the score compared with the rules, and how many of them agree. */
  readonly checked: number
  readonly agreed: number
  readonly missingPoints: number
  /** How many conflicts there have been. */
  readonly conflicts: number
  /** The latest disagreement, until the feed and the rules have agreed again for a while. */
  readonly conflict: {
    readonly provider: string
    readonly rules: string
    /** When the first disagreement of this conflict came. */
    readonly sinceMonotonicMs: number
  } | null
  /** Moves that have agreed since the latest disagreement. */
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

/** The check as windows are told of it. */
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

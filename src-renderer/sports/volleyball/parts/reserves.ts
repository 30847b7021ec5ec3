/** What a team may still ask for in the set in play. */
import { rulesOf } from '@shared/sports/volleyball/rules/match-rules'
import type { Side } from '@shared/sports/volleyball/rules/sides'
import type { VolleyballCourtView } from '@shared/sports/volleyball/view/volleyball-view'

export interface Reserve {
  readonly left: number
  /** By the rules of the variant; where the provider has more left, that. */
  readonly allowed: number
  /** "2 of 2 time-outs left" */
  readonly text: string
}

export interface Reserves {
  readonly timeOuts: Reserve | null
  readonly substitutions: Reserve | null
}

type Counted = Pick<VolleyballCourtView, 'variant' | 'timeOutsLeft' | 'substitutionsLeft'>

/** Null for what there is none of, or while no set is being played. */
export function reservesOf({ variant, timeOutsLeft, substitutionsLeft }: Counted, side: Side): Reserves {
  const rules = rulesOf(variant)
  return {
    timeOuts: reserve(timeOutsLeft?.[side] ?? null, rules.timeOuts, 'time-outs'),
    substitutions: reserve(substitutionsLeft?.[side] ?? null, rules.substitutions, 'substitutions')
  }
}

function reserve(left: number | null, byRules: number, what: string): Reserve | null {
  if (left === null) return null
  const allowed = Math.max(left, byRules)
  return { left, allowed, text: `${left} of ${allowed} ${what} left` }
}

import { SETTLES_WITHIN } from '@shared/sports/tennis/match/score-check'
import type { TennisInsight } from '@shared/sports/tennis/view/insight-view'

/** Before anything is known. */
export const NO_INSIGHT: TennisInsight = {
  scoreCheck: {
    rulesKnown: false,
    checked: 0,
    agreed: 0,
    missingPoints: 0,
    conflict: null,
    settlesWithin: SETTLES_WITHIN
  },
  correctedMonotonicMs: null,
  clockOffsetMs: null,
  winProbabilityA: null,
  momentum: [],
  statisticsFeed: { state: 'off', differences: 0 }
}

import type { TennisInsight } from '@shared/sports/tennis/view/insight-view'

/** Before anything is known. */
export const NO_INSIGHT: TennisInsight = {
  scoreCheck: { rulesKnown: false, checked: 0, agreed: 0, missingPoints: 0, conflict: null },
  correctedMonotonicMs: null,
  clockOffsetMs: null,
  winProbabilityA: null,
  momentum: [],
  statisticsFeed: { state: 'off', differences: 0 }
}

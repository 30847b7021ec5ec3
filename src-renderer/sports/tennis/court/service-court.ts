/** From which side of the court the next point is served, in words. */
import type { ScoreView } from '@shared/sports/tennis/view/tennis-view'
import { serviceSideOf } from '@shared/sports/tennis/rules/serving'

/** Null when the points do not tell; whether the format knows advantage is not asked. */
export function serviceCourt(score: ScoreView): 'deuce court' | 'ad court' | null {
  const side = serviceSideOf(score, null)
  return side && `${side} court`
}

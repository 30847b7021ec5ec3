/** From which side of the court the next point is served. */
import type { ScoreView } from '@shared/court/view'
import { STANDARD_POINTS } from '@shared/tennis/score'

/**
 * ITF Rules of Tennis, rules 5 and 17: the first point of a game or tie-break is served from the right ("deuce"), then
 * the sides alternate. Null when the points do not tell: none shown, or 40–40, which in a game without advantage
 * is served to the side that the receiver chooses.
 */
export function serviceCourt(score: ScoreView): 'deuce court' | 'ad court' | null {
  const played = score.gameType === 'TieBreaker' ? tieBreakPoints(score) : standardPoints(score)
  if (played === null) return null
  return played % 2 === 0 ? 'deuce court' : 'ad court'
}

function tieBreakPoints({ pointsA, pointsB }: ScoreView): number | null {
  if (!/^\d+$/.test(pointsA) || !/^\d+$/.test(pointsB)) return null
  return Number(pointsA) + Number(pointsB)
}

function standardPoints({ pointsA, pointsB }: ScoreView): number | null {
  if (pointsA === '40' && pointsB === '40') return null
  const [wonA, wonB] = [pointsA, pointsB].map((points) =>
    STANDARD_POINTS.findIndex((standard) => standard === points)
  )
  if (wonA === undefined || wonB === undefined || wonA < 0 || wonB < 0) return null
  return wonA + wonB
}

/** What only a volleyball court says. */
import type { Side } from '@shared/sports/volleyball/rules/sides'
import type { VolleyballCourtView } from '@shared/sports/volleyball/view/volleyball-view'
import { countOf, formatCount } from '../../text/numbers'

export const sideName = ({ teams }: Pick<VolleyballCourtView, 'teams'>, side: Side): string =>
  teams[side].name

/** The provider sends numbers, no names. */
export const playerText = (playerId: number): string => `player ${playerId}`

/** A run is worth a word from this many points on. */
export const TOLD_RUN = 3

/** "5-point run"; empty for what is no run yet. */
export const runText = (points: number): string => (points < TOLD_RUN ? '' : `${points}-point run`)

/** "1 unconfirmed", of points; empty when all are confirmed. */
export const provisionalText = (points: number): string =>
  points === 0 ? '' : `${formatCount(points)} unconfirmed`

/** "Norway 2 sets, 14 points": a side's score for screen readers. */
export function spokenScore(court: VolleyballCourtView, side: Side): string {
  const { setsWon, set } = court
  const points = set ? `, ${countOf(set.points[side], 'point')}` : ''
  return `${sideName(court, side)} ${countOf(setsWon[side], 'set')}${points}`
}

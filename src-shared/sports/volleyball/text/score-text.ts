/** Sentences for the actions that move the score. */
import type { ActionOf } from '../feed/actions'
import type { VolleyballState } from '../rules/state'
import { describeCount, sideOf, type BySide } from '../rules/sides'
import { plainText, teamName, type MatchNames } from './names'

/** "Point, Norway, kill: 12–11"; with its reason unless that is the rally. */
export function describePoint(
  before: VolleyballState,
  after: VolleyballState,
  { winnerTeam, types, reasons, setNumber }: ActionOf<'Point'>,
  names: MatchNames
): string {
  const side = sideOf(winnerTeam)
  if (side === null) return winnerTeam === null ? 'Point, unknown team' : `Point for “${winnerTeam}”`
  const how = types.map((type) => `, ${plainText('pointType', type)}`).join('')
  const others = reasons.filter((reason) => reason !== 'Rally')
  const why =
    others.length === 0 ? '' : ` (${others.map((reason) => plainText('pointReason', reason)).join(', ')})`
  const score = pointsIn(after, setNumber) ?? before.set?.points
  return `Point, ${teamName(names, side)}${how}${why}${score === undefined ? '' : `: ${describeCount(score)}`}`
}

/** The points of one set; without a number, of the current set. */
export const pointsIn = (
  { set, finishedSets }: VolleyballState,
  setNumber: number | null
): BySide<number> | undefined =>
  set !== null && (setNumber === null || set.number === setNumber)
    ? set.points
    : finishedSets.find((finished) => finished.set.number === setNumber)?.set.points

export function describeSetEnd(
  before: VolleyballState,
  { endType, setNumber }: ActionOf<'SetEnd'>,
  names: MatchNames
): string {
  const set = `set ${setNumber ?? before.set?.number ?? ''}`
  const points = pointsIn(before, setNumber) ?? before.set?.points
  const score = points === undefined ? '' : ` ${describeCount(points)}`
  switch (endType) {
    case 'WinnerHome':
      return `${names.teams.Home} wins ${set}${score}`
    case 'WinnerAway':
      return `${names.teams.Away} wins ${set}${score}`
    case 'WinnerHomeByRetirementOrDefault':
      return `${names.teams.Home} wins ${set} by retirement or default`
    case 'WinnerAwayByRetirementOrDefault':
      return `${names.teams.Away} wins ${set} by retirement or default`
    case null:
      return `End of ${set}`
    default:
      return `End of ${set}: ${plainText('setEndType', endType)}`
  }
}

/** The provider's score, and ours if it differs. */
export function describeSetScore(
  before: VolleyballState,
  { scoreInPoints, setNumber }: ActionOf<'SetScore'>
): string {
  const set = setNumber === null ? '' : ` of set ${setNumber}`
  const counted = pointsIn(before, setNumber)
  const provider = describeCount(scoreInPoints)
  const ours = counted === undefined ? provider : describeCount(counted)
  return `Score${set}: ${provider}${ours === provider ? '' : ` (counted ${ours})`}`
}

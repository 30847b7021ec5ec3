/** The rules a court is played by, as far as its status tells. */
import type { MatchStatus } from '../feeds/events/packets'
import { formatOf, type MatchFormat } from '../rules/format'
import { setsWon } from '../rules/score'
import { situationOf, type Situation } from '../rules/situation'
import type { CourtState } from './match-state'

/** Labels that do not tell how long the tie-break of the final set is (provider's scoring types page). */
const OPEN_FINAL_SET: ReadonlySet<string> = new Set(['Standard', 'StandardWithNoAdv'])
const LONG_TIE_BREAK = 10

/** Asked for with every point, while the status changes a few times in a match. */
const formatsByStatus = new WeakMap<MatchStatus, readonly MatchFormat[]>()

/**
 * Every format that the match may be played by, the likelier first; none while nothing is known. Final-set
 * tie-breaks are played to 7 or to 10 under the same label, so both lengths are possible until points tell.
 */
export function formatsOfCourt(court: CourtState): readonly MatchFormat[] {
  if (court.status === null) return []
  const known = formatsByStatus.get(court.status)
  if (known !== undefined) return known
  const { scoringType, numSets, tieBreakType } = court.status
  const format =
    scoringType === null || numSets === null ? null : formatOf(scoringType, numSets, tieBreakType ?? '')
  const formats = possibleFormats(format, scoringType ?? '')
  formatsByStatus.set(court.status, formats)
  return formats
}

/** The likeliest; null while the format is not known, or when the provider's word for it is not. */
export const formatOfCourt = (court: CourtState): MatchFormat | null => formatsOfCourt(court)[0] ?? null

function possibleFormats(format: MatchFormat | null, scoringType: string): readonly MatchFormat[] {
  if (format === null) return []
  const { finalSet } = format
  if (finalSet.kind !== 'tie-break' || !OPEN_FINAL_SET.has(scoringType)) return [format]
  return [format, { ...format, finalSet: { ...finalSet, to: LONG_TIE_BREAK } }]
}

/**
 * What is at stake in the next point, or the one in play; null when nothing is or the rules are not known. Where
 * the possible formats disagree about a tie-break, it is only said to be one.
 */
export function situationOfCourt(court: CourtState): Situation | null {
  const { score, server, end } = court
  if (score === null || server === null || end !== null) return null
  const [likelier, other] = formatsOfCourt(court)
  if (likelier === undefined) return null
  const situation = situationOf(likelier, score, server)
  if (
    other === undefined ||
    score.game.gameType !== 'TieBreaker' ||
    !isFinalSet(likelier, score.finishedSets.length)
  )
    return situation
  const elsewhere = situationOf(other, score, server)
  if (situation === null || elsewhere === null) return situation ?? elsewhere
  return isSame(situation, elsewhere) ? situation : MERE_TIE_BREAK
}

const MERE_TIE_BREAK: Situation = { kind: 'tie-break', team: null, count: 0 }

const isFinalSet = ({ bestOf }: MatchFormat, finishedSets: number): boolean => finishedSets === bestOf - 1

const isSame = (a: Situation, b: Situation): boolean =>
  a.kind === b.kind && a.team === b.team && a.count === b.count

/** True once a team has the sets that it needs; the provider says so itself a little later. */
export function isMatchDecided({ status, score }: CourtState): boolean {
  if (score === null || status === null || status.numSets === null || status.numSets < 1) return false
  const won = setsWon(score)
  return Math.max(won.TeamA, won.TeamB) > status.numSets / 2
}

/** The rules of a match, as far as its status reveals them. */
import type { MatchStatus } from '../feeds/events/packets'
import { formatOf, type MatchFormat } from '../rules/format'
import { setsWon } from '../rules/score'
import { situationOf, type Situation } from '../rules/situation'
import type { CourtState } from './match-state'

/** Labels that leave the length of the final-set tie-break open (provider's scoring types page). */
const OPEN_FINAL_SET: ReadonlySet<string> = new Set(['Standard', 'StandardWithNoAdv'])
const LONG_TIE_BREAK = 10

/** Cached: needed for every point, while the status rarely changes. */
const formatsByStatus = new WeakMap<MatchStatus, readonly MatchFormat[]>()

/**
 * Every possible format of the match, the likelier first; none while nothing is known. Final-set tie-breaks are played
 * to 7 or 10 under the same label, so both are possible until the points decide.
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

/** The likeliest format; null if unknown. */
export const formatOfCourt = (court: CourtState): MatchFormat | null => formatsOfCourt(court)[0] ?? null

function possibleFormats(format: MatchFormat | null, scoringType: string): readonly MatchFormat[] {
  if (format === null) return []
  const { finalSet } = format
  if (finalSet.kind !== 'tie-break' || !OPEN_FINAL_SET.has(scoringType)) return [format]
  return [format, { ...format, finalSet: { ...finalSet, to: LONG_TIE_BREAK } }]
}

/**
 * What is at stake in the next or current point; null if nothing is or the rules are unknown. If the possible formats
 * disagree about a tie-break, it is only reported as a tie-break.
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

/** True once a team has the sets it needs; the provider confirms it a little later. */
export function isMatchDecided({ status, score }: CourtState): boolean {
  if (score === null || status === null || status.numSets === null || status.numSets < 1) return false
  const won = setsWon(score)
  return Math.max(won.TeamA, won.TeamB) > status.numSets / 2
}

/** Which points lead from one score to another under the rules. */
import { matchWinnerOf, pointWon } from '../rules/advance'
import type { MatchFormat } from '../rules/format'
import { isReachable } from '../rules/reachable'
import { TEAMS, type FinishedSet, type Team, type TennisScore } from '../rules/score'

/** The last of the points that lead from one score to another; `count` of them in all. */
export interface ScoreStep {
  readonly count: number
  /** The score from which the last point was played. */
  readonly before: TennisScore
  readonly winner: Team
}

/** Three games to love: scores further apart are not connected by play. */
const MOST_POINTS = 12

interface Standing {
  readonly format: MatchFormat
  readonly score: TennisScore
}

/**
 * The fewest points (up to `atMost`) that lead from one score to another in any of the formats; null if none do.
 * `wonBy`: who won the last of them, if known. A single point the other team must have won is not explained by a longer
 * path.
 */
export function stepBetween(
  formats: readonly MatchFormat[],
  from: TennisScore,
  to: TennisScore,
  wonBy: Team | null,
  atMost = MOST_POINTS
): ScoreStep | null {
  const single = singleStep(formats, from, to, wonBy)
  if (single !== null) return single
  const seen = new Set<string>()
  let reached: readonly Standing[] = formats
    .filter((format) => isReachable(format, from))
    .map((format) => ({ format, score: from }))
  for (let count = 1; count <= atMost; count += 1) {
    const next = reached.flatMap(afterOnePoint)
    const there = next.filter(({ score }) => isSameScore(score, to))
    const last = there.find(({ winner }) => wonBy === null || wonBy === winner)
    if (last !== undefined) return { count, before: last.before, winner: last.winner }
    if (count === 1 && there.length > 0) return null
    if (count < atMost) reached = next.filter((standing) => isNew(seen, standing))
  }
  return null
}

/** The common case, found without searching. */
function singleStep(
  formats: readonly MatchFormat[],
  from: TennisScore,
  to: TennisScore,
  wonBy: Team | null
): ScoreStep | null {
  for (const format of formats) {
    if (!isReachable(format, from) || matchWinnerOf(format, from) !== null) continue
    for (const winner of wonBy === null ? TEAMS : [wonBy])
      if (isSameScore(pointWon(format, from, winner).score, to)) return { count: 1, before: from, winner }
  }
  return null
}

function afterOnePoint({ format, score }: Standing) {
  if (matchWinnerOf(format, score) !== null) return []
  return TEAMS.map((winner) => ({
    format,
    before: score,
    winner,
    score: pointWon(format, score, winner).score
  }))
}

/** Scores already reached with fewer points lead nowhere new. */
function isNew(seen: Set<string>, { format, score }: Standing): boolean {
  const key = JSON.stringify([format.finalSet, score])
  if (seen.has(key)) return false
  seen.add(key)
  return true
}

/** The score after a point in the first format that fits the score before it. */
export function scoreByRules(
  formats: readonly MatchFormat[],
  from: TennisScore,
  winner: Team
): TennisScore | null {
  const format = formats.find((each) => isReachable(each, from) && matchWinnerOf(each, from) === null)
  return format === undefined ? null : pointWon(format, from, winner).score
}

/**
 * Whether two scores mean the same. Ignores what the provider's pages leave open or packets omit: the game type of a
 * game that has no point yet, the tie-break points of a finished set, and the games by which a match tie-break is
 * written down.
 */
export const isSameScore = (a: TennisScore, b: TennisScore): boolean =>
  a === b ||
  (a.game.pointsA === b.game.pointsA &&
    a.game.pointsB === b.game.pointsB &&
    (a.game.gameType === b.game.gameType || (a.game.pointsA === '0' && a.game.pointsB === '0')) &&
    a.set.gamesA === b.set.gamesA &&
    a.set.gamesB === b.set.gamesB &&
    a.finishedSets.length === b.finishedSets.length &&
    a.finishedSets.every((set, index) => isSameSet(set, b.finishedSets[index])))

function isSameSet(a: FinishedSet, b: FinishedSet | undefined): boolean {
  if (b === undefined) return false
  if (isMatchTieBreak(a) || isMatchTieBreak(b)) return a.gamesA > a.gamesB === b.gamesA > b.gamesB
  if (a.gamesA !== b.gamesA || a.gamesB !== b.gamesB) return false
  if (a.tieBreak === undefined || b.tieBreak === undefined) return true
  return a.tieBreak.pointsA === b.tieBreak.pointsA && a.tieBreak.pointsB === b.tieBreak.pointsB
}

/** A set of one game. */
const isMatchTieBreak = ({ gamesA, gamesB }: FinishedSet): boolean => gamesA + gamesB === 1

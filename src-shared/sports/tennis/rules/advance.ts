/** The score automaton: what one point does to the score. */
import { setRulesOf, setsToWin, type MatchFormat, type TieBreakRule } from './format'
import {
  LOVE_ALL,
  opponentOf,
  setsWon,
  STANDARD_POINTS,
  TEAMS,
  type FinishedSet,
  type GameScore,
  type SetScore,
  type Team,
  type TennisScore,
  type TieBreakScore
} from './score'

export interface PointOutcome {
  /** After the point. */
  readonly score: TennisScore
  /** Who won these with the point; a set is always won with a game, a match with a set. */
  readonly gameWon: Team | null
  readonly setWon: Team | null
  readonly matchWon: Team | null
}

const FORTY = STANDARD_POINTS.indexOf('40')
const ADVANTAGE = STANDARD_POINTS.indexOf('Av')

/**
 * Plays one point (ITF Rules of Tennis, rules 5 to 7 and appendix V). The score is like the provider's after a packet:
 * when a tie-break is due the game is already `TieBreaker` 0-0; after the last point of a game, set or match the
 * points, and then the games, are back at 0-0.
 *
 * Throws a RangeError for points the game does not have and a tie-break the format does not have; check a score from
 * outside with `isReachable` first.
 */
export function pointWon(format: MatchFormat, score: TennisScore, winner: Team): PointOutcome {
  if (score.game.gameType === 'TieBreaker') return tieBreakPointWon(format, score, winner)
  const game = standardPointWon(score.game, winner, format.advantage)
  return game ? pointInGame({ ...score, game }) : standardGameWon(format, score, winner)
}

/** The winner of the match by sets won, or null while it continues. */
export function matchWinnerOf(format: MatchFormat, score: TennisScore): Team | null {
  const needed = setsToWin(format)
  if (score.finishedSets.length < needed) return null
  const sets = setsWon(score)
  return TEAMS.find((team) => sets[team] >= needed) ?? null
}

/** True if the next game of a set is its tie-break. */
export const isTieBreakDue = ({ gamesA, gamesB }: SetScore, tieBreak: TieBreakRule | null): boolean =>
  gamesA === gamesB && gamesA === tieBreak?.at

/** True if a count of points or games wins: enough of them, and two more than the opponent. */
export const isWinningCount = (own: number, opponents: number, needed: number): boolean =>
  own >= needed && own - opponents >= 2

const pointInGame = (score: TennisScore): PointOutcome => ({
  score,
  gameWon: null,
  setWon: null,
  matchWon: null
})

/** The game after the point, or null if the point won it. */
function standardPointWon(game: GameScore, winner: Team, advantage: boolean): GameScore | null {
  const own = standardPointsIndex(pointsOf(game, winner))
  const opponents = standardPointsIndex(pointsOf(game, opponentOf(winner)))
  if (opponents === ADVANTAGE) return { gameType: 'StandardGame', pointsA: '40', pointsB: '40' }
  const deuce = own === FORTY && opponents === FORTY
  if (own >= FORTY && !(deuce && advantage)) return null
  return withPoints(game, winner, STANDARD_POINTS[own + 1] ?? 'Av')
}

function standardGameWon(format: MatchFormat, score: TennisScore, winner: Team): PointOutcome {
  const rules = setRulesOf(format, score.finishedSets.length)
  const set = withGame(score.set, winner)
  const own = winner === 'TeamA' ? set.gamesA : set.gamesB
  const opponents = winner === 'TeamA' ? set.gamesB : set.gamesA
  if (isWinningCount(own, opponents, rules.gamesPerSet)) return setWonWith(format, score, winner, set)
  const next = { ...score, set, game: gameAtLoveAll(set, rules.tieBreak) }
  return { score: next, gameWon: winner, setWon: null, matchWon: null }
}

function tieBreakPointWon(format: MatchFormat, score: TennisScore, winner: Team): PointOutcome {
  const { tieBreak } = setRulesOf(format, score.finishedSets.length)
  if (!tieBreak) throw new RangeError('A tie-break in a set without one')
  const own = tieBreakCount(pointsOf(score.game, winner)) + 1
  const opponents = tieBreakCount(pointsOf(score.game, opponentOf(winner)))
  const game = withPoints(score.game, winner, String(own))
  if (!isWinningCount(own, opponents, tieBreak.to)) return pointInGame({ ...score, game })
  return setWonWith(format, score, winner, withGame(score.set, winner), tieBreakScoreOf(game))
}

function setWonWith(
  format: MatchFormat,
  score: TennisScore,
  winner: Team,
  set: SetScore,
  tieBreak?: TieBreakScore
): PointOutcome {
  const finished: FinishedSet = tieBreak ? { ...set, tieBreak } : set
  const next: TennisScore = { ...LOVE_ALL, finishedSets: [...score.finishedSets, finished] }
  const matchWon = matchWinnerOf(format, next)
  if (matchWon) return { score: next, gameWon: winner, setWon: winner, matchWon }
  const { tieBreak: nextTieBreak } = setRulesOf(format, next.finishedSets.length)
  const started = { ...next, game: gameAtLoveAll(next.set, nextTieBreak) }
  return { score: started, gameWon: winner, setWon: winner, matchWon: null }
}

const gameAtLoveAll = (set: SetScore, tieBreak: TieBreakRule | null): GameScore => ({
  gameType: isTieBreakDue(set, tieBreak) ? 'TieBreaker' : 'StandardGame',
  pointsA: '0',
  pointsB: '0'
})

const pointsOf = (game: GameScore, team: Team): string => (team === 'TeamA' ? game.pointsA : game.pointsB)

const withPoints = (game: GameScore, team: Team, points: string): GameScore =>
  team === 'TeamA'
    ? { gameType: game.gameType, pointsA: points, pointsB: game.pointsB }
    : { gameType: game.gameType, pointsA: game.pointsA, pointsB: points }

const withGame = (set: SetScore, winner: Team): SetScore =>
  winner === 'TeamA'
    ? { gamesA: set.gamesA + 1, gamesB: set.gamesB }
    : { gamesA: set.gamesA, gamesB: set.gamesB + 1 }

const tieBreakScoreOf = (game: GameScore): TieBreakScore => ({
  pointsA: tieBreakCount(game.pointsA),
  pointsB: tieBreakCount(game.pointsB)
})

function standardPointsIndex(points: string): number {
  const index = STANDARD_POINTS.findIndex((known) => known === points)
  if (index < 0) throw new RangeError(`"${points}" is not a score of a standard game`)
  return index
}

function tieBreakCount(points: string): number {
  if (!/^\d+$/.test(points)) throw new RangeError(`"${points}" is not a score of a tie-break`)
  return Number(points)
}

/** What the points of a match come to: statistics, win probability and momentum, point by point. */
import { matchWinnerOf, pointWon } from '../rules/advance'
import type { MatchFormat } from '../rules/format'
import { EVEN_MOMENTUM, momentumOf, withPoint, type Momentum } from '../rules/momentum'
import type { PlayedPoint } from '../rules/played-point'
import { opponentOf, type Team } from '../rules/score'
import { SERVE_PRIORS, serveChance } from '../rules/serve-chance'
import { countPoint, emptyMatchStatistics, type MatchStatistics } from '../rules/statistics'
import { MatchModel } from '../rules/win-probability'
import { isSameScore } from './score-step'

export interface AnalysedPoint {
  readonly point: PlayedPoint
  /** After the point; null when the rules, or who serves, are not known. */
  readonly winProbabilityA: number | null
  /** After the point. */
  readonly momentum: number
}

/** The points so far, latest first: a list of which all older analyses share the older part. */
export interface AnalysedPoints {
  readonly latest: AnalysedPoint
  readonly earlier: AnalysedPoints | null
}

/** A value of its own after every point: to take points back, go on from the analysis before them. */
export interface MatchAnalysis {
  /** The share of serve points won that is usual in this kind of match. */
  readonly servePrior: number
  readonly statistics: MatchStatistics
  readonly momentum: Momentum
  /** Of the game of the latest point; null while the rules are not known. */
  readonly game: GameModel | null
  readonly points: AnalysedPoints | null
}

/**
 * The model during one game: of the serve chances that the games before it have shown. Within a game it stands still, so
 * that what a point changes is the point's doing, and a game is modelled once.
 */
interface GameModel {
  readonly format: MatchFormat
  readonly finishedSets: number
  readonly gamesA: number
  readonly gamesB: number
  readonly model: MatchModel
}

/** Before the first point; `servePrior` from `servePriorOf`. */
export const emptyAnalysis = (servePrior: number = SERVE_PRIORS.unknown): MatchAnalysis => ({
  servePrior,
  statistics: emptyMatchStatistics,
  momentum: EVEN_MOMENTUM,
  game: null,
  points: null
})

/** By the draw code of an event id (provider's event id page); mixed doubles and unknown draws lie between. */
export function servePriorOf(eventId: string): number {
  const draw = /-([A-Z]{2})\d+$/.exec(eventId)?.[1] ?? ''
  if (MENS_DRAWS.has(draw)) return SERVE_PRIORS.men
  return WOMENS_DRAWS.has(draw) ? SERVE_PRIORS.women : SERVE_PRIORS.unknown
}

const MENS_DRAWS: ReadonlySet<string> = new Set(['MS', 'QS', 'MD', 'QD'])
const WOMENS_DRAWS: ReadonlySet<string> = new Set(['LS', 'RS', 'LD', 'RD'])

/**
 * Adds one point; the same work however long the match is. `format` is null while the rules are not known: then
 * there is no win probability and all points weigh the same in the momentum.
 */
export function analysePoint(
  analysis: MatchAnalysis,
  format: MatchFormat | null,
  point: PlayedPoint
): MatchAnalysis {
  const statistics = countPoint(analysis.statistics, format, point)
  const game = format === null ? null : gameModelOf(analysis, format, point)
  const { leverage, winProbabilityA } = modelled(game, point)
  const momentum = withPoint(analysis.momentum, point.winner, leverage)
  return {
    servePrior: analysis.servePrior,
    statistics,
    momentum,
    game,
    points: {
      latest: { point, winProbabilityA, momentum: momentumOf(momentum) },
      earlier: analysis.points
    }
  }
}

/** Team A's chance to win the match after the latest point; null when rules or server are not known. */
export const winProbabilityOf = ({ points }: MatchAnalysis): number | null =>
  points?.latest.winProbabilityA ?? null

/** The latest `count` points, oldest first; all of them if no count is given. */
export function latestPoints({ points }: MatchAnalysis, count = Infinity): readonly AnalysedPoint[] {
  const latest: AnalysedPoint[] = []
  for (let rest = points; rest !== null && latest.length < count; rest = rest.earlier)
    latest.push(rest.latest)
  return latest.reverse()
}

interface Modelled {
  /** Of this point. */
  readonly leverage: number | null
  /** After it. */
  readonly winProbabilityA: number | null
}

/** An analysis is of one format throughout, so only the game is compared: a status that repeats the format is no news. */
function gameModelOf(
  { game, servePrior, statistics }: MatchAnalysis,
  format: MatchFormat,
  { before }: PlayedPoint
): GameModel {
  const finishedSets = before.finishedSets.length
  const { gamesA, gamesB } = before.set
  if (game?.finishedSets === finishedSets && game.gamesA === gamesA && game.gamesB === gamesB) return game
  const chanceOf = (team: Team): number => {
    const { firstServePointsWon, secondServePointsWon, servePoints } = statistics.match.teams[team]
    return serveChance(servePrior, firstServePointsWon + secondServePointsWon, servePoints)
  }
  const model = new MatchModel(format, { TeamA: chanceOf('TeamA'), TeamB: chanceOf('TeamB') })
  return { format, finishedSets, gamesA, gamesB, model }
}

function modelled(game: GameModel | null, point: PlayedPoint): Modelled {
  if (game === null || point.server === null) return { leverage: null, winProbabilityA: null }
  const { format, model } = game
  const before = model.assess(point.before, point.server)
  if (before !== null && isCourseOfPlay(format, point))
    return { leverage: before.leverage, winProbabilityA: before.afterPoint[point.winner] }
  const after = model.assess(point.after, nextServerOf(point, point.server))
  return { leverage: before?.leverage ?? null, winProbabilityA: after?.winProbabilityA ?? null }
}

/** Whether this one point leads from the score before it to the one after it. */
const isCourseOfPlay = (format: MatchFormat, { before, after, winner }: PlayedPoint): boolean =>
  matchWinnerOf(format, before) === null && isSameScore(pointWon(format, before, winner).score, after)

/**
 * Who serves after a point, by the rules (ITF Rules of Tennis, rules 5b and 14): games in turn; in a tie-break the
 * serve goes over after every odd point, and after it the team serves that received in its first point.
 */
function nextServerOf({ before, after }: PlayedPoint, server: Team): Team {
  const setOver = after.finishedSets.length !== before.finishedSets.length
  const gameOver = setOver || after.set.gamesA !== before.set.gamesA || after.set.gamesB !== before.set.gamesB
  if (before.game.gameType !== 'TieBreaker') return gameOver ? opponentOf(server) : server
  if (gameOver) {
    const servedFirst = Math.ceil(tieBreakPoints(before) / 2) % 2 === 0
    return servedFirst ? opponentOf(server) : server
  }
  return tieBreakPoints(after) % 2 === 1 ? opponentOf(server) : server
}

const tieBreakPoints = ({ game }: PlayedPoint['before']): number =>
  Number(game.pointsA) + Number(game.pointsB)

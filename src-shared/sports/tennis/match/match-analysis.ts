/** Statistics, win probability and momentum of a match, point by point. */
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
  /** After the point; null if the rules or the server are unknown. */
  readonly winProbabilityA: number | null
  /** After the point. */
  readonly momentum: number
}

/** The points so far, latest first; older analyses share the older part of the list. */
export interface AnalysedPoints {
  readonly latest: AnalysedPoint
  readonly earlier: AnalysedPoints | null
}

/** Immutable: to take points back, continue from the analysis before them. */
export interface MatchAnalysis {
  /** The usual share of serve points won in this kind of match. */
  readonly servePrior: number
  readonly statistics: MatchStatistics
  readonly momentum: Momentum
  /** Model for the latest point's game; null while the rules are unknown. */
  readonly game: GameModel | null
  readonly points: AnalysedPoints | null
}

/**
 * The model during one game, from the serve chances seen in earlier games. It is fixed within a game, so that changes
 * come from the points alone and a game is modelled once.
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

/** From the draw code of an event id (provider's event id page); mixed doubles and unknown draws are in between. */
export function servePriorOf(eventId: string): number {
  const draw = /-([A-Z]{2})\d+$/.exec(eventId)?.[1] ?? ''
  if (MENS_DRAWS.has(draw)) return SERVE_PRIORS.men
  return WOMENS_DRAWS.has(draw) ? SERVE_PRIORS.women : SERVE_PRIORS.unknown
}

const MENS_DRAWS: ReadonlySet<string> = new Set(['MS', 'QS', 'MD', 'QD'])
const WOMENS_DRAWS: ReadonlySet<string> = new Set(['LS', 'RS', 'LD', 'RD'])

/**
 * Adds one point in constant time. `format` is null while the rules are unknown: then there is no win probability and
 * all points have equal weight in the momentum.
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

/** Team A's chance to win the match after the latest point; null if rules or server are unknown. */
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

/** An analysis has one format throughout, so only the game is compared. */
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

/** Whether this single point explains the step from the score before to the score after it. */
const isCourseOfPlay = (format: MatchFormat, { before, after, winner }: PlayedPoint): boolean =>
  matchWinnerOf(format, before) === null && isSameScore(pointWon(format, before, winner).score, after)

/**
 * Who serves after a point, by the rules (ITF Rules of Tennis, rules 5b and 14): alternating by game; in a tie-break
 * the serve changes after every odd point, and after it the team that received its first point serves.
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

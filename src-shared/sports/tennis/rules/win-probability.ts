/**
 * The chance to win a match from any score: a hierarchical Markov model. Each point is won by the server with a chance
 * independent of earlier points; points make games, games sets, sets the match (Barnett and Clarke, IMA Journal of
 * Management Mathematics 2005; O'Malley, Journal of Quantitative Analysis in Sports 2008). It is a model, not a price:
 * it ignores form, surface, fatigue and injury.
 */
import { matchWinnerOf } from './advance'
import { setRulesOf, setsToWin, type MatchFormat, type SetRules, type TieBreakRule } from './format'
import { chanceOf, leadOfTwo, mix, outlookOf, type Outlook, type Race } from './race'
import { isReachable } from './reachable'
import { setsWon, STANDARD_POINTS, type Team, type TennisScore } from './score'

/** Each team's chance to win a point on its own serve. */
export type ServeChances = Readonly<Record<Team, number>>

export interface Assessment {
  /** Team A's chance to win the match. */
  readonly winProbabilityA: number
  /** The same after the next point, by who wins it. */
  readonly afterPoint: Readonly<Record<Team, number>>
  /** How much the next point changes it: the chance after a point for A minus that after one for B. */
  readonly leverage: number
}

const DECIDED: Readonly<Record<Team, Assessment>> = {
  TeamA: { winProbabilityA: 1, afterPoint: { TeamA: 1, TeamB: 1 }, leverage: 0 },
  TeamB: { winProbabilityA: 0, afterPoint: { TeamA: 0, TeamB: 0 }, leverage: 0 }
}

/** A match in one format between teams with fixed serve chances. */
export class MatchModel {
  readonly #format: MatchFormat
  readonly #serve: ServeChances
  readonly #holdA: number
  readonly #holdB: number
  readonly #lastSetIsAsOthers: boolean
  /** Computed when first needed: any full set, the last one if its rules differ, and tie-breaks by length. */
  #anySet: number | null = null
  #lastSet: number | null = null
  readonly #tieBreaks: number[] = []

  constructor(format: MatchFormat, serve: ServeChances) {
    this.#format = format
    this.#serve = serve
    this.#holdA = holdChance(serve.TeamA, format.advantage)
    this.#holdB = holdChance(serve.TeamB, format.advantage)
    const { finalSet, tieBreakAt, tieBreakTo } = format
    this.#lastSetIsAsOthers =
      finalSet.kind === 'tie-break' && finalSet.at === tieBreakAt && finalSet.to === tieBreakTo
  }

  /**
   * What is at stake when `server` serves the next point; null for a score impossible in the format. A point's leverage
   * in the match is its leverage in the game times the game's in the set times the set's in the match (Morris, "The
   * most important points in tennis", 1977).
   */
  assess(score: TennisScore, server: Team): Assessment | null {
    const winner = matchWinnerOf(this.#format, score)
    if (winner) return DECIDED[winner]
    if (!isReachable(this.#format, score)) return null
    const point = this.#serve[server]
    const nextPoint = this.#setAfterPoint(score, server)
    const sets = setsWon(score)
    const nextSet = {
      ifWon: this.#matchChance(sets.TeamA + 1, sets.TeamB),
      ifLost: this.#matchChance(sets.TeamA, sets.TeamB + 1)
    }
    const set = mix(server === 'TeamA' ? point : 1 - point, nextPoint)
    return {
      winProbabilityA: mix(set, nextSet),
      afterPoint: { TeamA: mix(nextPoint.ifWon, nextSet), TeamB: mix(nextPoint.ifLost, nextSet) },
      leverage: rangeOf(nextPoint) * rangeOf(nextSet)
    }
  }

  /** Between two sets. */
  #matchChance(setsA: number, setsB: number): number {
    const needed = setsToWin(this.#format)
    if (setsA === needed) return 1
    if (setsB === needed) return 0
    return mix(this.#wholeSet(setsA + setsB), {
      ifWon: this.#matchChance(setsA + 1, setsB),
      ifLost: this.#matchChance(setsA, setsB + 1)
    })
  }

  /**
   * Who serves first does not affect who wins a full set or tie-break, since both serve equally often in any even
   * number of games or points (Newton and Keller, Studies in Applied Mathematics 2005). So team A does here.
   */
  #wholeSet(finishedSets: number): number {
    const isLast = finishedSets === this.#format.bestOf - 1 && !this.#lastSetIsAsOthers
    const rules = setRulesOf(this.#format, finishedSets)
    if (isLast) return (this.#lastSet ??= chanceOf(this.#set(rules, 'TeamA'), 0, 0))
    return (this.#anySet ??= chanceOf(this.#set(rules, 'TeamA'), 0, 0))
  }

  #wholeTieBreak(rule: TieBreakRule): number {
    return (this.#tieBreaks[rule.to] ??= chanceOf(this.#tieBreak(rule, 'TeamA', 0), 0, 0))
  }

  /** Team A's chance to win the set in play after the next point. */
  #setAfterPoint({ game, set, finishedSets }: TennisScore, server: Team): Outlook {
    const rules = setRulesOf(this.#format, finishedSets.length)
    if (game.gameType === 'TieBreaker' && rules.tieBreak) {
      const [a, b] = [Number(game.pointsA), Number(game.pointsB)]
      return outlookOf(this.#tieBreak(rules.tieBreak, server, a + b), a, b)
    }
    const nextGame = outlookOf(this.#set(rules, server), set.gamesA, set.gamesB)
    const nextPoint = outlookOf(this.#game(server), pointsIndex(game.pointsA), pointsIndex(game.pointsB))
    return { ifWon: mix(nextPoint.ifWon, nextGame), ifLost: mix(nextPoint.ifLost, nextGame) }
  }

  /** A standard game for team A; at 40-40 without advantage one more point decides. */
  #game(server: Team): Race {
    const point = server === 'TeamA' ? this.#serve.TeamA : 1 - this.#serve.TeamB
    const chances = [point, point, point, point] as const
    return this.#format.advantage
      ? { needed: 4, lead: 2, levelAt: 3, level: leadOfTwo(point, point), chances }
      : { needed: 4, lead: 1, levelAt: 4, level: 0, chances }
  }

  /** A tie-break from point number `played` on; the serve changes after every odd point (ITF rule 5b). */
  #tieBreak({ to }: TieBreakRule, server: Team, played: number): Race {
    const [now, then] = byTurns(server, this.#serve.TeamA, 1 - this.#serve.TeamB)
    return {
      needed: to,
      lead: 2,
      levelAt: to - 1,
      level: leadOfTwo(now, then),
      chances: played % 2 === 0 ? [now, then, then, now] : [now, now, then, then]
    }
  }

  /** A set from a game served by `server`. */
  #set({ gamesPerSet, tieBreak }: SetRules, server: Team): Race {
    const [now, then] = byTurns(server, this.#holdA, 1 - this.#holdB)
    return {
      needed: gamesPerSet,
      lead: 2,
      levelAt: tieBreak ? tieBreak.at : gamesPerSet - 1,
      level: tieBreak ? this.#wholeTieBreak(tieBreak) : leadOfTwo(now, then),
      chances: [now, then, now, then]
    }
  }
}

/**
 * Team A's chance to win the match: `pServeA` and `pServeB` are the teams' chances to win a point on their own serve,
 * `server` serves the next point. Null for a score impossible in the format.
 */
export const winProbability = (
  format: MatchFormat,
  score: TennisScore,
  server: Team,
  pServeA: number,
  pServeB: number
): number | null =>
  new MatchModel(format, { TeamA: pServeA, TeamB: pServeB }).assess(score, server)?.winProbabilityA ?? null

/** Team A's chances while `server` serves, and while the other team does. */
const byTurns = (server: Team, ifA: number, ifB: number): readonly [number, number] =>
  server === 'TeamA' ? [ifA, ifB] : [ifB, ifA]

/**
 * The chance to win a standard game on one's own serve: to love, 15 or 30, or from deuce (Newton and Keller, Studies in
 * Applied Mathematics 2005).
 */
function holdChance(point: number, advantage: boolean): number {
  const lost = 1 - point
  const beforeDeuce = point ** 4 * (1 + 4 * lost + 10 * lost * lost)
  const fromDeuce = advantage ? leadOfTwo(point, point) : point
  return beforeDeuce + 20 * (point * lost) ** 3 * fromDeuce
}

const rangeOf = ({ ifWon, ifLost }: Outlook): number => ifWon - ifLost

const pointsIndex = (points: string): number => STANDARD_POINTS.findIndex((known) => known === points)

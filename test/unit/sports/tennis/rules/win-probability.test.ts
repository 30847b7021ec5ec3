import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pointWon } from '@shared/sports/tennis/rules/advance'
import type { MatchFormat } from '@shared/sports/tennis/rules/format'
import {
  LOVE_ALL,
  opponentOf,
  type FinishedSet,
  type Team,
  type TennisScore
} from '@shared/sports/tennis/rules/score'
import { nextSetOrder, serverOf, singlesOrder } from '@shared/sports/tennis/rules/serving'
import { MatchModel, winProbability } from '@shared/sports/tennis/rules/win-probability'
import { knownFormat, KNOWN_FORMATS, scoreOf } from '../../../../support/tennis-scores'

const ONE_SET = knownFormat('Standard', 1)
const ADVANTAGE_SET = knownFormat('Standard', 1, 'NoTieBreakInFinalSet')
const BEST_OF_3 = knownFormat('Standard', 3)
const BEST_OF_5 = knownFormat('Standard', 5)
const NO_AD = knownFormat('StandardWithNoAdv', 1)

function chance(
  format: MatchFormat,
  p: number,
  q: number,
  score: TennisScore = LOVE_ALL,
  server: Team = 'TeamA'
): number {
  const probability = winProbability(format, score, server, p, q)
  if (probability === null) throw new Error('not a score of the format')
  return probability
}

/** Serving at 6-5 against a player who never loses a serve point: only this game can win the set. */
const holdOf = (format: MatchFormat, p: number): number =>
  chance(format, p, 1, scoreOf('6-5', '0-0'), 'TeamA')

const binomial = (n: number, k: number, p: number): number => {
  let choose = 1
  for (let i = 1; i <= k; i += 1) choose = (choose * (n - i + 1)) / i
  return choose * p ** k * (1 - p) ** (n - k)
}

/** O'Malley 2008, the probability to win a game. */
const publishedGame = (p: number): number => p ** 4 * (15 - 4 * p - (10 * p ** 2) / (1 - 2 * p * (1 - p)))

/** Chance to win more than half of `each` units on own and `each` on the other's serve, or `level` at half. */
function longestBy(each: number, own: number, others: number, level: number): number {
  let sum = 0
  for (let i = 0; i <= each; i += 1)
    for (let j = 0; j <= each; j += 1) {
      const both = binomial(each, i, own) * binomial(each, j, others)
      if (i + j > each) sum += both
      if (i + j === each) sum += both * level
    }
  return sum
}

/** A whole tie-break by playing all of its first points, after Newton and Keller 2005. */
const publishedTieBreak = (to: number, p: number, q: number): number =>
  longestBy(to - 1, p, 1 - q, (p * (1 - q)) / (p * (1 - q) + (1 - p) * q))

function publishedSet(p: number, q: number): number {
  const [hold, breaks] = [publishedGame(p), 1 - publishedGame(q)]
  const level = hold * breaks + (hold * (1 - breaks) + (1 - hold) * breaks) * publishedTieBreak(7, p, q)
  return longestBy(5, hold, breaks, level)
}

const share = fc.double({ min: 0.02, max: 0.98, noNaN: true })
const format = fc.constantFrom(...KNOWN_FORMATS)
const points = fc.array(fc.boolean(), { maxLength: 250 })

interface Standing {
  readonly score: TennisScore
  readonly server: Team
}

/** Where a match stands after points won by A (true) or B; it stops when the match is won. */
function standingAfter(rules: MatchFormat, winners: readonly boolean[]): Standing {
  let score = LOVE_ALL
  let order = singlesOrder('TeamA')
  for (const isA of winners) {
    const games = score.set.gamesA + score.set.gamesB
    const outcome = pointWon(rules, score, isA ? 'TeamA' : 'TeamB')
    score = outcome.score
    if (outcome.setWon) order = nextSetOrder(order, games + 1)
    if (outcome.matchWon) break
  }
  return { score, server: serverOf(order, score).team }
}

function swapped({ game, set, finishedSets }: TennisScore): TennisScore {
  return {
    game: { ...game, pointsA: game.pointsB, pointsB: game.pointsA },
    set: { gamesA: set.gamesB, gamesB: set.gamesA },
    finishedSets: finishedSets.map(({ gamesA, gamesB, tieBreak }): FinishedSet => {
      const games = { gamesA: gamesB, gamesB: gamesA }
      return tieBreak
        ? { ...games, tieBreak: { pointsA: tieBreak.pointsB, pointsB: tieBreak.pointsA } }
        : games
    })
  }
}

describe('agrees with published values:', () => {
  it.each([
    [0.5, 0.5],
    [0.51, 0.525],
    [0.6, 0.7357],
    [0.65, 0.8296],
    [0.7, 0.9008]
  ])('a server who wins %f of the points holds with probability %f', (p, hold) => {
    expect(holdOf(ONE_SET, p)).toBeCloseTo(hold, 4)
  })

  it('O’Malley’s formula for a game, with and without advantage', () => {
    for (const p of [0.3, 0.45, 0.58, 0.62, 0.77]) {
      expect(holdOf(ONE_SET, p)).toBeCloseTo(publishedGame(p), 12)
      expect(holdOf(NO_AD, p)).toBeCloseTo(
        [4, 5, 6, 7].reduce((sum, won) => sum + binomial(7, won, p), 0),
        12
      )
    }
  })

  it('Kemeny and Snell’s table for a set of independent points', () => {
    expect(chance(ADVANTAGE_SET, 0.51, 0.49)).toBeCloseTo(0.573, 3)
    expect(chance(ADVANTAGE_SET, 0.6, 0.4)).toBeCloseTo(0.966, 3)
  })

  it.each([
    [0.62, 0.6],
    [0.7, 0.55],
    [0.5, 0.66]
  ])('tie-break, set and match at %f and %f as sums over all courses', (p, q) => {
    const set = publishedSet(p, q)
    expect(chance(ONE_SET, p, q, scoreOf('6-6', 'TB 0-0'))).toBeCloseTo(publishedTieBreak(7, p, q), 12)
    expect(chance(ONE_SET, p, q)).toBeCloseTo(set, 12)
    expect(chance(BEST_OF_3, p, q)).toBeCloseTo(set ** 2 * (3 - 2 * set), 12)
    expect(chance(BEST_OF_5, p, q)).toBeCloseTo(set ** 3 * (10 - 15 * set + 6 * set ** 2), 12)
    const matchTieBreak = knownFormat('MatchTieBreak', 3)
    expect(chance(matchTieBreak, p, q, scoreOf('0-0', 'TB 0-0', '6-4 4-6'))).toBeCloseTo(
      publishedTieBreak(10, p, q),
      12
    )
  })

  it('the next server in a tie-break', () => {
    const p = 0.8
    const level = 0.5
    const served = chance(ONE_SET, p, p, scoreOf('6-6', 'TB 6-5'), 'TeamA')
    expect(served).toBeCloseTo(p + (1 - p) * level, 12)
    const received = chance(ONE_SET, p, p, scoreOf('6-6', 'TB 6-5'), 'TeamB')
    expect(received).toBeCloseTo(1 - p + p * level, 12)
    expect(chance(ONE_SET, p, p, scoreOf('6-6', 'TB 20-19'), 'TeamA')).toBeCloseTo(served, 12)
  })
})

describe('in every format', () => {
  it('is even between equals, whoever serves first', () => {
    fc.assert(
      fc.property(format, share, fc.boolean(), (rules, p, isA) => {
        expect(chance(rules, p, p, LOVE_ALL, isA ? 'TeamA' : 'TeamB')).toBeCloseTo(0.5, 9)
      })
    )
  })

  it('adds up to one for both sides', () => {
    fc.assert(
      fc.property(format, points, share, share, (rules, winners, p, q) => {
        const { score, server } = standingAfter(rules, winners)
        const forA = chance(rules, p, q, score, server)
        expect(forA + chance(rules, q, p, swapped(score), opponentOf(server))).toBeCloseTo(1, 9)
        expect(forA).toBeGreaterThanOrEqual(0)
        expect(forA).toBeLessThanOrEqual(1)
      })
    )
  })

  it('grows with a team’s own serve', () => {
    fc.assert(
      fc.property(format, points, share, share, share, (rules, winners, p, better, q) => {
        const { score, server } = standingAfter(rules, winners)
        const [low, high] = [Math.min(p, better), Math.max(p, better)]
        expect(chance(rules, high, q, score, server)).toBeGreaterThanOrEqual(
          chance(rules, low, q, score, server) - 1e-9
        )
      })
    )
  })

  it('is the average over the next point, whose swing is the leverage', () => {
    fc.assert(
      fc.property(format, points, share, share, (rules, winners, p, q) => {
        const model = new MatchModel(rules, { TeamA: p, TeamB: q })
        const { score, server } = standingAfter(rules, winners)
        const now = model.assess(score, server)
        const afterPointOf = (isA: boolean): number | undefined => {
          const next = standingAfter(rules, [...winners, isA])
          return model.assess(next.score, next.server)?.winProbabilityA
        }
        const [won = NaN, lost = NaN] = [afterPointOf(true), afterPointOf(false)]
        const point = server === 'TeamA' ? p : 1 - q
        expect(now?.winProbabilityA).toBeCloseTo(point * won + (1 - point) * lost, 9)
        expect(now?.leverage).toBeCloseTo(won - lost, 9)
      })
    )
  })
})

describe('at the ends', () => {
  it('is certain once the match is won', () => {
    expect(chance(BEST_OF_3, 0.6, 0.6, scoreOf('0-0', '0-0', '6-4 7-6(3)'))).toBe(1)
    expect(chance(BEST_OF_3, 0.6, 0.6, scoreOf('0-0', '0-0', '4-6 3-6'))).toBe(0)
  })

  it('is unknown for a score that the format does not allow', () => {
    expect(winProbability(BEST_OF_3, scoreOf('9-8', '0-0'), 'TeamA', 0.6, 0.6)).toBeNull()
    expect(winProbability(NO_AD, scoreOf('0-0', 'Av-40'), 'TeamA', 0.6, 0.6)).toBeNull()
  })

  it('stays uncertain when no serve is ever lost', () => {
    expect(chance(BEST_OF_3, 1, 1)).toBeCloseTo(0.5, 9)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchWinnerOf, pointWon, type PointOutcome } from '@shared/sports/tennis/rules/advance'
import { setsToWin, type MatchFormat } from '@shared/sports/tennis/rules/format'
import { isReachable } from '@shared/sports/tennis/rules/reachable'
import { LOVE_ALL, setsWon, type Team, type TennisScore } from '@shared/sports/tennis/rules/score'
import { KNOWN_FORMATS, knownFormat, scoreOf } from '../../../../support/tennis-scores'

const bestOf3 = knownFormat('Standard', 3)
const bestOf5 = knownFormat('Standard', 5)

describe('points of a standard game', () => {
  it.each([
    ['0-0', '15-0'],
    ['15-0', '30-0'],
    ['30-15', '40-15'],
    ['30-40', '40-40'],
    ['40-40', 'Av-40'],
    ['40-Av', '40-40']
  ])('%s becomes %s when TeamA scores', (before, after) => {
    expect(pointWon(bestOf3, scoreOf('2-1', before), 'TeamA')).toEqual({
      score: scoreOf('2-1', after),
      gameWon: null,
      setWon: null,
      matchWon: null
    })
  })

  it.each(['40-0', '40-30', 'Av-40'])('TeamA wins the game from %s', (before) => {
    const { score, gameWon, setWon } = pointWon(bestOf3, scoreOf('2-1', before), 'TeamA')
    expect([score, gameWon, setWon]).toEqual([scoreOf('3-1', '0-0'), 'TeamA', null])
  })

  it('a no-ad game is decided at 40-40', () => {
    const noAd = knownFormat('StandardWithNoAdv', 3)
    expect(pointWon(noAd, scoreOf('2-1', '40-40'), 'TeamB').score).toEqual(scoreOf('2-2', '0-0'))
  })

  it('points that do not exist are rejected', () => {
    expect(() => pointWon(bestOf3, scoreOf('0-0', '50-0'), 'TeamA')).toThrow(RangeError)
    expect(() => pointWon(bestOf3, scoreOf('6-6', 'TB Av-0'), 'TeamA')).toThrow(RangeError)
  })
})

describe('sets', () => {
  it.each<[string, MatchFormat, TennisScore, TennisScore]>([
    ['6-4 ends a set', bestOf3, scoreOf('5-4', '40-0'), scoreOf('0-0', '0-0', '6-4')],
    ['6-5 does not', bestOf3, scoreOf('5-5', '40-0'), scoreOf('6-5', '0-0')],
    ['7-5 does', bestOf3, scoreOf('6-5', '40-0'), scoreOf('0-0', '0-0', '7-5')],
    ['6-6 is a tie-break at once', bestOf3, scoreOf('5-6', '40-0'), scoreOf('6-6', 'TB 0-0')],
    ['a tie-break goes on at 7-6', bestOf3, scoreOf('6-6', 'TB 6-6'), scoreOf('6-6', 'TB 7-6')],
    ['and ends at 8-6', bestOf3, scoreOf('6-6', 'TB 7-6'), scoreOf('0-0', '0-0', '7-6(6)')],
    [
      'an advantage set has no tie-break',
      knownFormat('Standard', 3, 'NoTieBreakInFinalSet'),
      scoreOf('5-6', '40-0', '6-4 4-6'),
      scoreOf('6-6', '0-0', '6-4 4-6')
    ],
    [
      'a final set tie-break at 12-12',
      knownFormat('LastSetTiebreak12', 3),
      scoreOf('11-12', '40-0', '6-4 4-6'),
      scoreOf('12-12', 'TB 0-0', '6-4 4-6')
    ],
    [
      'no 7-point end in a final set tie-break to 10',
      knownFormat('LastSetTiebreak10', 3),
      scoreOf('6-6', 'TB 6-2', '6-4 4-6'),
      scoreOf('6-6', 'TB 7-2', '6-4 4-6')
    ],
    [
      'a match tie-break in place of the final set',
      knownFormat('MatchTieBreak', 3),
      scoreOf('5-2', '40-0', '4-6'),
      scoreOf('0-0', 'TB 0-0', '4-6 6-2')
    ],
    [
      'short sets of the no-ad tour go to a tie-break at 3-3',
      knownFormat('ATPShortSetNoAdv', 5),
      scoreOf('2-3', '40-40'),
      scoreOf('3-3', 'TB 0-0')
    ],
    ['a pro set at 8-8', knownFormat('ProSet', 1), scoreOf('7-8', '40-15'), scoreOf('8-8', 'TB 0-0')]
  ])('%s', (_, format, before, after) => {
    expect(pointWon(format, before, 'TeamA').score).toEqual(after)
  })
})

describe('the final score', () => {
  it('has games and points at 0-0 and the last set among the finished ones', () => {
    const outcome = pointWon(bestOf3, scoreOf('6-6', 'TB 6-3', '3-6 6-3'), 'TeamA')
    expect(outcome).toEqual({
      score: scoreOf('0-0', '0-0', '3-6 6-3 7-6(3)'),
      gameWon: 'TeamA',
      setWon: 'TeamA',
      matchWon: 'TeamA'
    })
  })

  it('needs three sets in a best-of-five match', () => {
    expect(pointWon(bestOf5, scoreOf('5-0', '40-0', '6-0'), 'TeamA').matchWon).toBeNull()
    expect(pointWon(bestOf5, scoreOf('5-0', '40-0', '6-0 6-0'), 'TeamA').matchWon).toBe('TeamA')
  })

  it('records a match tie-break as a set of 1-0', () => {
    const before = scoreOf('0-0', 'TB 9-8', '6-4 4-6')
    expect(pointWon(knownFormat('MatchTieBreak', 3), before, 'TeamA').score).toEqual(
      scoreOf('0-0', '0-0', '6-4 4-6 1-0(8)', 10)
    )
  })
})

describe('any match', () => {
  const anyFormat = fc.constantFrom(...KNOWN_FORMATS)
  /** Points as a share of 1 for TeamA, so that also very uneven matches are played. */
  const anyCourse = fc.record({
    seed: fc.integer(),
    shareOfA: fc.double({ min: 0.2, max: 0.8, noNaN: true })
  })

  function play(format: MatchFormat, course: { seed: number; shareOfA: number }): readonly PointOutcome[] {
    const outcomes: PointOutcome[] = []
    let state = course.seed >>> 0
    let score = LOVE_ALL
    while (outcomes.length < 5_000) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      const winner: Team = state / 2 ** 32 < course.shareOfA ? 'TeamA' : 'TeamB'
      const outcome = pointWon(format, score, winner)
      outcomes.push(outcome)
      if (outcome.matchWon) return outcomes
      score = outcome.score
    }
    throw new Error('The match did not end')
  }

  it('ends, with a winner who has exactly the sets needed', () => {
    fc.assert(
      fc.property(anyFormat, anyCourse, (format, course) => {
        const last = play(format, course).at(-1)
        const winner = last?.matchWon
        if (!last || !winner) throw new Error('No winner')
        const sets = setsWon(last.score)
        expect(sets[winner]).toBe(setsToWin(format))
        expect(sets.TeamA + sets.TeamB).toBeLessThanOrEqual(format.bestOf)
        expect(matchWinnerOf(format, last.score)).toBe(winner)
      })
    )
  })

  it('has reachable scores only', () => {
    fc.assert(
      fc.property(anyFormat, anyCourse, (format, course) => {
        for (const { score } of play(format, course)) expect(isReachable(format, score)).toBe(true)
      })
    )
  })

  it('changes exactly one thing per point, in favour of its winner', () => {
    fc.assert(
      fc.property(anyFormat, anyCourse, (format, course) => {
        let before = LOVE_ALL
        for (const { score, gameWon, setWon, matchWon } of play(format, course)) {
          expect(score.finishedSets.length - before.finishedSets.length).toBe(setWon ? 1 : 0)
          if (setWon) expect(gameWon).toBe(setWon)
          if (matchWon) expect(setWon).toBe(matchWon)
          if (gameWon && !setWon) {
            const games = (of: TennisScore): number => of.set.gamesA + of.set.gamesB
            expect(games(score)).toBe(games(before) + 1)
          }
          if (!gameWon) expect(score.set).toEqual(before.set)
          before = score
        }
      })
    )
  })
})

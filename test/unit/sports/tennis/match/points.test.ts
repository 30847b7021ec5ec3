import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pointCount, pointsInOrder, reducePoints, type Points } from '@shared/sports/tennis/match/points'
import { pointWon } from '@shared/sports/tennis/rules/advance'
import type { PlayedPoint } from '@shared/sports/tennis/rules/played-point'
import { LOVE_ALL, type Team, type TennisScore } from '@shared/sports/tennis/rules/score'
import { knownFormat, scoreOf } from '../../../../support/tennis-scores'

const format = knownFormat('Standard', 3)

const pointFrom = (before: TennisScore, winner: Team, seqNum: number): PlayedPoint => ({
  seqNum,
  before,
  after: pointWon(format, before, winner).score,
  server: 'TeamA',
  winner,
  serve: 1,
  kind: 'Standard',
  sourceAt: null,
  receivedAt: seqNum,
  delayMs: null
})

function played(winners: readonly Team[]): PlayedPoint[] {
  let score = LOVE_ALL
  return winners.map((winner, index) => {
    const point = pointFrom(score, winner, index + 1)
    score = point.after
    return point
  })
}

const listOf = (points: readonly PlayedPoint[]): Points =>
  points.reduce<Points>((list, point) => reducePoints(list, { kind: 'played', point }), null)

const teams = fc.array(fc.constantFrom<Team>('TeamA', 'TeamB'), { maxLength: 40 })

describe('the list of points', () => {
  it('keeps every point in order', () => {
    fc.assert(
      fc.property(teams, fc.nat(40), (winners, from) => {
        const points = played(winners)
        const list = listOf(points)
        expect(pointCount(list)).toBe(points.length)
        expect(pointsInOrder(list)).toEqual(points)
        expect(pointsInOrder(list, from)).toEqual(points.slice(from))
      })
    )
  })

  it('goes back to the last time the named score was reached, and shares what stays', () => {
    fc.assert(
      fc.property(teams, fc.nat(39), (winners, back) => {
        const points = played(winners)
        const list = listOf(points)
        const to = points[points.length - 1 - back]?.before
        fc.pre(to !== undefined)
        const undone = reducePoints(list, { kind: 'undone', to })
        const length = pointCount(undone)
        expect(length).toBeGreaterThanOrEqual(points.length - 1 - back)
        expect(points[length - 1]?.after ?? LOVE_ALL).toEqual(to)
        expect(pointsInOrder(undone)).toEqual(points.slice(0, length))
        let shared = list
        while (shared !== null && shared.length > length) shared = shared.earlier
        expect(undone).toBe(shared)
      })
    )
  })

  it('goes back to its start', () => {
    const list = listOf(played(['TeamA', 'TeamB']))
    expect(reducePoints(list, { kind: 'undone', to: LOVE_ALL })).toBeNull()
  })

  it('stays the same when an undo leaves the score unchanged, as for a fault', () => {
    const list = listOf(played(['TeamA']))
    expect(reducePoints(list, { kind: 'undone', to: scoreOf('0-0', '15-0') })).toBe(list)
  })

  it.each([null, scoreOf('3-2', '15-0')])('goes back one point for an undo to an unknown score', (to) => {
    const list = listOf(played(['TeamA', 'TeamB', 'TeamA']))
    expect(reducePoints(list, { kind: 'undone', to })).toBe(list?.earlier)
    expect(reducePoints(null, { kind: 'undone', to })).toBeNull()
  })

  it('is rescored from the state from which one point leads to the new score', () => {
    const list = listOf(played(['TeamA', 'TeamA', 'TeamA']))
    const point = { ...pointFrom(scoreOf('0-0', '40-0'), 'TeamA', 9), after: scoreOf('0-0', '15-15') }
    const replaced = reducePoints(list, { kind: 'replaced', point, formats: [format] })
    expect(pointsInOrder(replaced, 1)).toMatchObject([
      { seqNum: 9, winner: 'TeamB', before: { game: { pointsA: '15', pointsB: '0' } } }
    ])
  })

  it('only goes back when the new score was reached before', () => {
    const list = listOf(played(['TeamA', 'TeamA']))
    const point = { ...pointFrom(scoreOf('0-0', '30-0'), 'TeamA', 9), after: scoreOf('0-0', '15-0') }
    const replaced = reducePoints(list, { kind: 'replaced', point, formats: [format] })
    expect(replaced).toBe(list?.earlier)
  })

  it('grows by a score that nothing earlier explains', () => {
    const list = listOf(played(['TeamA', 'TeamA']))
    const point = { ...pointFrom(scoreOf('0-0', '30-0'), 'TeamA', 9), after: scoreOf('5-0', '15-0') }
    const replaced = reducePoints(list, { kind: 'replaced', point, formats: [format] })
    expect(replaced).toMatchObject({ length: 3, earlier: list })
  })
})

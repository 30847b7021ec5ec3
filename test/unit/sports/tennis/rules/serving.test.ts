import { describe, expect, it } from 'vitest'
import {
  doublesOrder,
  nextSetOrder,
  serverOf,
  serviceSideOf,
  singlesOrder
} from '@shared/sports/tennis/rules/serving'
import { scoreOf } from '../../../../support/tennis-scores'

describe('serverOf', () => {
  it('alternates games in singles', () => {
    const order = singlesOrder('TeamB')
    const teams = ['0-0', '1-0', '1-1', '2-1'].map((games) => serverOf(order, scoreOf(games, '0-0')).team)
    expect(teams).toEqual(['TeamB', 'TeamA', 'TeamB', 'TeamA'])
  })

  it('rotates through four players in doubles', () => {
    const order = doublesOrder('TeamA')
    const servers = ['0-0', '1-0', '1-1', '2-1', '2-2'].map((games) => {
      const { team, member } = serverOf(order, scoreOf(games, '30-15'))
      return `${team}/${member}`
    })
    expect(servers).toEqual(['TeamA/1', 'TeamB/1', 'TeamA/2', 'TeamB/2', 'TeamA/1'])
  })

  it('serves one point, then two each, in a tie-break', () => {
    const points = ['0-0', '1-0', '1-1', '2-1', '2-2', '3-2', '3-3', '4-3']
    const servers = points.map((score) => serverOf(doublesOrder('TeamA'), scoreOf('6-6', `TB ${score}`)))
    expect(servers.map(({ team, member }) => `${team.at(-1)}${member}`)).toEqual([
      'A1',
      'B1',
      'B1',
      'A2',
      'A2',
      'B2',
      'B2',
      'A1'
    ])
  })
})

describe('nextSetOrder', () => {
  it.each([
    [10, 'TeamA'],
    [9, 'TeamB'],
    [13, 'TeamB']
  ])('after %i games %s serves first', (games, team) => {
    expect(nextSetOrder(singlesOrder('TeamA'), games)[0].team).toBe(team)
  })

  it.each([9, 10, 11, 12, 13])('continues with the next doubles player after %i games', (games) => {
    const order = doublesOrder('TeamB')
    expect(nextSetOrder(order, games)[0]).toEqual(order[games % 4])
    expect(nextSetOrder(order, games)[3]).toEqual(order[(games + 3) % 4])
  })
})

describe('serviceSideOf', () => {
  const side = (points: string, advantage: boolean | null) =>
    serviceSideOf(scoreOf('6-6', points).game, advantage)

  it.each([
    ['0-0', 'deuce'],
    ['15-0', 'ad'],
    ['15-15', 'deuce'],
    ['40-30', 'ad'],
    ['40-Av', 'ad'],
    ['Av-40', 'ad'],
    ['TB 0-0', 'deuce'],
    ['TB 4-3', 'ad']
  ])('%s is served from the %s side in every format', (points, expected) => {
    expect([true, false, null].map((advantage) => side(points, advantage))).toEqual(Array(3).fill(expected))
  })

  it('is the deuce side at 40–40 with advantage, the receivers’ choice without it, otherwise unknown', () => {
    expect([true, false, null].map((advantage) => side('40-40', advantage))).toEqual(['deuce', null, null])
  })

  it.each([
    ['', ''],
    ['50', '0'],
    ['40', 'x']
  ])('cannot be derived from “%s” and “%s”', (pointsA, pointsB) => {
    expect(serviceSideOf({ gameType: 'StandardGame', pointsA, pointsB }, true)).toBeNull()
    expect(serviceSideOf({ gameType: 'TieBreaker', pointsA: pointsA + 'x', pointsB }, true)).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { situationOf } from '@shared/sports/tennis/rules/situation'
import { knownFormat, scoreOf } from '../../../../support/tennis-scores'

const bestOf3 = knownFormat('Standard', 3)
const noAd = knownFormat('StandardWithNoAdv', 3)
const serverA = { team: 'TeamA' } as const

describe('situationOf, TeamA serving', () => {
  it.each([
    ['2-1', '40-0', '', 'game-point', 'TeamA', 3],
    ['2-1', 'Av-40', '', 'game-point', 'TeamA', 1],
    ['2-1', '0-40', '', 'break-point', 'TeamB', 3],
    ['2-1', '30-40', '', 'break-point', 'TeamB', 1],
    ['2-1', '40-Av', '', 'break-point', 'TeamB', 1],
    ['5-4', '40-15', '', 'set-point', 'TeamA', 2],
    ['4-5', '30-40', '', 'set-point', 'TeamB', 1],
    ['5-4', '40-15', '6-3', 'match-point', 'TeamA', 2],
    ['0-5', '0-40', '6-3 4-6', 'match-point', 'TeamB', 3],
    ['6-6', 'TB 6-3', '', 'set-point', 'TeamA', 3],
    ['6-6', 'TB 8-9', '', 'set-point', 'TeamB', 1],
    ['6-6', 'TB 6-5', '6-4', 'match-point', 'TeamA', 1],
    ['6-6', 'TB 3-5', '', 'tie-break', null, 0],
    ['6-6', 'TB 0-0', '', 'tie-break', null, 0]
  ])('%s, %s after "%s" is a %s', (games, points, finished, kind, team, count) => {
    expect(situationOf(bestOf3, scoreOf(games, points, finished), serverA)).toEqual({ kind, team, count })
  })

  it.each([
    ['0-0', '0-0', ''],
    ['2-1', '30-30', ''],
    ['2-1', '40-40', ''],
    ['5-4', '40-40', '6-3'],
    ['0-0', '0-0', '6-4 6-4']
  ])('%s, %s after "%s" is nothing special', (games, points, finished) => {
    expect(situationOf(bestOf3, scoreOf(games, points, finished), serverA)).toBeNull()
  })
})

describe('a no-ad deciding point', () => {
  it('is the receiver’s break point before the server’s game point', () => {
    expect(situationOf(noAd, scoreOf('2-1', '40-40'), serverA)).toEqual({
      kind: 'break-point',
      team: 'TeamB',
      count: 1
    })
  })

  it('is the server’s set point before the receiver’s break point', () => {
    expect(situationOf(noAd, scoreOf('5-4', '40-40'), serverA)).toEqual({
      kind: 'set-point',
      team: 'TeamA',
      count: 1
    })
  })

  it('counts in the number of chances so far', () => {
    expect(situationOf(noAd, scoreOf('2-1', '15-40'), serverA)?.count).toBe(3)
  })
})

describe('the situation', () => {
  it('includes match and set points, but no break points, if the server is unknown', () => {
    expect(situationOf(bestOf3, scoreOf('5-4', '40-0'), null)?.kind).toBe('set-point')
    expect(situationOf(bestOf3, scoreOf('2-1', '0-40'), null)).toBeNull()
  })

  it('is null for a score that is impossible in the format', () => {
    expect(situationOf(bestOf3, scoreOf('6-6', 'TB 9-6', '6-4 4-6'), serverA)).toBeNull()
    expect(situationOf(bestOf3, scoreOf('0-0', 'Love-15'), serverA)).toBeNull()
  })
})

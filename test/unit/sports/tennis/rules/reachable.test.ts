import { describe, expect, it } from 'vitest'
import { isReachable } from '@shared/sports/tennis/rules/reachable'
import { knownFormat, scoreOf } from '../../../../support/tennis-scores'

const bestOf3 = knownFormat('Standard', 3)

describe('isReachable', () => {
  it.each([
    ['0-0', '0-0', ''],
    ['5-6', 'Av-40', ''],
    ['6-6', 'TB 11-10', '7-5'],
    ['0-0', '0-0', '6-4 7-6(12)']
  ])('accepts %s, %s after "%s"', (games, points, finished) => {
    expect(isReachable(bestOf3, scoreOf(games, points, finished))).toBe(true)
  })

  it.each([
    ['6-4', '0-0', '', 'the set is over'],
    ['7-6', '0-0', '', 'a tie-break would have ended it'],
    ['6-6', '0-0', '', 'a tie-break is due'],
    ['5-5', 'TB 1-0', '', 'no tie-break is due'],
    ['0-0', 'Av-30', '', 'no advantage before deuce'],
    ['0-0', '50-0', '', 'no such points'],
    ['6-6', 'TB 8-6', '', 'the tie-break is over'],
    ['6-6', 'TB 9-6', '', 'the tie-break was over before'],
    ['0-0', '0-0', '8-6', 'a set ends at 7-6'],
    ['0-0', '0-0', '6-5', 'a set needs two games more'],
    ['0-0', '0-0', '7-3', 'a set ends at 6'],
    ['0-0', '15-0', '6-4 6-4', 'the match is over'],
    ['1-0', '0-0', '6-4 6-4', 'the match is over'],
    ['0-0', '0-0', '6-4 6-4 6-4', 'the match was over before']
  ])('refuses %s, %s after "%s": %s', (games, points, finished) => {
    expect(isReachable(bestOf3, scoreOf(games, points, finished))).toBe(false)
  })

  it('refuses an advantage in a no-ad format', () => {
    expect(isReachable(knownFormat('StandardWithNoAdv', 3), scoreOf('0-0', 'Av-40'))).toBe(false)
  })

  it('refuses a tie-break score that contradicts the games', () => {
    const score = scoreOf('0-0', '0-0', '7-6(5)')
    const turned = {
      ...score,
      finishedSets: [{ gamesA: 7, gamesB: 6, tieBreak: { pointsA: 5, pointsB: 7 } }]
    }
    expect(isReachable(bestOf3, score)).toBe(true)
    expect(isReachable(bestOf3, turned)).toBe(false)
  })

  it('knows the long final set without a tie-break', () => {
    const format = knownFormat('Standard', 3, 'NoTieBreakInFinalSet')
    expect(isReachable(format, scoreOf('23-22', '15-0', '6-4 4-6'))).toBe(true)
    expect(isReachable(format, scoreOf('0-0', '0-0', '6-4 4-6 70-68'))).toBe(true)
    expect(isReachable(format, scoreOf('7-6', '0-0', '6-4'))).toBe(false)
  })
})

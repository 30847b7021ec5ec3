import type { ScoreView } from '@shared/court/view'
import { describe, expect, it } from 'vitest'
import { serviceCourt } from '../../../../../src-renderer/views/court/service-court'

const at = (
  pointsA: string,
  pointsB: string,
  gameType: ScoreView['gameType'] = 'StandardGame'
): ScoreView => ({
  finishedSets: [],
  gamesA: 0,
  gamesB: 0,
  pointsA,
  pointsB,
  gameType
})

describe('the side a point is served from', () => {
  it.each([
    ['0', '0', 'deuce court'],
    ['15', '0', 'ad court'],
    ['30', '30', 'deuce court'],
    ['40', '30', 'ad court'],
    ['Av', '40', 'ad court'],
    ['40', 'Av', 'ad court']
  ])('at %s–%s it is the %s', (pointsA, pointsB, side) =>
    expect(serviceCourt(at(pointsA, pointsB))).toBe(side)
  )

  it('is not told at 40–40, where a format without advantage lets the receiver choose', () => {
    expect(serviceCourt(at('40', '40'))).toBeNull()
  })

  it('alternates in a tie-break', () => {
    expect(serviceCourt(at('0', '0', 'TieBreaker'))).toBe('deuce court')
    expect(serviceCourt(at('6', '5', 'TieBreaker'))).toBe('ad court')
  })

  it('is not told by points that are not there or not known', () => {
    expect(serviceCourt(at('', ''))).toBeNull()
    expect(serviceCourt(at('50', '0'))).toBeNull()
  })
})

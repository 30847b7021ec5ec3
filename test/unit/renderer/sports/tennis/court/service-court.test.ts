import type { ScoreView } from '@shared/sports/tennis/view/tennis-view'
import { describe, expect, it } from 'vitest'
import { serviceCourt } from '../../../../../../src-renderer/sports/tennis/court/service-court'

const at = (pointsA: string, pointsB: string, gameType: ScoreView['gameType']): ScoreView => ({
  finishedSets: [],
  gamesA: 0,
  gamesB: 0,
  pointsA,
  pointsB,
  gameType
})

describe('the service court', () => {
  it.each([
    ['0', '0', 'StandardGame', 'deuce court'],
    ['40', '30', 'StandardGame', 'ad court'],
    ['6', '5', 'TieBreaker', 'ad court']
  ] as const)('at %s–%s of a %s is the %s', (pointsA, pointsB, gameType, side) =>
    expect(serviceCourt(at(pointsA, pointsB, gameType))).toBe(side)
  )

  it('is unknown at 40–40 without advantage, where the receiver chooses', () => {
    expect(serviceCourt(at('40', '40', 'StandardGame'))).toBeNull()
  })

  it('is unknown without points', () => {
    expect(serviceCourt(at('', '', 'StandardGame'))).toBeNull()
  })
})

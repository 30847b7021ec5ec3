import { describe, expect, it } from 'vitest'
import { opponentOf, setsWon } from '@shared/sports/tennis/rules/score'
import { scoreOf } from '../../../../support/tennis-scores'

describe('setsWon', () => {
  it('counts finished sets by their games', () => {
    expect(setsWon(scoreOf('3-3', '0-0', '6-4 6-7(5) 1-6'))).toEqual({ TeamA: 1, TeamB: 2 })
  })
})

describe('opponentOf', () => {
  it('is the other team', () => {
    expect([opponentOf('TeamA'), opponentOf('TeamB')]).toEqual(['TeamB', 'TeamA'])
  })
})

import { describe, expect, it } from 'vitest'
import { reservesOf } from '../../../../../../src-renderer/sports/volleyball/parts/reserves'
import { volleyballInPlay } from '../../../volleyball-fixture'

describe('what a team may still ask for', () => {
  it('is told of what the rules allow', () => {
    const { timeOuts, substitutions } = reservesOf(volleyballInPlay(), 'Away')
    expect(timeOuts).toEqual({ left: 1, allowed: 2, text: '1 of 2 time-outs left' })
    expect(substitutions?.text).toBe('4 of 6 substitutions left')
  })

  it('is told of what is left where that is more', () => {
    const court = volleyballInPlay({ timeOutsLeft: { Home: 3, Away: 2 } })
    expect(reservesOf(court, 'Home').timeOuts).toMatchObject({ left: 3, allowed: 3 })
  })

  it('is nothing between sets, nor where the variant has none', () => {
    expect(reservesOf(volleyballInPlay({ timeOutsLeft: null }), 'Home').timeOuts).toBeNull()
    expect(
      reservesOf(volleyballInPlay({ variant: 'beach', substitutionsLeft: null }), 'Home').substitutions
    ).toBeNull()
  })
})

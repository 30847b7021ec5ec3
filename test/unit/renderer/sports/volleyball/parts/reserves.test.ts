import { describe, expect, it } from 'vitest'
import { reservesOf } from '../../../../../../src-renderer/sports/volleyball/parts/reserves'
import { volleyballInPlay } from '../../../volleyball-fixture'

describe('a team’s remaining requests', () => {
  it('are counted against what the rules allow', () => {
    const { timeOuts, substitutions } = reservesOf(volleyballInPlay(), 'Away')
    expect(timeOuts).toEqual({ left: 1, allowed: 2, text: '1 of 2 time-outs left' })
    expect(substitutions?.text).toBe('4 of 6 substitutions left')
  })

  it('are counted against what is left if that is more', () => {
    const court = volleyballInPlay({ timeOutsLeft: { Home: 3, Away: 2 } })
    expect(reservesOf(court, 'Home').timeOuts).toMatchObject({ left: 3, allowed: 3 })
  })

  it('are empty between sets, or if the variant has none', () => {
    expect(reservesOf(volleyballInPlay({ timeOutsLeft: null }), 'Home').timeOuts).toBeNull()
    expect(
      reservesOf(volleyballInPlay({ variant: 'beach', substitutionsLeft: null }), 'Home').substitutions
    ).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { rallyText, serveText } from '../../../../../../src-renderer/sports/volleyball/court/serve-text'
import { tickText } from '../../../../../../src-renderer/sports/volleyball/court/tick-text'
import { setOf, volleyballInPlay } from '../../../volleyball-fixture'

const nameOf = (side: 'Home' | 'Away'): string => ({ Home: 'Norway', Away: 'Italy' })[side]

describe('the text of a rally', () => {
  const set = setOf(2, 'HHAAA')
  const [, , , , tick] = set.rallies
  if (!tick) throw new Error('The set has five rallies')

  it('names the score, the winner, how the point was won, who served and the run', () => {
    expect(tickText(set, tick, nameOf)).toBe(
      'Set 2 · 2–3 · Point Italy, kill · Italy served, player 80001 · 3-point run'
    )
  })

  it('names what was at stake, a point without a rally, and that it is unconfirmed', () => {
    const text = tickText(
      { ...set, isGolden: true },
      {
        ...tick,
        server: null,
        reasons: ['Sanction'],
        types: ['Penalty'],
        isConfirmed: false,
        run: 1,
        stake: { kind: 'match-point', side: 'Home' }
      },
      nameOf
    )
    expect(text).toBe(
      'Golden set · 2–3 · Point Italy, penalty (sanction) · match point Norway · not confirmed'
    )
  })
})

describe('the header of a volleyball court', () => {
  it('says who serves', () => {
    expect(serveText(volleyballInPlay())).toBe('Player 70001 serves, Norway')
    expect(serveText(volleyballInPlay({ server: { side: 'Away', playerId: null } }))).toBe('Italy serves')
    expect(serveText(volleyballInPlay({ server: null }))).toBe('')
  })

  it('shows the run and what is unconfirmed', () => {
    expect(rallyText(volleyballInPlay({ provisionalPoints: 1 }))).toBe('3-point run, Norway · 1 unconfirmed')
    expect(rallyText(volleyballInPlay({ run: { side: 'Away', points: 2 } }))).toBe('')
    const situation = { kind: 'set-point', side: 'Home', count: 1 } as const
    expect(rallyText(volleyballInPlay({ situation, provisionalPoints: 2 }))).toBe('2 unconfirmed')
  })
})

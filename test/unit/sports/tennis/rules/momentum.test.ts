import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVEN_MOMENTUM, momentumOf, withPoint, type Momentum } from '@shared/sports/tennis/rules/momentum'
import { opponentOf, type Team } from '@shared/sports/tennis/rules/score'

interface WonPoint {
  readonly winner: Team
  readonly leverage: number | null
}

const point = fc.record({
  winner: fc.constantFrom<Team[]>('TeamA', 'TeamB'),
  leverage: fc.option(fc.double({ min: 0, max: 1, noNaN: true }))
})

const after = (points: readonly WonPoint[]): Momentum =>
  points.reduce((momentum, { winner, leverage }) => withPoint(momentum, winner, leverage), EVEN_MOMENTUM)

const won = (winner: Team, leverage: number | null = null): WonPoint => ({ winner, leverage })
const inARow = (count: number, winner: Team): readonly WonPoint[] =>
  Array.from({ length: count }, () => won(winner))

describe('momentum', () => {
  it('is zero at the start, and one point does not fill the scale', () => {
    expect(momentumOf(EVEN_MOMENTUM)).toBe(0)
    const first = momentumOf(after([won('TeamA')]))
    expect(first).toBeGreaterThan(0)
    expect(first).toBeLessThan(0.1)
  })

  it('stays between -1 and 1 and is mirrored for the other team', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 400 }), (points) => {
        const momentum = momentumOf(after(points))
        expect(Math.abs(momentum)).toBeLessThanOrEqual(1)
        const mirrored = points.map(({ winner, leverage }) => won(opponentOf(winner), leverage))
        expect(momentumOf(after(mirrored))).toBeCloseTo(-momentum, 12)
      })
    )
  })

  it('never turns against the winner of a point', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 100 }), point, (points, next) => {
        const change = momentumOf(after([...points, next])) - momentumOf(after(points))
        expect(next.winner === 'TeamA' ? change : -change).toBeGreaterThanOrEqual(-1e-12)
      })
    )
  })

  it('halves its memory every twelve points', () => {
    const run = momentumOf(after([...inARow(400, 'TeamB'), ...inARow(12, 'TeamA')]))
    expect(run).toBeCloseTo(0, 6)
  })

  it('moves more on points with more at stake', () => {
    const quiet = momentumOf(after([...inARow(10, 'TeamB'), won('TeamA', 0.01)]))
    const big = momentumOf(after([...inARow(10, 'TeamB'), won('TeamA', 0.3)]))
    expect(big).toBeGreaterThan(quiet)
  })
})

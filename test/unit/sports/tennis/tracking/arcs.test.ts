import {
  arcsOf,
  ballOnArcs,
  energyOnArc,
  jointGapM,
  positionOnArc,
  speedOnArc,
  velocityOnArc
} from '@shared/sports/tennis/tracking/geometry/arcs'
import { ballAt } from '@shared/sports/tennis/tracking/geometry/ball'
import type { Arc, BallPosition } from '@shared/sports/tennis/tracking/rally'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rallyOfText, rallyText, rallyWith } from '../../../../support/rally-fixtures'

const sample = rallyOfText(rallyText('2024-rally'))
const [hit, bounce] = arcsOf(sample)
if (!hit || !bounce) throw new Error('the sample has two arcs')
const JOINT_S = 0.6183576122602972

const differenceM = (one: BallPosition | null, [x = NaN, y = NaN, z = NaN]: readonly number[]): number =>
  one === null ? NaN : Math.max(Math.abs(one.x - x), Math.abs(one.y - y), Math.abs(one.z - z))

describe('the arcs of the provider’s sample', () => {
  it.each([
    ['hit arc at 0.10 s', hit, 0.1, [7.814287, 0.953661, 2.640011]],
    ['hit arc at its end', hit, JOINT_S, [-7.770593, 0.276545, 0.05008]],
    ['bounce arc at its start', bounce, JOINT_S, [-7.787604, 0.270644, 0.04606]],
    ['bounce arc at its end', bounce, 0.9333333333361225, [-12.7988, 0.2042, 1.3471]]
  ])('%s, to a tenth of a millimetre', (_, arc, timeS, expected) => {
    expect(differenceM(positionOnArc(arc, timeS), expected)).toBeLessThan(1e-4)
  })

  it('reproduce the sampled ball within a millimetre', () => {
    const ball = sample.ball
    expect(ball?.timesS).toHaveLength(6)
    ball?.timesS.forEach((timeS, index) => {
      const sampled = [ball.xs[index] ?? NaN, ball.ys[index] ?? NaN, ball.zs[index] ?? NaN]
      expect(differenceM(ballOnArcs([hit, bounce], timeS), sampled)).toBeLessThan(0.001)
    })
  })

  it('meet within two centimetres', () => {
    expect(jointGapM(hit, bounce)).toBeCloseTo(0.0184, 4)
  })

  it('start a little faster than the speed in the feed', () => {
    expect(velocityOnArc(hit, 0)?.x).toBeCloseTo(-37.591, 3)
    expect(speedOnArc(hit, 0)).toBeCloseTo(37.788, 3)
    expect(speedOnArc(hit, 0.0234)).toBeCloseTo(37.2, 1)
  })

  it('are never evaluated outside their own time', () => {
    expect(positionOnArc(hit, -0.001)).toBeNull()
    expect(positionOnArc(hit, JOINT_S + 0.001)).toBeNull()
    expect(speedOnArc(bounce, 0.5)).toBeNull()
    expect(ballOnArcs([hit, bounce], -0.001)).toBeNull()
    expect(ballOnArcs([hit, bounce], 0.94)).toBeNull()
  })

  it('lose energy all the way, including the bounce', () => {
    const energies = Array.from({ length: 90 }, (_, step) => {
      const timeS = step / 100
      return energyOnArc(timeS <= JOINT_S ? hit : bounce, timeS) ?? NaN
    })
    // The short bounce arc’s fit wavers by a few joules a kilogram.
    energies.slice(1).forEach((energy, index) => expect(energy).toBeLessThan((energies[index] ?? 0) + 5))
    expect(energies.at(-1)).toBeLessThan((energies[0] ?? 0) / 2)
  })
})

const straight = (startS: number, endS: number, x: number): Arc => ({
  kind: 'hit',
  startS,
  endS,
  x: [x],
  y: [0],
  z: [1]
})

describe('the ball between arcs', () => {
  it('is where the first arc ends, if they meet within a few centimetres', () => {
    expect(ballOnArcs([straight(0, 1, 0), straight(1.01, 2, 0.04)], 1.005)).toEqual({ x: 0, y: 0, z: 1 })
  })

  it('is nowhere if they do not', () => {
    expect(ballOnArcs([straight(0, 1, 0), straight(1.01, 2, 0.06)], 1.005)).toBeNull()
  })

  it('is on the later one where they overlap', () => {
    expect(ballOnArcs([straight(0, 1, 0), straight(0.9, 2, 5)], 0.95)?.x).toBe(5)
  })

  it('follows the samples if there are no arcs', () => {
    const ball = { timesS: [0, 0.02, 0.5], xs: [1, 2, 9], ys: [0, 0, 0], zs: [1, 1, 1], events: [] }
    const rally = rallyWith({ ball })
    expect(ballAt(rally, 0.01)?.x).toBeCloseTo(1.5)
    expect(ballAt(rally, 0.5)?.x).toBe(9)
    expect([ballAt(rally, -0.01), ballAt(rally, 0.3), ballAt(rally, 0.6)]).toEqual([null, null, null])
  })
})

describe('any rally', () => {
  const rally = rallyOfText(rallyText('2024-one-rally'))
  const arcs = arcsOf(rally)

  it('has the ball where the samples have it, at any time', () => {
    const ball = rally.ball
    ball?.timesS.forEach((timeS, index) => {
      const sampled = [ball.xs[index] ?? NaN, ball.ys[index] ?? NaN, ball.zs[index] ?? NaN]
      expect(differenceM(ballOnArcs(arcs, timeS), sampled)).toBeLessThan(0.001)
    })
  })

  it('never gains energy between hits', () => {
    for (const { arcs: own } of rally.shots) {
      let before = Infinity
      for (const arc of own)
        for (let step = 0; step <= 20; step += 1) {
          const energy = energyOnArc(arc, arc.startS + ((arc.endS - arc.startS) * step) / 20) ?? before
          expect(energy).toBeLessThan(before + 0.01)
          before = energy
        }
    }
  })

  it('has slopes that agree with its positions', () => {
    const coefficient = fc.double({ min: -40, max: 40, noNaN: true })
    const polynomial = fc.array(coefficient, { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(polynomial, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (x, timeS) => {
        const arc: Arc = { kind: 'hit', startS: 0, endS: 1, x, y: [0], z: [0] }
        const xAt = (at: number): number => positionOnArc(arc, at)?.x ?? NaN
        const slope = (xAt(timeS + 1e-5) - xAt(timeS - 1e-5)) / 2e-5
        expect(velocityOnArc(arc, timeS)?.x).toBeCloseTo(slope, 3)
      })
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { energyOnArc, jointGapM, positionOnArc } from '@shared/sports/tennis/tracking/geometry/arcs'
import { bouncesOf } from '@shared/sports/tennis/tracking/geometry/bounces'
import {
  halfOf,
  otherEnd,
  outDistanceM,
  serviceBoxOf,
  type End
} from '@shared/sports/tennis/tracking/geometry/court'
import { netCrossingOf } from '@shared/sports/tennis/tracking/geometry/net'
import type { Arc } from '@shared/sports/tennis/tracking/rally'
import { playRally } from '../../../../src-main/simulator/tracking/play-rally'
import {
  ROLES,
  type PlayedRally,
  type PlayedShot,
  type RallyOrder,
  type Role
} from '../../../../src-main/simulator/tracking/played-rally'
import { boxSign } from '../../../../src-main/simulator/tracking/tactics'

const RUNS = 400

const end = fc.constantFrom<End>(1, -1)
const role = fc.constantFrom<Role>(...ROLES)

const order: fc.Arbitrary<RallyOrder> = fc.record({
  seed: fc.nat(),
  end,
  side: fc.constantFrom('deuce', 'advantage'),
  serve: fc.constantFrom(1, 2),
  strength: fc.double({ min: 0.85, max: 1, noNaN: true }),
  leftHanded: fc.record({ server: fc.boolean(), receiver: fc.boolean() }),
  ending: fc.oneof(
    fc.record({ kind: fc.constantFrom('ace', 'fault', 'let') }),
    fc.record({ kind: fc.constant('played'), shots: fc.integer({ min: 2, max: 30 }), wonBy: role })
  )
})

const check = (holds: (rally: PlayedRally, order: RallyOrder) => void): void =>
  fc.assert(
    fc.property(order, (each) => holds(playRally(each), each)),
    { numRuns: RUNS }
  )

const arcsOf = (shot: PlayedShot): Arc[] =>
  shot.arcs.map((arc) => ({ ...arc, x: [...arc.x], y: [...arc.y], z: [...arc.z] }))

const timesOn = ({ startS, endS }: Arc): readonly number[] =>
  Array.from({ length: 21 }, (_, step) => Math.min(endS, startS + ((endS - startS) * step) / 20))

const endOf = (hitter: Role, each: RallyOrder): End => (hitter === 'server' ? each.end : otherEnd(each.end))

describe('playRally', () => {
  it('keeps the ball above the ground', () => {
    check(({ shots }) => {
      const heights = shots
        .flatMap(arcsOf)
        .flatMap((arc) => timesOn(arc).map((timeS) => positionOnArc(arc, timeS)?.z ?? -1))
      expect(Math.min(...heights)).toBeGreaterThan(-0.05)
    })
  })

  it('sends the ball over the net, unless the call says otherwise', () => {
    check(({ shots }) => {
      for (const shot of shots) {
        if (shot.call === 'let') continue
        const crossing = netCrossingOf({ arcs: arcsOf(shot) }, false)
        if (shot.call === 'net') expect(crossing).toBeNull()
        else expect(crossing?.clearanceM).toBeGreaterThan(0)
      }
    })
  })

  it('lets the ball lose energy between two hits', () => {
    check(({ shots }) => {
      for (const shot of shots) {
        const energies = arcsOf(shot).flatMap((arc) => {
          // The ends of a fitted curve tell speeds less well than its middle.
          const times = timesOn(arc).slice(4, -4)
          return times.map((timeS) => energyOnArc(arc, timeS) ?? 0)
        })
        energies.forEach((energy, index) => {
          const before = energies[index - 1] ?? Infinity
          expect(energy).toBeLessThan(before * 1.02 + 2)
        })
      }
    })
  })

  it('calls a ball that lands in in, and one that lands out out', () => {
    check(({ shots }, each) => {
      shots.forEach((shot, index) => {
        const [bounce] = bouncesOf({ arcs: arcsOf(shot) })
        if (shot.call === '') {
          expect(bounce).toBeUndefined()
          return
        }
        if (!bounce) throw new Error('It never came down')
        const half = endOf(shot.hitter, each)
        const area =
          index === 0
            ? serviceBoxOf(otherEnd(half), boxSign(each.end, each.side))
            : halfOf(otherEnd(half), false)
        const outM = outDistanceM(bounce, area)
        if (shot.call === 'out') expect(outM).toBeGreaterThan(0)
        if (shot.call === 'in') expect(outM).toBe(0)
        expect(shot.outM).toBeCloseTo(shot.call === 'out' ? outM : 0, 6)
        if (shot.call === 'net') expect(Math.sign(bounce.x)).toBe(half)
      })
    })
  })

  it('has nobody run faster or start quicker than people do', () => {
    check(({ tracks }) => {
      for (const track of ROLES.map((each) => tracks[each])) {
        const speeds = track.map(({ x, y }, index) => {
          const before = track[index - 1] ?? { x, y }
          return { vx: (x - before.x) / 0.02, vy: (y - before.y) / 0.02 }
        })
        expect(Math.max(...speeds.map(({ vx, vy }) => Math.hypot(vx, vy)))).toBeLessThan(7)
        const accelerations = speeds.map(({ vx, vy }, index) => {
          const before = speeds[index - 1] ?? { vx, vy }
          return Math.hypot(vx - before.vx, vy - before.vy) / 0.02
        })
        expect(Math.max(...accelerations)).toBeLessThan(8)
      }
    })
  })

  it('has players hit mostly what they can reach', () => {
    const missed: number[] = []
    check(({ shots, tracks }) => {
      for (const { hitter, timeS, arcs } of shots) {
        const body = tracks[hitter][Math.round(timeS / 0.02)]
        const [first] = arcs
        const ball =
          first && positionOnArc({ ...first, x: [...first.x], y: [...first.y], z: [...first.z] }, timeS)
        if (!body || !ball) throw new Error('Nobody was there')
        missed.push(Math.hypot(body.x - ball.x, body.y - ball.y))
      }
    })
    const inOrder = missed.sort((one, other) => one - other)
    expect(inOrder[Math.floor(inOrder.length * 0.98)]).toBeLessThan(2)
  })

  it('fills the rally with shots, and the shots with arcs that meet within a centimetre', () => {
    check(({ shots, durationS, tracks }) => {
      shots.forEach((shot, index) => {
        const arcs = arcsOf(shot)
        const next = shots[index + 1]
        const endsS = shot.timeS + shot.durationS
        expect(arcs[0]?.startS).toBe(shot.timeS)
        expect(arcs.at(-1)?.endS).toBeCloseTo(endsS, 9)
        expect(endsS).toBeCloseTo(next?.timeS ?? durationS, 9)
        const following = next && arcsOf(next)[0]
        for (const [place, arc] of [...arcs, ...(following ? [following] : [])].entries()) {
          const before = arcs[place - 1]
          if (!before) continue
          expect(arc.startS).toBeCloseTo(before.endS, 9)
          // The net's plane has two sides.
          expect(jointGapM(before, arc)).toBeLessThan(shot.call === 'let' ? 0.08 : 0.01)
        }
      })
      expect(tracks.server).toHaveLength(Math.floor(durationS / 0.02 + 1e-9) + 1)
      expect(tracks.receiver).toHaveLength(tracks.server.length)
    })
  })

  it('ends as requested', () => {
    check(({ shots }, { ending, serve }) => {
      const last = shots.at(-1)
      expect(shots.map(({ hitter }) => hitter)).toEqual(shots.map((_, index) => ROLES[index % 2]))
      if (ending.kind === 'played') {
        expect(shots).toHaveLength(ending.shots)
        expect(last?.result).toBe(last?.hitter === ending.wonBy ? 'winner' : 'error')
        expect(last?.call === 'in').toBe(last?.hitter === ending.wonBy)
        return
      }
      expect(shots).toHaveLength(1)
      if (ending.kind === 'ace') expect(last).toMatchObject({ result: 'ace', call: 'in' })
      if (ending.kind === 'let') expect(last).toMatchObject({ result: 'let', call: 'let' })
      if (ending.kind === 'fault') {
        expect(last?.result).toBe(serve === 1 ? 'fault' : 'double fault')
        expect(['out', 'net']).toContain(last?.call)
      }
    })
  })

  it('serves and hits at professional speeds', () => {
    const speeds = new Map<string, number[]>()
    check(({ shots }, { serve, strength }) => {
      for (const { kind, speedMs } of shots) {
        const name = kind === 'serve' ? `serve ${serve}` : kind
        speeds.set(name, [...(speeds.get(name) ?? []), speedMs / strength])
      }
    })
    const meanOf = (name: string): number => {
      const all = speeds.get(name) ?? []
      return all.reduce((sum, speed) => sum + speed, 0) / all.length
    }
    expect(meanOf('serve 1')).toBeGreaterThan(meanOf('serve 2') + 5)
    expect(meanOf('serve 1')).toBeGreaterThan(45)
    expect(meanOf('groundstroke')).toBeGreaterThan(24)
    expect(meanOf('slice')).toBeLessThan(meanOf('groundstroke'))
    expect(meanOf('lob')).toBeLessThan(20)
    expect([...speeds.keys()].sort()).toEqual([
      'drop-shot',
      'groundstroke',
      'lob',
      'return',
      'serve 1',
      'serve 2',
      'slice',
      'smash',
      'volley'
    ])
  })

  it('is the same for the same input', () => {
    check((rally, each) => {
      expect(playRally(each)).toEqual(rally)
    })
  })
})

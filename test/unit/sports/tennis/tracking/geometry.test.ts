import { bouncesOf, contactOf, firstBounceOf } from '@shared/sports/tennis/tracking/geometry/bounces'
import {
  halfOf,
  isDoubles,
  netHeightM,
  outDistanceM,
  serviceBoxOf
} from '@shared/sports/tennis/tracking/geometry/court'
import { mirrored, type Mirroring } from '@shared/sports/tennis/tracking/geometry/mirror'
import { netCrossingOf } from '@shared/sports/tennis/tracking/geometry/net'
import { shotPlacementOf } from '@shared/sports/tennis/tracking/geometry/placement'
import { distanceRunM, endOfTeam, positionAt, speedAt } from '@shared/sports/tennis/tracking/geometry/players'
import { placementOf } from '@shared/sports/tennis/tracking/geometry/serve'
import type { Arc, PlayerTrack, Shot } from '@shared/sports/tennis/tracking/rally'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  mergedRally,
  parts2022,
  rallyOfText,
  rallyText,
  rallyWith,
  shotWith
} from '../../../../support/rally-fixtures'

const sample = rallyOfText(rallyText('2024-rally'))
const rally = rallyOfText(rallyText('2024-one-rally'))
const shotOf = (number: number): Shot => {
  const shot = rally.shots[number - 1]
  if (!shot) throw new Error(`no shot ${number}`)
  return shot
}
const [sampleServe] = sample.shots
if (!sampleServe) throw new Error('the sample has a serve')

const GRAVITY = 9.81

interface Flight {
  readonly fromX: number
  readonly fromY: number
  readonly fromZ: number
  readonly toX: number
  readonly toY: number
  readonly flightS: number
}

/** A ball that flies without drag from one point to where it lands, and up again with part of its speed. */
function flight({ fromX, fromY, fromZ, toX, toY, flightS }: Flight, kinds = ['hit', 'bounce']): Arc[] {
  const [speedX, speedY] = [(toX - fromX) / flightS, (toY - fromY) / flightS]
  const speedZ = (0.04 - fromZ + (GRAVITY / 2) * flightS ** 2) / flightS
  const upwards = 0.7 * (GRAVITY * flightS - speedZ)
  const after = (from: number, speed: number): number[] => [from - speed * flightS, speed]
  return [
    {
      kind: kinds[0] ?? '',
      startS: 0,
      endS: flightS,
      x: [fromX, speedX],
      y: [fromY, speedY],
      z: [fromZ, speedZ, -GRAVITY / 2]
    },
    {
      kind: kinds[1] ?? '',
      startS: flightS,
      endS: flightS + 0.2,
      x: after(toX, speedX * 0.6),
      y: after(toY, speedY * 0.6),
      z: [0.04 - upwards * flightS - (GRAVITY / 2) * flightS ** 2, upwards + GRAVITY * flightS, -GRAVITY / 2]
    }
  ]
}

const serveFrom = (fromX: number, fromY: number, toX: number, toY: number): Shot =>
  shotWith({ stroke: 'serve', arcs: flight({ fromX, fromY, fromZ: 2.8, toX, toY, flightS: 0.45 }) })

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })

describe('bounces', () => {
  it('are where the arcs meet: half-way between their ends', () => {
    const bounce = firstBounceOf(sample, sampleServe)
    expect(bounce?.timeS).toBe(0.6183576122602972)
    expect(bounce?.x).toBeCloseTo((-7.770593 - 7.787604) / 2, 5)
    expect(bounce?.y).toBeCloseTo((0.276545 + 0.270644) / 2, 5)
  })

  it('happen once per hit, where the ball was aimed, whatever its arcs are called', () => {
    const anyFlight = fc.record({
      fromX: between(8, 13),
      fromY: between(-4, 4),
      fromZ: between(0.4, 3),
      toX: between(-11, -2),
      toY: between(-4, 4),
      flightS: between(0.4, 1.5)
    })
    fc.assert(
      fc.property(anyFlight, fc.constantFrom(['hit', 'bounce'], ['hit', 'Kick'], ['', '']), (aim, kinds) => {
        const bounces = bouncesOf({ arcs: flight(aim, [...kinds]) })
        expect(bounces).toHaveLength(1)
        expect(bounces[0]?.x).toBeCloseTo(aim.toX, 6)
        expect(bounces[0]?.y).toBeCloseTo(aim.toY, 6)
      })
    )
  })

  it('are at the end of a path that ends on the ground, and absent from one that ends in the air', () => {
    const [falling, rising] = flight({ fromX: 10, fromY: 0, fromZ: 1, toX: -9, toY: 1, flightS: 1 })
    if (!falling || !rising) throw new Error('two arcs')
    expect(bouncesOf({ arcs: [falling] })).toMatchObject([{ timeS: 1 }])
    expect(bouncesOf({ arcs: [{ ...falling, endS: 0.5 }] })).toEqual([])
    expect(bouncesOf({ arcs: [rising] })).toMatchObject([{ timeS: 1 }])
    expect(bouncesOf({ arcs: [] })).toEqual([])
  })

  it('follow the samples if there are no arcs, ignoring those of the next shot', () => {
    const shots = [shotWith({ timeS: 0 }), shotWith({ number: 2, timeS: 1 })]
    const ball = {
      timesS: [0, 0.6, 1, 1.6],
      xs: [11, -5, -9, 6],
      ys: [0, 1, 2, 3],
      zs: [2, 0.04, 1, 0.04],
      events: [
        { index: 0, names: ['hit'] },
        { index: 1, names: ['bounce'] },
        { index: 3, names: ['bounce'] }
      ]
    }
    const sampled = rallyWith({ shots, ball })
    expect(shots.map((shot) => firstBounceOf(sampled, shot)?.x)).toEqual([-5, 6])
    expect(shots.map((shot) => contactOf(sampled, shot)?.x)).toEqual([11, -9])
  })
})

describe('contact', () => {
  it('is where the arc of the hit starts, with or without a toss before it', () => {
    expect(contactOf(sample, sampleServe)?.z).toBeCloseTo(2.956249, 6)
    const tossed = mergedRally(parts2022())
    const [serve] = tossed.shots
    expect(serve?.arcs[0]?.kind).toBe('toss')
    expect(serve && contactOf(tossed, serve)).toEqual({ x: 11.6, y: -0.9, z: 2.75 })
  })

  it('is unknown if nothing shows it', () => {
    expect(contactOf(rallyWith({}), shotWith({}))).toBeNull()
  })
})

describe('lines', () => {
  const box = serviceBoxOf(-1, 1)
  it.each([
    ['well inside of the box', { x: -5, y: 2 }, box, 0],
    ['a ball that touches the service line', { x: -6.43, y: 2 }, box, 0],
    ['a ball 10 cm behind it', { x: -6.533, y: 2 }, box, 0.1],
    ['the wrong side of the centre line', { x: -5, y: -0.533 }, box, 0.5],
    ['beyond the sideline', { x: -5, y: 4.115 + 0.233 }, box, 0.2],
    ['short of the net', { x: 0.533, y: 2 }, box, 0.5],
    ['the tramline in singles', { x: 10, y: 4.648 }, halfOf(1, false), 0.5],
    ['the tramline in doubles', { x: 10, y: 4.648 }, halfOf(1, true), 0],
    ['long', { x: 12.418, y: 0 }, halfOf(1, false), 0.5],
    ['the wrong half', { x: 1.033, y: 0 }, halfOf(-1, false), 1]
  ])('%s', (_, position, area, expected) => {
    expect(outDistanceM(position, area)).toBeCloseTo(expected, 9)
  })

  it('the provider’s serve was out by the stated distance, less the edge of its mark', () => {
    const placement = shotPlacementOf(sample, sampleServe)
    expect(placement?.isIn).toBe(false)
    expect(Math.abs((placement?.outM ?? 0) - (sampleServe.outDistanceM ?? 0))).toBeLessThan(0.08)
    expect(placement?.depthM).toBeCloseTo(6.4 - 7.779, 2)
  })

  it('the shots of a whole rally were in', () => {
    expect(rally.shots.map((shot) => shotPlacementOf(rally, shot)?.isIn)).toEqual([
      true,
      true,
      true,
      true,
      true
    ])
    expect(shotPlacementOf(rally, shotOf(2))?.depthM).toBeCloseTo(11.885 - 7.9, 3)
  })

  it('a doubles match is recognised by its second players', () => {
    expect(isDoubles(rally)).toBe(false)
    expect(isDoubles(rallyWith({ shots: [shotWith({ player: 2 })] }))).toBe(true)
  })
})

describe('serves', () => {
  it.each([
    ['from positive x, deuce side, out wide', [11.6, -0.5, -5, 3.5], 'wide'],
    ['from positive x, deuce side, at the body', [11.6, -0.5, -5, 2], 'body'],
    ['from positive x, deuce side, to the T', [11.6, -0.5, -5, 0.4], 'T'],
    ['from positive x, advantage side, out wide', [11.6, 0.5, -5, -3.5], 'wide'],
    ['from negative x, advantage side, to the T', [-11.6, -0.5, 5, 0.2], 'T'],
    ['over the centre line', [11.6, -0.5, -5, -0.3], 'T']
  ] as const)('%s', (_, [fromX, fromY, toX, toY], direction) => {
    const serve = serveFrom(fromX, fromY, toX, toY)
    const placement = placementOf(rallyWith({ shots: [serve] }), serve)
    expect(placement?.direction).toBe(direction)
    expect(placement?.depthM).toBeCloseTo(1.4, 6)
    expect(placement?.outM).toBeCloseTo(toY === -0.3 ? 0.267 : 0, 6)
  })

  it('are judged by the feet, as a racket may reach over the centre line', () => {
    const serve = { ...serveFrom(11.6, -0.1, -5, -3), team: 'TeamB' as const }
    const feet: PlayerTrack = { team: 'TeamB', player: 1, timesS: [0, 1], xs: [12, 12], ys: [0.4, 0.4] }
    expect(placementOf(rallyWith({ shots: [serve], players: [feet] }), serve)?.outM).toBe(0)
    expect(placementOf(rallyWith({ shots: [serve] }), serve)?.outM).toBeCloseTo(2.967, 3)
  })

  it('went to the T in the provider’s sample', () => {
    expect(placementOf(sample, sampleServe)?.direction).toBe('T')
  })

  it('have no placement if the landing is unknown', () => {
    expect(placementOf(rallyWith({}), shotWith({ stroke: 'serve' }))).toBeNull()
  })
})

describe('the net', () => {
  it.each([
    [0, false, 0.914],
    [8.23 / 2 + 0.914, false, 1.07],
    [-(10.97 / 2 + 0.914), true, 1.07],
    [3, true, 0.914 + (3 / 6.399) * 0.156]
  ])('at %d m from the centre (doubles: %s) is %d m high', (y, doubles, heightM) => {
    expect(netHeightM(y, doubles)).toBeCloseTo(heightM, 9)
  })

  it('is cleared by the provider’s serve at 0.3402 s, at 1.64 m', () => {
    const crossing = netCrossingOf(sampleServe, false)
    expect(crossing?.timeS).toBeCloseTo(0.3402, 4)
    expect(crossing?.z).toBeCloseTo(1.64, 2)
    expect(crossing?.clearanceM).toBeCloseTo(1.64 - netHeightM(crossing?.y ?? 0, false), 2)
  })

  it('is not crossed by a ball whose path ends before it', () => {
    const [falling] = sampleServe.arcs
    expect(falling && netCrossingOf({ arcs: [{ ...falling, endS: 0.3 }] }, false)).toBeNull()
  })
})

describe('players', () => {
  const track: PlayerTrack = {
    team: 'TeamA',
    player: 1,
    timesS: [0, 0.2, 0.4, 2],
    xs: [-12, -11, -10, -10],
    ys: [0, 0, 0, 3]
  }

  it('are on the line between two samples, and nowhere outside them or in a gap', () => {
    expect(positionAt(track, 0.1)).toEqual({ x: -11.5, y: 0 })
    expect(positionAt(track, 2)).toEqual({ x: -10, y: 3 })
    expect([positionAt(track, -0.1), positionAt(track, 1), positionAt(track, 2.1)]).toEqual([
      null,
      null,
      null
    ])
  })

  it('run a known distance at a known speed', () => {
    expect(distanceRunM(track)).toBe(5)
    expect(speedAt(track, 0.2)).toBeCloseTo(5, 9)
    expect(speedAt(track, 0)).toBeNull()
  })

  it('are at the end that the feed names, or else where their positions are', () => {
    expect(endOfTeam(sample, 'TeamB')).toBe(1)
    expect(endOfTeam(rallyWith({ players: [track] }), 'TeamA')).toBe(-1)
    expect(endOfTeam(rallyWith({ players: [track] }), 'TeamB')).toBe(1)
    expect(endOfTeam(rallyWith({}), 'TeamA')).toBeNull()
  })
})

describe('mirroring', () => {
  const turned: Mirroring = { swapsEnds: true, swapsSides: false }

  it('moves the server to the other end and keeps everything else', () => {
    const other = mirrored(rally, turned)
    expect(other.teamAtPositiveX).toBe('TeamA')
    const [serve] = other.shots
    if (!serve) throw new Error('no serve')
    expect(contactOf(other, serve)).toEqual({ x: -11.6, y: 0.9, z: 2.75 })
    expect(placementOf(other, serve)).toMatchObject({
      direction: placementOf(rally, shotOf(1))?.direction,
      outM: 0
    })
  })

  it('left to right changes y only', () => {
    const other = mirrored(rally, { swapsEnds: false, swapsSides: true })
    expect(other.teamAtPositiveX).toBe('TeamB')
    expect(other.ball?.xs).toEqual(rally.ball?.xs)
    expect(other.ball?.ys[0]).toBe(0.9)
  })

  it('twice changes nothing', () => {
    for (const one of [rally, sample, mergedRally(parts2022())])
      fc.assert(
        fc.property(fc.record({ swapsEnds: fc.boolean(), swapsSides: fc.boolean() }), (mirroring) => {
          expect(mirrored(mirrored(one, mirroring), mirroring)).toEqual(one)
        }),
        { numRuns: 8 }
      )
  })
})

/** Rallies that look like tennis: a ball that flies in parabolas over the net, bounces once and is hit back. */
import type { Arc, PlayerTrack, Rally, RallyKey, Shot } from '@shared/sports/tennis/tracking/rally'
import { opponentOf, type Team } from '@shared/sports/tennis/rules/score'

/** A small generator of its own: the same pictures on every computer. */
export function seeded(seed: number): () => number {
  // Neighbouring seeds are far apart from the first number on.
  let state = (seed * 7_919 + 104_729) % 2_147_483_647
  for (let turn = 0; turn < 8; turn += 1) state = (state * 48_271 + 11) % 2_147_483_647
  return () => {
    state = (state * 48_271 + 11) % 2_147_483_647
    return state / 2_147_483_647
  }
}

const GRAVITY = 9.81

interface Place {
  readonly x: number
  readonly y: number
  readonly z: number
}

/** From one place to the next in a time: straight along the ground, under gravity above it. */
function arcBetween(kind: string, from: Place, to: Place, startS: number, durationS: number): Arc {
  const straight = (a: number, b: number): number[] => {
    const speed = (b - a) / durationS
    return [a - speed * startS, speed]
  }
  const climb = (to.z - from.z + (GRAVITY * durationS ** 2) / 2) / durationS
  const half = GRAVITY / 2
  // z(t) = z0 + climb·(t − s) − g/2·(t − s)², in powers of t.
  const z = [from.z - climb * startS - half * startS ** 2, climb + 2 * half * startS, -half]
  return { kind, startS, endS: startS + durationS, x: straight(from.x, to.x), y: straight(from.y, to.y), z }
}

const BALL_M = 0.033
const KEY: RallyKey = { set: 2, game: 7, point: 8, serve: 1, rally: 1 }

export interface RallyWishes {
  readonly shots: number
  readonly seed?: number
  readonly key?: RallyKey
  readonly server?: Team
  /** The end that the server stands at. */
  readonly end?: 1 | -1
  readonly side?: 'deuce' | 'advantage'
  /** The last ball is out. */
  readonly endsOut?: boolean
  /** Shots whose path nobody told. */
  readonly pathless?: readonly number[]
  readonly withPlayers?: boolean
}

export function rallyOf({
  shots: count,
  seed = 7,
  key = KEY,
  server = 'TeamA',
  end = 1,
  side = 'deuce',
  endsOut = count > 1,
  pathless = [],
  withPlayers = true
}: RallyWishes): Rally {
  const random = seeded(seed)
  const between = (low: number, high: number): number => low + (high - low) * random()
  const sign = side === 'deuce' ? 1 : -1
  const shots: Shot[] = []
  const hits: { team: Team; place: Place; timeS: number }[] = []
  let place: Place = { x: end * 11.7, y: -end * sign * 1.1, z: 2.85 }
  let timeS = 0
  let team = server
  let half: 1 | -1 = end
  for (let number = 1; number <= count; number += 1) {
    const isServe = number === 1
    const isLast = number === count
    const isOut = isLast && endsOut
    const bounce: Place = isServe
      ? {
          x: -half * (isOut ? between(6.6, 7.4) : between(4.9, 6.25)),
          y: half * sign * aimed(random),
          z: BALL_M
        }
      : { x: -half * (isOut ? 12.35 : between(7.6, 11.2)), y: between(-3.9, 3.9), z: BALL_M }
    const flightS = isServe ? between(0.42, 0.5) : between(0.85, 1.25)
    const riseS = between(0.38, 0.55)
    const run = 0.42 + 0.1 * random()
    const contact: Place = {
      x: bounce.x + (bounce.x - place.x) * run * (riseS / flightS),
      y: bounce.y + (bounce.y - place.y) * run * (riseS / flightS),
      z: between(0.6, 1.3)
    }
    const arcs = [
      arcBetween('hit', place, bounce, timeS, flightS),
      arcBetween('bounce', bounce, contact, timeS + flightS, riseS)
    ]
    const speedMs = (Math.hypot(bounce.x - place.x, bounce.y - place.y) / flightS) * 1.08
    hits.push({ team, place, timeS })
    shots.push({
      number,
      shotId: `shot-${number}`,
      team,
      player: 1,
      stroke: isServe ? 'serve' : number === 2 ? 'return' : random() < 0.6 ? 'forehand' : 'backhand',
      side: random() < 0.6 ? 'right' : 'left',
      spin: { kind: random() < 0.7 ? 'topspin' : 'backspin', rpm: Math.round(between(900, 3100)) },
      speedMs,
      call: isOut ? 'out' : 'in',
      result: isOut ? 'error' : 'rally',
      outDistanceM: isOut ? 0.43 : null,
      timeS,
      durationS: flightS + riseS,
      arcs: pathless.includes(number) ? [] : arcs
    })
    timeS += flightS + riseS
    place = contact
    team = opponentOf(team)
    half = half === 1 ? -1 : 1
  }
  return {
    key,
    provenance: [{ generation: 2024, content: 'rally', packetId: 'fixture', revision: 0, receivedAt: 0 }],
    startAt: Date.UTC(2031, 4, 6, 14, 31, 38),
    durationS: timeS,
    server,
    scorer: opponentOf(shots.at(-1)?.team ?? server),
    result: 'played',
    serveSide: side,
    teamAtPositiveX: end === 1 ? server : opponentOf(server),
    shots,
    ball: null,
    players: withPlayers
      ? [server, opponentOf(server)].map((each) => trackOf(each, hits, server, end, timeS))
      : [],
    summary: null,
    faults: []
  }
}

/** Runs to where he hits the ball, and back towards the middle. */
function trackOf(
  team: Team,
  hits: readonly { team: Team; place: Place; timeS: number }[],
  server: Team,
  end: 1 | -1,
  endS: number
): PlayerTrack {
  const home = team === server ? end : -end
  const middle = { x: home * 12.6, y: 0 }
  const stops = [
    { timeS: 0, x: home * 12.2, y: team === server ? -home * 1 : -home * 2.6 },
    ...hits
      .filter((hit) => hit.team === team)
      .flatMap(({ place, timeS }) => [
        { timeS, x: place.x + home * 0.35, y: place.y + 0.5 },
        { timeS: timeS + 1.1, x: (middle.x * 2 + place.x) / 3, y: place.y / 3 }
      ]),
    { timeS: endS + 1.2, x: middle.x, y: middle.y }
  ]
  const timesS: number[] = []
  const xs: number[] = []
  const ys: number[] = []
  for (let sample = 0; sample * 0.02 <= endS; sample += 1) {
    const timeS = sample * 0.02
    const next = Math.max(
      1,
      stops.findIndex((stop) => stop.timeS >= timeS)
    )
    const from = stops[next - 1]
    const to = stops[next]
    if (!from || !to) continue
    const part = Math.min(1, Math.max(0, (timeS - from.timeS) / Math.max(0.02, to.timeS - from.timeS)))
    const eased = part * part * (3 - 2 * part)
    timesS.push(timeS)
    xs.push(from.x + (to.x - from.x) * eased)
    ys.push(from.y + (to.y - from.y) * eased)
  }
  return { team, player: 1, timesS, xs, ys }
}

/** Metres from the centre line: wide and down the middle are what a server tries. */
function aimed(random: () => number): number {
  const target = [0.55, 3.45, 2, 0.6, 3.4][Math.floor(random() * 5)] ?? 2
  return Math.min(4.05, Math.max(0.06, target + (random() + random() - 1) * 0.7))
}

const LENGTHS = [1, 3, 4, 2, 6, 1, 5, 8, 3, 11, 2, 4, 1, 7, 3, 14, 2, 5] as const

/** A match of many rallies: both teams serve from both ends to both sides, and some serves are out. */
export function matchOf(count: number, seed = 3, withPlayers = true): Rally[] {
  const random = seeded(seed)
  return Array.from({ length: count }, (_, index) => {
    const length = LENGTHS[Math.floor(random() * LENGTHS.length)] ?? 4
    const key: RallyKey = {
      set: 1 + Math.floor(index / 66),
      game: 1 + (Math.floor(index / 6) % 11),
      point: 1 + (index % 6),
      serve: random() < 0.35 ? 2 : 1,
      rally: 1
    }
    return rallyOf({
      shots: length,
      seed: seed * 1000 + index * 13,
      key,
      withPlayers,
      server: Math.floor(index / 6) % 2 === 0 ? 'TeamA' : 'TeamB',
      end: Math.floor((index + 6) / 12) % 2 === 0 ? 1 : -1,
      side: index % 2 === 0 ? 'deuce' : 'advantage',
      endsOut: length > 1 ? random() < 0.6 : random() < 0.45
    })
  })
}

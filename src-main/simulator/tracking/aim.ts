/** How to hit a ball so that it comes where it is wanted. */
import { BALL_RADIUS_M, netHeightM } from '@shared/sports/tennis/tracking/geometry/court'
import { fly, untilGround, untilNet, type BallMotion, type Flight } from './ball-flight'

export interface Point {
  readonly x: number
  readonly y: number
  readonly z: number
}

/** What a player gives the ball. */
export interface Stroke {
  /** Along the ground, at the hit; less when the ball would not come over the net. */
  readonly speedMs: number
  /** Negative: backspin. */
  readonly topspinRpm: number
  /** About the upright axis. */
  readonly sidespinRpm: number
  /** Between the net and the ball. */
  readonly clearanceM: number
  /** How high it must fly, at least. */
  readonly apexM: number
}

export interface Launch {
  readonly start: BallMotion
  /** To the ground, or to the net. */
  readonly flight: Flight
}

const RADIANS_PER_RPM = (2 * Math.PI) / 60
const MOST_CORRECTIONS = 12
const NEAR_ENOUGH_M = 0.01
const MOST_SLOWER = 16
const SLOWER = 0.93

/** Hits the ball so that it comes down at the target, over the net. */
export function aimAtGround(from: Point, target: Pick<Point, 'x' | 'y'>, stroke: Stroke): Launch {
  let best: { readonly launch: Launch; readonly lackM: number } | null = null
  let speedMs = stroke.speedMs
  for (let attempt = 0; attempt < MOST_SLOWER; attempt += 1) {
    const launch = solved(from, target, { ...stroke, speedMs })
    const lackM = Math.max(
      stroke.clearanceM - netClearance(launch.flight),
      stroke.apexM - Math.max(...launch.flight.zs)
    )
    if (lackM <= 0) return launch
    if (best === null || lackM < best.lackM) best = { launch, lackM }
    speedMs *= SLOWER
  }
  if (best === null) throw new Error('Nothing was tried')
  return best.launch
}

/** Hits the ball towards the target, but so that its centre meets the net's plane at this height. */
export function aimAtNet(
  from: Point,
  target: Pick<Point, 'x' | 'y'>,
  heightM: number,
  stroke: Stroke
): Launch {
  const heading = Math.atan2(target.y - from.y, target.x - from.x)
  const room = untilNet(Math.sign(from.x))
  let vz = 0
  let launch = launched(from, heading, vz, stroke, room)
  for (let correction = 0; correction < MOST_CORRECTIONS; correction += 1) {
    const missM = launch.flight.end.z - heightM
    if (Math.abs(missM) < NEAR_ENOUGH_M) break
    vz -= missM / (launch.flight.timesS.at(-1) ?? 1)
    launch = launched(from, heading, vz, stroke, room)
  }
  return launch
}

/** By how much the ball clears the net; infinite when it does not come there. */
export function netClearance({ xs, ys, zs }: Flight): number {
  for (let index = 1; index < xs.length; index += 1) {
    const before = xs[index - 1] ?? 0
    const after = xs[index] ?? 0
    if (before > 0 === after > 0) continue
    const share = before / (before - after)
    const mix = (list: readonly number[]): number =>
      (list[index - 1] ?? 0) + ((list[index] ?? 0) - (list[index - 1] ?? 0)) * share
    return mix(zs) - BALL_RADIUS_M - netHeightM(mix(ys), false)
  }
  return Number.POSITIVE_INFINITY
}

/** Corrects direction and lift until the ball comes down at the target; the speed along the ground stays. */
function solved(from: Point, target: Pick<Point, 'x' | 'y'>, stroke: Stroke): Launch {
  const distanceM = Math.hypot(target.x - from.x, target.y - from.y)
  const towards = Math.atan2(target.y - from.y, target.x - from.x)
  const guessS = distanceM / (0.85 * stroke.speedMs)
  let vz = (4.9 * guessS * guessS - from.z) / guessS
  let heading = towards
  let launch = launched(from, heading, vz, stroke, untilGround)
  for (let correction = 0; correction < MOST_CORRECTIONS; correction += 1) {
    const { end, timesS } = launch.flight
    const dx = end.x - from.x
    const dy = end.y - from.y
    const longM = dx * Math.cos(towards) + dy * Math.sin(towards) - distanceM
    const acrossM = dy * Math.cos(towards) - dx * Math.sin(towards)
    if (Math.abs(longM) < NEAR_ENOUGH_M && Math.abs(acrossM) < NEAR_ENOUGH_M) break
    const flownS = timesS.at(-1) ?? guessS
    // A steeper hit flies longer by its lift over the speed of the fall, at the speed along the ground.
    const change = (longM * Math.abs(end.vz)) / (flownS * Math.hypot(end.vx, end.vy))
    vz -= Math.max(-3, Math.min(3, change))
    heading -= acrossM / distanceM
    launch = launched(from, heading, vz, stroke, untilGround)
  }
  return launch
}

function launched(
  from: Point,
  heading: number,
  vz: number,
  { speedMs, topspinRpm, sidespinRpm }: Stroke,
  room: Parameters<typeof fly>[1]
): Launch {
  const [cos, sin] = [Math.cos(heading), Math.sin(heading)]
  const top = topspinRpm * RADIANS_PER_RPM
  const start: BallMotion = {
    ...from,
    vx: speedMs * cos,
    vy: speedMs * sin,
    vz,
    spin: { x: -top * sin, y: top * cos, z: sidespinRpm * RADIANS_PER_RPM }
  }
  return { start, flight: fly(start, room) }
}

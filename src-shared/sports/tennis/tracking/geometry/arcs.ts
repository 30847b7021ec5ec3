/**
 * Where the ball is: arcs are polynomials of the rally's clock, lowest power first, one per axis. An arc is invalid
 * outside its own time and never evaluated there (provider's rally tracking page, computed from its sample).
 */
import type { Arc, BallPosition, Rally } from '../rally'

/** How far consecutive arcs may be apart. */
export const JOINT_TOLERANCE_M = 0.05
const GRAVITY_MS2 = 9.81

function valueAt(polynomial: readonly number[], timeS: number): number {
  let value = 0
  for (let power = polynomial.length - 1; power >= 0; power -= 1)
    value = value * timeS + (polynomial[power] ?? 0)
  return value
}

function slopeAt(polynomial: readonly number[], timeS: number): number {
  let slope = 0
  for (let power = polynomial.length - 1; power >= 1; power -= 1)
    slope = slope * timeS + power * (polynomial[power] ?? 0)
  return slope
}

const covers = ({ startS, endS }: Arc, timeS: number): boolean => timeS >= startS && timeS <= endS

const pointAt = ({ x, y, z }: Arc, timeS: number): BallPosition => ({
  x: valueAt(x, timeS),
  y: valueAt(y, timeS),
  z: valueAt(z, timeS)
})

export const startOf = (arc: Arc): BallPosition => pointAt(arc, arc.startS)
export const endOf = (arc: Arc): BallPosition => pointAt(arc, arc.endS)

/** Null outside the arc's own time. */
export const positionOnArc = (arc: Arc, timeS: number): BallPosition | null =>
  covers(arc, timeS) ? pointAt(arc, timeS) : null

/** Metres per second along each axis; null outside the arc's own time. */
export const velocityOnArc = (arc: Arc, timeS: number): BallPosition | null =>
  covers(arc, timeS) ? { x: slopeAt(arc.x, timeS), y: slopeAt(arc.y, timeS), z: slopeAt(arc.z, timeS) } : null

/** Metres per second along the path; null outside the arc's own time. */
export function speedOnArc(arc: Arc, timeS: number): number | null {
  const velocity = velocityOnArc(arc, timeS)
  return velocity && Math.hypot(velocity.x, velocity.y, velocity.z)
}

/** Joules per kilogram; it only falls in flight and at a bounce. Null outside the arc's own time. */
export function energyOnArc(arc: Arc, timeS: number): number | null {
  const speedMs = speedOnArc(arc, timeS)
  return speedMs === null ? null : speedMs ** 2 / 2 + GRAVITY_MS2 * valueAt(arc.z, timeS)
}

export const distanceM = (one: BallPosition, other: BallPosition): number =>
  Math.hypot(one.x - other.x, one.y - other.y, one.z - other.z)

/** From the end of an arc to the start of the next. */
export const jointGapM = (arc: Arc, next: Arc): number => distanceM(endOf(arc), startOf(next))

/** All arcs of a rally in order of time. */
export const arcsOf = ({ shots }: Pick<Rally, 'shots'>): Arc[] =>
  shots.flatMap(({ arcs }) => arcs).sort((one, other) => one.startS - other.startS)

/**
 * Over all arcs of a rally in time order. If two overlap, the later one counts: the ball was hit. Null without an arc;
 * between two that nearly meet, the ball is where the first one ended.
 */
export function ballOnArcs(arcs: readonly Arc[], timeS: number): BallPosition | null {
  const index = lastStartedBefore(arcs, timeS)
  const arc = arcs[index]
  if (!arc) return null
  if (timeS <= arc.endS) return pointAt(arc, timeS)
  const next = arcs[index + 1]
  return next && jointGapM(arc, next) <= JOINT_TOLERANCE_M ? endOf(arc) : null
}

/** -1 if none has started. */
function lastStartedBefore(arcs: readonly Arc[], timeS: number): number {
  let [from, to] = [0, arcs.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((arcs[middle]?.startS ?? Infinity) <= timeS) from = middle + 1
    else to = middle
  }
  return from - 1
}

/**
 * How a tennis ball flies and bounces: gravity, drag, the lift of its spin, friction and restitution. Metres, seconds,
 * radians per second. The court's axes: x along it with the net at 0, y across, z up.
 */
import { BALL_RADIUS_M } from '@shared/sports/tennis/tracking/geometry/court'

/** A ball in the air or about to bounce. */
export interface BallMotion {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly vx: number
  readonly vy: number
  readonly vz: number
  readonly spin: { readonly x: number; readonly y: number; readonly z: number }
}

/** Where the ball was, step by step; the lists are as long as each other. `timesS` counts from the start of the flight. */
export interface Flight {
  readonly timesS: readonly number[]
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly zs: readonly number[]
  readonly end: BallMotion
}

/** Above 0 while the ball flies on. */
export type Room = (ball: BallMotion) => number

/** ITF Rules of Tennis, rule 3: 56.0 to 59.4 g. */
const BALL_MASS_KG = 0.0577
const GRAVITY_MS2 = 9.81
const AIR_DENSITY_KGM3 = 1.2
const DRAG_COEFFICIENT = 0.55
/** Acceleration per coefficient and squared speed. */
const AIR_FACTOR = (AIR_DENSITY_KGM3 * Math.PI * BALL_RADIUS_M ** 2) / (2 * BALL_MASS_KG)
const RESTITUTION = 0.75
const FRICTION = 0.6
/** Moment of inertia of a hollow ball in units of mass and squared radius. */
const INERTIA = 0.55
const STEP_S = 0.01
/** The ground between two baselines and what lies around it. */
const FENCE_X_M = 17.5
const FENCE_Y_M = 9.1

export const untilGround: Room = ({ z, vz }) => (vz < 0 ? z - BALL_RADIUS_M : 1)

/** Until the ball comes down, or to the fence. */
export const untilGroundOrFence: Room = (ball) =>
  Math.min(untilGround(ball), FENCE_X_M - Math.abs(ball.x), FENCE_Y_M - Math.abs(ball.y))

/** Until the ball touches the net's plane, coming from this side of it. */
export const untilNet =
  (side: number): Room =>
  ({ x }) =>
    x * side - BALL_RADIUS_M

/** The flight from a hit or a bounce until `room` is used up, at most `mostS`. */
export function fly(from: BallMotion, room: Room, mostS = 6): Flight {
  const timesS = [0]
  const xs = [from.x]
  const ys = [from.y]
  const zs = [from.z]
  let ball = from
  let roomBefore = room(ball)
  let timeS = 0
  while (timeS < mostS) {
    const stepS = Math.min(STEP_S, mostS - timeS)
    let next = stepped(ball, stepS)
    const roomAfter = room(next)
    const isOver = roomAfter <= 0
    const share = isOver && roomBefore > 0 ? roomBefore / (roomBefore - roomAfter) : 1
    if (isOver) next = between(ball, next, share)
    timeS += stepS * share
    timesS.push(timeS)
    xs.push(next.x)
    ys.push(next.y)
    zs.push(next.z)
    ball = next
    roomBefore = roomAfter
    if (isOver) break
  }
  return { timesS, xs, ys, zs, end: ball }
}

/** The ball after it has touched the ground: it slips until friction makes it roll, and loses height. */
export function bounced(ball: BallMotion): BallMotion {
  const slipX = ball.vx - BALL_RADIUS_M * ball.spin.y
  const slipY = ball.vy + BALL_RADIUS_M * ball.spin.x
  const slip = Math.hypot(slipX, slipY)
  const grip = slip / (1 + 1 / INERTIA)
  const push = Math.min(grip, FRICTION * (1 + RESTITUTION) * Math.abs(ball.vz))
  const [pushX, pushY] = slip === 0 ? [0, 0] : [(-push * slipX) / slip, (-push * slipY) / slip]
  const turn = 1 / (INERTIA * BALL_RADIUS_M)
  return {
    ...ball,
    z: BALL_RADIUS_M,
    vx: ball.vx + pushX,
    vy: ball.vy + pushY,
    vz: RESTITUTION * Math.abs(ball.vz),
    spin: { x: ball.spin.x + pushY * turn, y: ball.spin.y - pushX * turn, z: ball.spin.z }
  }
}

/** The net takes nearly all of a ball's speed; one that clips the tape drops over it. */
export function afterNet(ball: BallMotion, isOver: boolean): BallMotion {
  const kept = isOver ? 0.22 : -0.06
  return {
    ...ball,
    x: isOver ? -Math.sign(ball.x) * BALL_RADIUS_M : ball.x,
    vx: ball.vx * kept,
    vy: ball.vy * Math.abs(kept),
    vz: isOver ? 0.8 : Math.min(0, ball.vz) * 0.3,
    spin: { x: 0, y: 0, z: 0 }
  }
}

/** One step by the midpoint rule. */
function stepped(ball: BallMotion, stepS: number): BallMotion {
  const [ax, ay, az] = acceleration(ball.vx, ball.vy, ball.vz, ball.spin)
  const vx = ball.vx + (ax * stepS) / 2
  const vy = ball.vy + (ay * stepS) / 2
  const vz = ball.vz + (az * stepS) / 2
  const [bx, by, bz] = acceleration(vx, vy, vz, ball.spin)
  return {
    x: ball.x + vx * stepS,
    y: ball.y + vy * stepS,
    z: ball.z + vz * stepS,
    vx: ball.vx + bx * stepS,
    vy: ball.vy + by * stepS,
    vz: ball.vz + bz * stepS,
    spin: ball.spin
  }
}

function acceleration(
  vx: number,
  vy: number,
  vz: number,
  spin: BallMotion['spin']
): readonly [number, number, number] {
  const speed = Math.sqrt(vx * vx + vy * vy + vz * vz)
  const drag = AIR_FACTOR * DRAG_COEFFICIENT * speed
  const rate = Math.sqrt(spin.x * spin.x + spin.y * spin.y + spin.z * spin.z)
  // Lift grows with the share of the surface's speed in the ball's.
  const lift = rate === 0 ? 0 : (AIR_FACTOR * speed) / (2 + speed / (BALL_RADIUS_M * rate)) / rate
  return [
    -drag * vx + lift * (spin.y * vz - spin.z * vy),
    -drag * vy + lift * (spin.z * vx - spin.x * vz),
    -drag * vz + lift * (spin.x * vy - spin.y * vx) - GRAVITY_MS2
  ]
}

function between(one: BallMotion, other: BallMotion, share: number): BallMotion {
  const mix = (first: number, second: number): number => first + (second - first) * share
  return {
    x: mix(one.x, other.x),
    y: mix(one.y, other.y),
    z: mix(one.z, other.z),
    vx: mix(one.vx, other.vx),
    vy: mix(one.vy, other.vy),
    vz: mix(one.vz, other.vz),
    spin: other.spin
  }
}

/** A player who runs: speed and acceleration as humans have them. Metres and seconds, 50 steps a second. */

export interface Place {
  readonly x: number
  readonly y: number
}

export interface Runner extends Place {
  readonly vx: number
  readonly vy: number
}

export const SAMPLE_S = 0.02
const TOP_SPEED_MS = 6.3
const ACCELERATION_MS2 = 7.5
/** Some of the brakes are kept back, or the runner would swing around the goal. */
const BRAKES_USED = 0.7

export const standing = ({ x, y }: Place): Runner => ({ x, y, vx: 0, vy: 0 })

/** One fiftieth of a second later, on the way to the goal. */
export function ran(runner: Runner, goal: Place): Runner {
  const dx = goal.x - runner.x
  const dy = goal.y - runner.y
  const distanceM = Math.hypot(dx, dy)
  const brakingMs = Math.sqrt(2 * ACCELERATION_MS2 * BRAKES_USED * distanceM)
  const wantedMs = Math.min(TOP_SPEED_MS, brakingMs, distanceM / SAMPLE_S)
  const towards = distanceM === 0 ? 0 : wantedMs / distanceM
  const changeX = dx * towards - runner.vx
  const changeY = dy * towards - runner.vy
  const change = Math.hypot(changeX, changeY)
  const share = change === 0 ? 0 : Math.min(1, (ACCELERATION_MS2 * SAMPLE_S) / change)
  const vx = runner.vx + changeX * share
  const vy = runner.vy + changeY * share
  return { x: runner.x + vx * SAMPLE_S, y: runner.y + vy * SAMPLE_S, vx, vy }
}

export const distanceBetween = (one: Place, other: Place): number =>
  Math.hypot(one.x - other.x, one.y - other.y)

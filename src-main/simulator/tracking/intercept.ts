/** Where a player can meet a ball that comes. */
import type { End } from '@shared/sports/tennis/tracking/geometry/court'
import type { Point } from './aim'
import type { Flight } from './ball-flight'
import { distanceBetween, ran, SAMPLE_S, type Place, type Runner } from './runner'

export interface ComingBall {
  readonly flight: Flight
  /** After its bounce; null for one that does not come so far. */
  readonly afterBounce: Flight | null
}

export interface Meeting {
  /** From the hit to the next hit. */
  readonly samples: number
  readonly ball: Point
  readonly isVolley: boolean
  /** Where the player wants to stand. */
  readonly stance: Place
  /** How far from there the player is when the ball arrives. */
  readonly missM: number
}

export interface Receiving {
  readonly runner: Runner
  readonly end: End
  readonly atNet: boolean
  readonly isLeftHanded: boolean
  /** Where the player is heading until the shot is visible. */
  readonly ready: Place
  readonly reactionSamples: number
  /** How far from the stance the player can still hit the ball. */
  readonly reachM: number
}

/** Between body and ball. */
const ARM_M = 0.75
const BEHIND_BALL_M = 0.25
const FOREHAND_BIAS_M = 0.5
const VOLLEY_X_M = [1, 7.5] as const
const VOLLEY_Z_M = [0.35, 2.75] as const
const GROUND_Z_M = [0.3, 1.9] as const
const BEST_VOLLEY_Z_M = 1.3
const BEST_GROUND_Z_M = 0.95
const LEAST_AFTER_BOUNCE_S = 0.14
const FARTHEST_X_M = 15.5
/** Meetings looked at are this far apart. */
const EVERY_SAMPLES = 2

type Chance = Omit<Meeting, 'stance' | 'missM'> & { readonly troubleM: number }

/** The most comfortable meeting that can be reached, or the one that is missed by least; null when the ball stays away. */
export function meet(coming: ComingBall, receiving: Receiving): Meeting | null {
  const chances = chancesOf(coming, receiving).sort((one, other) => one.troubleM - other.troubleM)
  let nearest: Meeting | null = null
  for (const { samples, ball, isVolley } of chances) {
    const stance = stanceFor(ball, receiving)
    const missM = distanceBetween(ranFor(receiving, stance, samples), stance)
    if (missM <= receiving.reachM) return { samples, ball, isVolley, stance, missM }
    if (nearest === null || missM < nearest.missM) nearest = { samples, ball, isVolley, stance, missM }
  }
  return nearest
}

/** Where the ball is `timeS` after the start of a flight. */
export function pointAt({ timesS, xs, ys, zs }: Flight, timeS: number): Point {
  const after = timesS.findIndex((each) => each >= timeS)
  const index = after < 0 ? timesS.length - 1 : Math.max(1, after)
  const beforeS = timesS[index - 1] ?? 0
  const share = (timeS - beforeS) / ((timesS[index] ?? 0) - beforeS)
  const mix = (list: readonly number[]): number => {
    const before = list[index - 1] ?? 0
    return before + ((list[index] ?? 0) - before) * share
  }
  return { x: mix(xs), y: mix(ys), z: mix(zs) }
}

export const durationOf = ({ timesS }: Flight): number => timesS.at(-1) ?? 0

function chancesOf({ flight, afterBounce }: ComingBall, { end, atNet }: Receiving): Chance[] {
  const chances: Chance[] = []
  const bounceS = durationOf(flight)
  const lastS = bounceS + (afterBounce ? durationOf(afterBounce) : 0)
  for (let samples = EVERY_SAMPLES; samples * SAMPLE_S < lastS; samples += EVERY_SAMPLES) {
    const timeS = samples * SAMPLE_S
    const isVolley = timeS < bounceS
    if (isVolley ? !atNet : timeS < bounceS + LEAST_AFTER_BOUNCE_S) continue
    const ball = isVolley || !afterBounce ? pointAt(flight, timeS) : pointAt(afterBounce, timeS - bounceS)
    const depthM = ball.x * end
    const [lowest, highest] = isVolley ? VOLLEY_Z_M : GROUND_Z_M
    if (depthM < VOLLEY_X_M[0] || depthM > FARTHEST_X_M || ball.z < lowest || ball.z > highest) continue
    if (isVolley && depthM > VOLLEY_X_M[1]) continue
    const troubleM = Math.abs(ball.z - (isVolley ? BEST_VOLLEY_Z_M : BEST_GROUND_Z_M)) + (isVolley ? 0 : 1)
    chances.push({ samples, ball, isVolley, troubleM })
  }
  return chances
}

/** Beside the ball, on the forehand's side unless that is a detour. */
function stanceFor(ball: Point, { runner, end, isLeftHanded }: Receiving): Place {
  // For a player at positive x who faces the net, positive y is on the left.
  const rightOfBody = isLeftHanded ? end : -end
  const x = ball.x + end * BEHIND_BALL_M
  const forehandY = ball.y - rightOfBody * ARM_M
  const backhandY = ball.y + rightOfBody * ARM_M
  const isForehand = Math.abs(forehandY - runner.y) <= Math.abs(backhandY - runner.y) + FOREHAND_BIAS_M
  return { x, y: isForehand ? forehandY : backhandY }
}

function ranFor({ runner, ready, reactionSamples }: Receiving, stance: Place, samples: number): Runner {
  let at = runner
  for (let sample = 0; sample < samples; sample += 1) at = ran(at, sample < reactionSamples ? ready : stance)
  return at
}

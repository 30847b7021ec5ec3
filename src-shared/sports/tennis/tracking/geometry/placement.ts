/** Whether and how deep a shot landed in the court. */
import type { Rally, Shot } from '../rally'
import { contactOf, firstBounceOf, type Bounce } from './bounces'
import { BASELINE_M, endOfX, halfOf, isDoubles, otherEnd, outDistanceM } from './court'
import { isServe, placementOf } from './serve'

export interface ShotPlacement {
  readonly bounce: Bounce
  /** How far outside the half or service box the ball had to land in. */
  readonly outM: number
  readonly isIn: boolean
  /** From the bounce to the line behind it: the service line for serves, else the baseline. Negative: beyond it. */
  readonly depthM: number
}

/** Null if the ball's origin or bounce is unknown. */
export function shotPlacementOf(rally: Rally, shot: Shot): ShotPlacement | null {
  const bounce = firstBounceOf(rally, shot)
  const contact = contactOf(rally, shot)
  if (!bounce || !contact) return null
  if (isServe(shot)) {
    const serve = placementOf(rally, shot)
    return serve && { bounce, outM: serve.outM, isIn: serve.outM === 0, depthM: serve.depthM }
  }
  const outM = outDistanceM(bounce, halfOf(otherEnd(endOfX(contact.x)), isDoubles(rally)))
  return { bounce, outM, isIn: outM === 0, depthM: BASELINE_M - Math.abs(bounce.x) }
}

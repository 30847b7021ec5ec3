/** Where a serve was aimed, and whether it was in. */
import type { Position, Rally, Shot } from '../rally'
import { contactOf, firstBounceOf } from './bounces'
import { COURT, endOfX, otherEnd, outDistanceM, serviceBoxOf, type Area } from './court'
import { positionAt } from './players'

/** The thirds of a service box, from the sideline to the centre line. */
export type ServeDirection = 'wide' | 'body' | 'T'

export interface ServePlacement {
  readonly direction: ServeDirection
  /** From the bounce to the service line; negative: beyond it. */
  readonly depthM: number
  /** The box that the ball had to land in. */
  readonly box: Area
  readonly outM: number
}

export const isServe = ({ stroke }: Shot): boolean => stroke === 'serve'

/** Null if the serve's origin or bounce is unknown. */
export function placementOf(rally: Rally, serve: Shot): ServePlacement | null {
  const bounce = firstBounceOf(rally, serve)
  const stand = standOf(rally, serve)
  if (!bounce || !stand) return null
  // A serve goes diagonally: to the other end, across the centre line.
  const sideOfY = otherEnd(endOfX(stand.y))
  const box = serviceBoxOf(otherEnd(endOfX(stand.x)), sideOfY)
  return {
    direction: directionOf(bounce.y * sideOfY),
    depthM: COURT.serviceLineM - Math.abs(bounce.x),
    box,
    outM: outDistanceM(bounce, box)
  }
}

/** Where the server's feet were, which decide; else where the racket hit the ball. */
function standOf(rally: Rally, serve: Shot): Position | null {
  const contact = contactOf(rally, serve)
  for (const track of rally.players) {
    if (track.team !== serve.team) continue
    const position = positionAt(track, serve.timeS)
    // Of two partners, the server is the one at the ball.
    if (position && (!contact || Math.hypot(position.x - contact.x, position.y - contact.y) < REACH_M))
      return position
  }
  return contact
}

const REACH_M = 2

/** `outwards`: metres from the centre line, into the box. */
function directionOf(outwards: number): ServeDirection {
  const third = COURT.singlesWidthM / 6
  if (outwards < third) return 'T'
  return outwards < 2 * third ? 'body' : 'wide'
}

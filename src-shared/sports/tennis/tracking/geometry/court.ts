/** The court in metres (ITF Rules of Tennis, rule 1), with the origin on the ground under the middle of the net. */
import type { Position, Rally } from '../rally'

export const COURT = {
  lengthM: 23.77,
  doublesWidthM: 10.97,
  singlesWidthM: 8.23,
  /** Distance from the net. */
  serviceLineM: 6.4,
  netCentreM: 0.914,
  netPostM: 1.07,
  /** Distance of the posts (doubles) or sticks (singles) outside the sideline. */
  postOutsideM: 0.914
} as const

export const BASELINE_M = COURT.lengthM / 2
/** ITF rule 3: 6.54 to 6.86 cm across. */
export const BALL_RADIUS_M = 0.033

/** Which half of the court: 1 at positive x. */
export type End = 1 | -1

export const endOfX = (x: number): End => (x < 0 ? -1 : 1)
export const otherEnd = (end: End): End => (end === 1 ? -1 : 1)

/** Only the players show it. */
export const isDoubles = ({ shots, players, summary }: Rally): boolean =>
  shots.some(({ player }) => player === 2) ||
  players.some(({ player }) => player === 2) ||
  (summary?.distancesM.some(({ player }) => player === 2) ?? false)

/** A rectangle of the court; the lines are part of it. */
export interface Area {
  readonly fromX: number
  readonly toX: number
  readonly fromY: number
  readonly toY: number
}

/** The half of the court into which a ball is hit. */
export function halfOf(end: End, isDoubles: boolean): Area {
  const widthM = isDoubles ? COURT.doublesWidthM : COURT.singlesWidthM
  return {
    fromX: end === 1 ? 0 : -BASELINE_M,
    toX: end === 1 ? BASELINE_M : 0,
    fromY: -widthM / 2,
    toY: widthM / 2
  }
}

/** The service box at an end, on one side of the centre line: 1 is positive y. */
export function serviceBoxOf(end: End, sideOfY: End): Area {
  const widthM = COURT.singlesWidthM / 2
  return {
    fromX: end === 1 ? 0 : -COURT.serviceLineM,
    toX: end === 1 ? COURT.serviceLineM : 0,
    fromY: sideOfY === 1 ? 0 : -widthM,
    toY: sideOfY === 1 ? widthM : 0
  }
}

/** How far the near edge of the ball's mark is outside the area; 0 for a ball in or on the line. */
export function outDistanceM({ x, y }: Position, area: Area): number {
  const beyondX = Math.max(area.fromX - x, x - area.toX, 0)
  const beyondY = Math.max(area.fromY - y, y - area.toY, 0)
  return Math.max(0, Math.hypot(beyondX, beyondY) - BALL_RADIUS_M)
}

/** The net sags from its posts to the strap in the middle. */
export function netHeightM(y: number, isDoubles: boolean): number {
  const widthM = isDoubles ? COURT.doublesWidthM : COURT.singlesWidthM
  const share = Math.min(1, Math.abs(y) / (widthM / 2 + COURT.postOutsideM))
  return COURT.netCentreM + share * (COURT.netPostM - COURT.netCentreM)
}

/** How a ball crossed the net. */
import type { Arc, BallPosition, Shot } from '../rally'
import { endOf, positionOnArc, startOf } from './arcs'
import { netHeightM } from './court'

export interface NetCrossing extends BallPosition {
  readonly timeS: number
  /** From the top of the net to the ball's centre; negative: into the net. */
  readonly clearanceM: number
}

/** A millimetre at 70 m/s. */
const PRECISION_S = 1e-5

/** Null if the ball did not reach the net or its path there is unknown. */
export function netCrossingOf({ arcs }: Pick<Shot, 'arcs'>, isDoubles: boolean): NetCrossing | null {
  const arc = arcs.find((candidate) => startOf(candidate).x * endOf(candidate).x <= 0)
  if (!arc) return null
  const timeS = crossingTime(arc)
  const position = positionOnArc(arc, timeS)
  return position && { ...position, timeS, clearanceM: position.z - netHeightM(position.y, isDoubles) }
}

/** By bisection: the ball is on one side at the arc's start and on the other at its end. */
function crossingTime(arc: Arc): number {
  const startsPositive = startOf(arc).x > 0
  let [fromS, toS] = [arc.startS, arc.endS]
  while (toS - fromS > PRECISION_S) {
    const middleS = (fromS + toS) / 2
    const isPositive = (positionOnArc(arc, middleS)?.x ?? 0) > 0
    if (isPositive === startsPositive) fromS = middleS
    else toS = middleS
  }
  return (fromS + toS) / 2
}

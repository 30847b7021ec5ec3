/** Where the ball is: from arcs, or from samples if arcs are missing. */
import type { BallPosition, BallTrack, Rally } from '../rally'
import { arcsOf, ballOnArcs } from './arcs'
import { indexBefore } from './samples'

/** Samples further apart than this do not cover the time between them. */
const MOST_BETWEEN_S = 0.1

/** Null if unknown. */
export const ballAt = (rally: Pick<Rally, 'shots' | 'ball'>, timeS: number): BallPosition | null =>
  ballOnArcs(arcsOf(rally), timeS) ?? (rally.ball && ballInSamples(rally.ball, timeS))

/** On the straight line between two samples; null outside them and in a gap. */
export function ballInSamples({ timesS, xs, ys, zs }: BallTrack, timeS: number): BallPosition | null {
  const index = indexBefore(timesS, timeS)
  const before = timesS[index]
  if (before === undefined) return null
  const after = timesS[index + 1]
  if (timeS !== before && (after === undefined || after - before > MOST_BETWEEN_S)) return null
  const share = after === undefined ? 0 : (timeS - before) / (after - before)
  const between = (values: readonly number[]): number => {
    const value = values[index] ?? 0
    return value + share * ((values[index + 1] ?? value) - value)
  }
  return { x: between(xs), y: between(ys), z: between(zs) }
}

/** How often something was where: counts of squares on the court. */
import type { Position } from '@shared/sports/tennis/tracking/rally'
import { HALF_LENGTH_M, HALF_WIDTH_M } from './viewport'

/** The side of a square, in metres. */
export const BIN_M = 0.5

export interface Bin {
  /** Its corner nearest to negative x and y, in metres. */
  readonly x: number
  readonly y: number
  readonly count: number
}

/** Only squares with something in them; places beyond the drawn court are left out. */
export function binsOf(positions: readonly Position[]): readonly Bin[] {
  const counts = new Map<number, number>()
  const rows = Math.ceil((2 * HALF_WIDTH_M) / BIN_M)
  for (const { x, y } of positions) {
    if (!(Math.abs(x) < HALF_LENGTH_M && Math.abs(y) < HALF_WIDTH_M)) continue
    const key = Math.floor((x + HALF_LENGTH_M) / BIN_M) * rows + Math.floor((y + HALF_WIDTH_M) / BIN_M)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].map(([key, count]) => ({
    x: Math.floor(key / rows) * BIN_M - HALF_LENGTH_M,
    y: (key % rows) * BIN_M - HALF_WIDTH_M,
    count
  }))
}

/** Steps of the ramp, 1 to this. */
export const DENSITY_STEPS = 6

/** By the square root: a few hot squares do not make all the others look empty. */
export const densityStep = (count: number, most: number): number =>
  Math.max(1, Math.ceil(Math.sqrt(count / Math.max(1, most)) * DENSITY_STEPS))

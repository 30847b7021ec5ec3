/** Finds the nearest of thousands of points without looking at all of them: points by the square that they lie in. */

const CELL_PX = 24

export interface SpatialGrid {
  readonly cells: ReadonlyMap<number, readonly number[]>
  /** Flat: x, y, x, y, … in CSS px. */
  readonly points: readonly number[]
}

// Columns and rows may be below 0; wide enough for any screen.
const keyOf = (column: number, row: number): number => (column + 4096) * 16_384 + (row + 4096)

export function gridOf(points: readonly number[]): SpatialGrid {
  const cells = new Map<number, number[]>()
  for (let at = 0; at + 1 < points.length; at += 2) {
    const x = points[at] ?? Number.NaN
    const y = points[at + 1] ?? Number.NaN
    // A shot without a place keeps its turn in the list, and is never found.
    if (Number.isNaN(x) || Number.isNaN(y)) continue
    const key = keyOf(Math.floor(x / CELL_PX), Math.floor(y / CELL_PX))
    const cell = cells.get(key)
    if (cell) cell.push(at / 2)
    else cells.set(key, [at / 2])
  }
  return { cells, points }
}

/** The number of the nearest point within `reach` px, or null. Of two that are equally near, the later one. */
export function nearestIn(
  { cells, points }: SpatialGrid,
  x: number,
  y: number,
  reach: number
): number | null {
  let nearest: number | null = null
  let least = reach * reach
  const cellOf = (value: number): number => Math.floor(value / CELL_PX)
  for (let column = cellOf(x - reach); column <= cellOf(x + reach); column += 1)
    for (let row = cellOf(y - reach); row <= cellOf(y + reach); row += 1)
      for (const index of cells.get(keyOf(column, row)) ?? []) {
        const dx = (points[2 * index] ?? 0) - x
        const dy = (points[2 * index + 1] ?? 0) - y
        const distance = dx * dx + dy * dy
        if (distance > least) continue
        least = distance
        nearest = index
      }
  return nearest
}

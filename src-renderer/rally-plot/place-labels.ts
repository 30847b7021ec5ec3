/** Puts small round labels beside the points that they name, so that none lies on another. CSS px. */

import type { Box } from './viewport'

export interface LabelPoint {
  readonly x: number
  readonly y: number
}

export interface PlacedLabel extends LabelPoint {
  /** The point that it names. */
  readonly of: LabelPoint
}

const TURNS = 12
const RINGS = [1.5, 2.7, 3.9, 5.4]

/**
 * In the order of importance: the first gets the place that it likes best. Labels keep clear of each other and, where
 * there is room for that, of all the points, and inside of the box. `away` is the direction that a label prefers, in
 * radians.
 */
export function placeLabels(
  points: readonly LabelPoint[],
  radius: number,
  box: Box,
  away: (point: LabelPoint) => number
): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = []
  for (const of of points) {
    const candidates = candidatesFor(of, radius, away(of))
    const isFree = (place: LabelPoint): boolean =>
      placed.every((other) => Math.hypot(other.x - place.x, other.y - place.y) > 2 * radius + 1)
    const isInside = ({ x, y }: LabelPoint): boolean =>
      Math.abs(x - box.x - box.width / 2) <= box.width / 2 - radius &&
      Math.abs(y - box.y - box.height / 2) <= box.height / 2 - radius
    const isClear = (place: LabelPoint): boolean =>
      points.every((other) => Math.hypot(other.x - place.x, other.y - place.y) > radius + 3)
    const best =
      candidates.find((place) => isInside(place) && isFree(place) && isClear(place)) ??
      candidates.find((place) => isInside(place) && isFree(place)) ??
      candidates.find(isFree) ??
      candidates[0] ??
      of
    placed.push({ x: best.x, y: best.y, of })
  }
  return placed
}

/** Round the point, nearest rings first, and on each ring the preferred direction first. */
function candidatesFor(of: LabelPoint, radius: number, direction: number): readonly LabelPoint[] {
  return RINGS.flatMap((ring) =>
    Array.from({ length: TURNS }, (_, turn) => {
      const side = turn % 2 === 0 ? turn / 2 : -(turn + 1) / 2
      const angle = direction + (side * 2 * Math.PI) / TURNS
      return { x: of.x + ring * radius * Math.cos(angle), y: of.y + ring * radius * Math.sin(angle) }
    })
  )
}

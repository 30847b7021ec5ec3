/**
 * The points of a match that count, as an immutable list from the newest to the oldest. Lists share what they have in
 * common, so taking points back costs nothing, and an older list stays as it was.
 */
import type { MatchFormat } from '../rules/format'
import type { PlayedPoint } from '../rules/played-point'
import type { TennisScore } from '../rules/score'
import { isSameScore, stepBetween } from './score-step'

export interface PointNode {
  readonly point: PlayedPoint
  readonly earlier: Points
  /** Of the list that ends with this point. */
  readonly length: number
}
/** Null: no point yet. */
export type Points = PointNode | null

/** What one packet does to the list. */
export type PointsMove =
  | { readonly kind: 'played'; readonly point: PlayedPoint }
  /** Back to this score; null when the packet names none. */
  | { readonly kind: 'undone'; readonly to: TennisScore | null }
  /** The score now stands where no play from the score before leads to. */
  | { readonly kind: 'replaced'; readonly point: PlayedPoint; readonly formats: readonly MatchFormat[] }

/** A correction reaches further back than this only with undo packets, which name every score on the way. */
const MOST_REPLACED = 12

/** What was taken back is found by comparing the lists: they share the nodes that have stayed. */
export function reducePoints(points: Points, move: PointsMove): Points {
  switch (move.kind) {
    case 'played':
      return withPoint(points, move.point)
    case 'undone':
      return rollBack(points, undoneTo(points, move.to))
    case 'replaced':
      return replace(points, move.point, move.formats)
  }
}

export const pointCount = (points: Points): number => points?.length ?? 0

/** The points from index `from` on, oldest first. */
export function pointsInOrder(points: Points, from = 0): PlayedPoint[] {
  const inOrder: PlayedPoint[] = []
  for (let node = points; node !== null && node.length > from; node = node.earlier) inOrder.push(node.point)
  return inOrder.reverse()
}

const withPoint = (earlier: Points, point: PlayedPoint): PointNode => ({
  point,
  earlier,
  length: pointCount(earlier) + 1
})

function rollBack(points: Points, length: number): Points {
  let node = points
  while (node !== null && node.length > length) node = node.earlier
  return node
}

/** To the state whose score is named; one point when no state has it. */
function undoneTo(points: Points, to: TennisScore | null): number {
  const known = to === null ? null : lengthAtScore(points, to)
  return known ?? Math.max(0, pointCount(points) - 1)
}

/** How many points had been played when the score stood so last; null when it never did. */
function lengthAtScore(points: Points, score: TennisScore): number | null {
  for (let node = points; node !== null; node = node.earlier) {
    if (isSameScore(node.point.after, score)) return node.length
    if (isSameScore(node.point.before, score)) return node.length - 1
  }
  return null
}

/** Back to a state that has the new score, or to one from which a single point leads to it; else it is a point more. */
function replace(points: Points, point: PlayedPoint, formats: readonly MatchFormat[]): Points {
  const known = lengthAtScore(points, point.after)
  if (known !== null) return rollBack(points, known)
  let node = points
  for (let back = 1; node !== null && back <= MOST_REPLACED; back += 1, node = node.earlier) {
    const step = stepBetween(formats, node.point.before, point.after, null, 1)
    if (step !== null) return withPoint(node.earlier, { ...point, before: step.before, winner: step.winner })
  }
  return withPoint(points, point)
}

/**
 * The counting points of a match, as an immutable list from newest to oldest. Lists share their tails, so taking points
 * back is free and older lists stay valid.
 */
import type { MatchFormat } from '../rules/format'
import type { PlayedPoint } from '../rules/played-point'
import type { TennisScore } from '../rules/score'
import { isSameScore, stepBetween } from './score-step'

export interface PointNode {
  readonly point: PlayedPoint
  readonly earlier: Points
  /** Length of the list ending with this point. */
  readonly length: number
}
/** Null: no points yet. */
export type Points = PointNode | null

/** What one packet does to the list. */
export type PointsMove =
  | { readonly kind: 'played'; readonly point: PlayedPoint }
  /** Back to this score; null if the packet has none. */
  | { readonly kind: 'undone'; readonly to: TennisScore | null }
  /** The score jumped to one that play cannot reach. */
  | { readonly kind: 'replaced'; readonly point: PlayedPoint; readonly formats: readonly MatchFormat[] }

/** A correction reaches further back than this only with undo packets, which name every score on the way. */
const MOST_REPLACED = 12

/** Points taken back are found by comparing lists: they share the remaining nodes. */
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

/** Back to the state with this score; one point if no state has it. */
function undoneTo(points: Points, to: TennisScore | null): number {
  const known = to === null ? null : lengthAtScore(points, to)
  return known ?? Math.max(0, pointCount(points) - 1)
}

/** How many points had been played when the score was last this; null if it never was. */
function lengthAtScore(points: Points, score: TennisScore): number | null {
  for (let node = points; node !== null; node = node.earlier) {
    if (isSameScore(node.point.after, score)) return node.length
    if (isSameScore(node.point.before, score)) return node.length - 1
  }
  return null
}

/** Back to a state with the new score, or to one a single point away from it; otherwise one more point. */
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

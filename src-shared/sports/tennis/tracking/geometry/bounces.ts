/** Where a ball bounced. */
import type { Arc, BallPosition, BallTrack, Rally, Shot } from '../rally'
import { ballOnArcs, endOf, startOf, velocityOnArc } from './arcs'
import { ballInSamples } from './ball'

export interface Bounce extends BallPosition {
  readonly timeS: number
}

/** Height of the centre of a ball touching the ground; arcs are no more exact than this. */
const GROUND_M = 0.15

/**
 * The bounces of one shot in time order. A ball bounces where an arc called "bounce" starts, or where it comes down low
 * and rises again; and at the end of its path, if that is on the ground.
 */
export function bouncesOf({ arcs }: Pick<Shot, 'arcs'>): Bounce[] {
  return arcs.flatMap((arc, index): Bounce[] => {
    const next = arcs[index + 1]
    const before = arcs[index - 1]
    const bounces: Bounce[] = []
    // The first part of the path is missing.
    if (!before && arc.kind === 'bounce') bounces.push(bounceAt(arc.startS, startOf(arc), startOf(arc)))
    if (arc.kind === 'toss') return bounces
    if (next ? isBounce(arc, next) : isDown(arc))
      bounces.push(bounceAt(arc.endS, endOf(arc), next ? startOf(next) : endOf(arc)))
    return bounces
  })
}

const isBounce = (arc: Arc, next: Arc): boolean => next.kind === 'bounce' || (isDown(arc) && isRising(next))

const isDown = (arc: Arc): boolean => endOf(arc).z < GROUND_M && (velocityOnArc(arc, arc.endS)?.z ?? 0) < 0

const isRising = (arc: Arc): boolean =>
  startOf(arc).z < GROUND_M && (velocityOnArc(arc, arc.startS)?.z ?? 0) > 0

/** Half-way between the ends of two arcs that do not meet exactly. */
const bounceAt = (timeS: number, end: BallPosition, start: BallPosition): Bounce => ({
  timeS,
  x: (end.x + start.x) / 2,
  y: (end.y + start.y) / 2,
  z: (end.z + start.z) / 2
})

/** Where a shot first bounced, from its arcs or the samples of its time. Null if it did not or is unknown. */
export function firstBounceOf(rally: Pick<Rally, 'shots' | 'ball'>, shot: Shot): Bounce | null {
  if (shot.arcs.length > 0) return bouncesOf(shot)[0] ?? null
  if (!rally.ball) return null
  const endS = rally.shots.find(({ timeS }) => timeS > shot.timeS)?.timeS ?? Infinity
  return sampledBounce(rally.ball, shot.timeS, endS)
}

function sampledBounce(ball: BallTrack, fromS: number, toS: number): Bounce | null {
  for (const { index, names } of ball.events) {
    const timeS = ball.timesS[index]
    if (timeS === undefined || timeS <= fromS || timeS >= toS || !names.includes('bounce')) continue
    return { timeS, x: ball.xs[index] ?? 0, y: ball.ys[index] ?? 0, z: ball.zs[index] ?? 0 }
  }
  return null
}

/** Where the racket hit the ball; null if unknown. */
export function contactOf(rally: Pick<Rally, 'shots' | 'ball'>, shot: Shot): BallPosition | null {
  const hit = shot.arcs.find(({ kind }) => kind !== 'toss' && kind !== 'bounce')
  if (hit) return startOf(hit)
  return ballOnArcs(shot.arcs, shot.timeS) ?? (rally.ball && ballInSamples(rally.ball, shot.timeS))
}

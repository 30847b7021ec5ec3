/** Mirrored rallies. Mirroring twice gives the original. */
import { opponentOf } from '../../rules/score'
import type { Arc, BallTrack, PlayerTrack, Rally } from '../rally'

export interface Mirroring {
  /** Seen from the other end: rotated by 180°. */
  readonly swapsEnds: boolean
  /** Left and right swapped. The direction of y is known from a single provider sample. */
  readonly swapsSides: boolean
}

/** Subtracted rather than negated to avoid -0. */
const negated = (values: readonly number[]): number[] => values.map((value) => 0 - value)

export function mirrored(rally: Rally, { swapsEnds, swapsSides }: Mirroring): Rally {
  // Rotating negates both axes, so both together keep y.
  const negatesX = swapsEnds
  const negatesY = swapsEnds !== swapsSides
  if (!negatesX && !negatesY) return rally
  const alongX = (values: number[]): number[] => (negatesX ? negated(values) : values)
  const alongY = (values: number[]): number[] => (negatesY ? negated(values) : values)
  const arc = (one: Arc): Arc => ({ ...one, x: alongX(one.x), y: alongY(one.y) })
  const track = <Track extends PlayerTrack | BallTrack>(one: Track): Track => ({
    ...one,
    xs: alongX(one.xs),
    ys: alongY(one.ys)
  })
  const atPositiveX = rally.teamAtPositiveX
  return {
    ...rally,
    teamAtPositiveX: negatesX && atPositiveX ? opponentOf(atPositiveX) : atPositiveX,
    shots: rally.shots.map((shot) => ({ ...shot, arcs: shot.arcs.map(arc) })),
    ball: rally.ball && track(rally.ball),
    players: rally.players.map(track)
  }
}

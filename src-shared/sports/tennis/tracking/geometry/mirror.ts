/** The same rally seen otherwise. Done twice, a rally is what it was. */
import { opponentOf } from '../../rules/score'
import type { Arc, BallTrack, PlayerTrack, Rally } from '../rally'

export interface Mirroring {
  /** Seen from the other end: turned by half a circle. */
  readonly swapsEnds: boolean
  /** Left for right. Which hand y points to is known from a single sample of the provider. */
  readonly swapsSides: boolean
}

/** Subtracted rather than negated: there is to be no -0. */
const negated = (values: readonly number[]): number[] => values.map((value) => 0 - value)

export function mirrored(rally: Rally, { swapsEnds, swapsSides }: Mirroring): Rally {
  // Turning negates both axes, so that both together leave y as it is.
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

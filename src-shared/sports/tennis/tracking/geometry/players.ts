/** Where the players were, how far and how fast they ran. */
import type { Team } from '../../rules/score'
import type { PlayerTrack, Position, Rally } from '../rally'
import { endOfX, otherEnd, type End } from './court'
import { indexBefore } from './samples'

/** Samples further apart than this do not cover the time between them. */
const MOST_BETWEEN_S = 0.5
/** Speeds are means over this time: single steps of 20 ms are mostly noise. */
const SPEED_WINDOW_S = 0.2

/** On the straight line between two samples; null outside them and in a gap. */
export function positionAt({ timesS, xs, ys }: PlayerTrack, timeS: number): Position | null {
  const index = indexBefore(timesS, timeS)
  const [before, x, y] = [timesS[index], xs[index], ys[index]]
  if (before === undefined || x === undefined || y === undefined) return null
  if (timeS === before) return { x, y }
  const after = timesS[index + 1]
  if (after === undefined || after - before > MOST_BETWEEN_S) return null
  const share = (timeS - before) / (after - before)
  return { x: x + share * ((xs[index + 1] ?? x) - x), y: y + share * ((ys[index + 1] ?? y) - y) }
}

/** From sample to sample, across gaps: a lower bound of the distance run. */
export function distanceRunM({ xs, ys }: PlayerTrack): number {
  let distanceM = 0
  for (let index = 1; index < xs.length; index += 1)
    distanceM += Math.hypot((xs[index] ?? 0) - (xs[index - 1] ?? 0), (ys[index] ?? 0) - (ys[index - 1] ?? 0))
  return distanceM
}

/** Metres per second around a time; null unless the track covers both sides of it. */
export function speedAt(track: PlayerTrack, timeS: number): number | null {
  const before = positionAt(track, timeS - SPEED_WINDOW_S / 2)
  const after = positionAt(track, timeS + SPEED_WINDOW_S / 2)
  return before && after && Math.hypot(after.x - before.x, after.y - before.y) / SPEED_WINDOW_S
}

/** Which half a team is on, from the feed or else its players' positions; null if unknown. */
export function endOfTeam(rally: Pick<Rally, 'teamAtPositiveX' | 'players'>, team: Team): End | null {
  if (rally.teamAtPositiveX !== null) return rally.teamAtPositiveX === team ? 1 : -1
  for (const track of rally.players) {
    const [x] = track.xs
    if (x !== undefined) return track.team === team ? endOfX(x) : otherEnd(endOfX(x))
  }
  return null
}

/** Rallies for overlays: where shots were hit and bounced, and where the players were. */
import { contactOf, firstBounceOf } from './geometry/bounces'
import { endOfX, otherEnd, type End } from './geometry/court'
import { shotPlacementOf } from './geometry/placement'
import { endOfTeam } from './geometry/players'
import { isServe, placementOf } from './geometry/serve'
import { BAD_CALLS, decidedPoints, pointText, serveNumberOf, serverOf } from './outcome'
import type { BallPosition, PlayerTrack, Rally, Shot } from './rally'
import type { Overlay, PlacedShot } from './rally-view'

/** Enough for densities. */
const POSITION_STEP_S = 0.2

/** `rallies`: in order of play. Shots without a team or any position are skipped. */
export function overlayOf(rallies: readonly Rally[], revision: number): Overlay {
  const points = decidedPoints(rallies)
  return {
    revision,
    shots: rallies.flatMap((rally) => {
      const scorer = points.get(pointText(rally.key))?.scorer ?? null
      return rally.shots.flatMap((shot) => placedShot(rally, shot, scorer) ?? [])
    }),
    playerPositions: rallies.flatMap(({ players }) => players.flatMap(sparsePositions))
  }
}

function placedShot(rally: Rally, shot: Shot, scorer: Rally['scorer']): PlacedShot | null {
  const team = shot.team ?? (isServe(shot) ? serverOf(rally) : null)
  const hit = contactOf(rally, shot)
  const bounce = firstBounceOf(rally, shot)
  const end = team && endOfHit(rally, team, hit, bounce)
  if (!end) return null
  return {
    key: rally.key,
    shotNumber: shot.number,
    team,
    stroke: shot.stroke,
    serveNumber: serveNumberOf(rally.key),
    serveSide: rally.serveSide,
    speedMs: shot.speedMs,
    hit,
    bounce: bounce && { x: bounce.x, y: bounce.y },
    direction: (isServe(shot) && placementOf(rally, shot)?.direction) || '',
    isIn: isIn(rally, shot),
    won: scorer === null ? null : scorer === team,
    end
  }
}

function endOfHit(
  rally: Rally,
  team: NonNullable<Shot['team']>,
  hit: BallPosition | null,
  bounce: BallPosition | null
): End | null {
  if (hit) return endOfX(hit.x)
  if (!bounce) return null
  return endOfTeam(rally, team) ?? otherEnd(endOfX(bounce.x))
}

/** The umpire's call takes precedence over our measurement. */
function isIn(rally: Rally, shot: Shot): boolean | null {
  if (shot.call === 'in') return true
  if (BAD_CALLS.has(shot.call)) return false
  return shotPlacementOf(rally, shot)?.isIn ?? null
}

function* sparse({ team, timesS, xs, ys }: PlayerTrack): Generator<Overlay['playerPositions'][number]> {
  let nextS = -Infinity
  for (let index = 0; index < timesS.length; index += 1) {
    const [timeS, x, y] = [timesS[index], xs[index], ys[index]]
    if (timeS === undefined || x === undefined || y === undefined || timeS < nextS) continue
    yield { team, x, y }
    // Slightly less than a step: times on the wire are rounded.
    nextS = timeS + POSITION_STEP_S - 1e-6
  }
}

const sparsePositions = (track: PlayerTrack): Overlay['playerPositions'] => [...sparse(track)]

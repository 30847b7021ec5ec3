/** Who came to the net in a rally. */
import type { Team } from '../rules/score'
import { COURT } from './geometry/court'
import { indexBefore } from './geometry/samples'
import type { PlayerTrack, Rally } from './rally'

/** How long after a hit a player may still be approaching. */
const AFTER_HIT_S = 1

/** The teams with a player inside the service line at one of the team's hits or within a second after it. */
export function teamsAtNet({ shots, players }: Pick<Rally, 'shots' | 'players'>): ReadonlySet<Team> {
  const teams = new Set<Team>()
  for (const { team, timeS } of shots) {
    if (team === null || teams.has(team)) continue
    const isAtNet = players.some(
      (track) => track.team === team && comesToNet(track, timeS, timeS + AFTER_HIT_S)
    )
    if (isAtNet) teams.add(team)
  }
  return teams
}

function comesToNet({ timesS, xs }: PlayerTrack, fromS: number, toS: number): boolean {
  // The sample before the hit shows the player at the hit.
  for (let index = Math.max(0, indexBefore(timesS, fromS)); (timesS[index] ?? Infinity) <= toS; index += 1)
    if (Math.abs(xs[index] ?? Infinity) < COURT.serviceLineM) return true
  return false
}

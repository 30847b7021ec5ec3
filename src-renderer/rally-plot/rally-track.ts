/** A rally as it is drawn: every shot's path through time, cut into pieces short enough to look round. */
import { positionOnArc, speedOnArc } from '@shared/sports/tennis/tracking/geometry/arcs'
import { contactOf } from '@shared/sports/tennis/tracking/geometry/bounces'
import { isDoubles } from '@shared/sports/tennis/tracking/geometry/court'
import { mirrored } from '@shared/sports/tennis/tracking/geometry/mirror'
import { netCrossingOf, type NetCrossing } from '@shared/sports/tennis/tracking/geometry/net'
import { shotPlacementOf, type ShotPlacement } from '@shared/sports/tennis/tracking/geometry/placement'
import { endOfTeam } from '@shared/sports/tennis/tracking/geometry/players'
import type { BallPosition, PlayerTrack, Rally, Shot } from '@shared/sports/tennis/tracking/rally'
import { TEAMS, type Team } from '@shared/sports/tennis/rules/score'

/** Lists as long as each other, in order of time; empty for a shot whose path nobody told. */
export interface ShotTrack {
  readonly shot: Shot
  readonly timesS: readonly number[]
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly zs: readonly number[]
  readonly speedsMs: readonly number[]
  readonly contact: BallPosition | null
  readonly placement: ShotPlacement | null
  readonly crossing: NetCrossing | null
}

export interface RallyTrack {
  readonly shots: readonly ShotTrack[]
  readonly players: readonly PlayerTrack[]
  readonly startS: number
  readonly endS: number
  readonly highestM: number
  /** Who is at the near end (positive x) and who at the far one; null where it is not told. */
  readonly ends: { readonly near: Team | null; readonly far: Team | null }
}

/** Of an arc; a serve flies 1.3 m in it. */
const PIECE_S = 0.025

/** `isNormalised` turns the court round, where need be, so that the server is at the near end. */
export function trackOf(told: Rally, isNormalised: boolean): RallyTrack {
  const rally = mirrored(told, { swapsEnds: isNormalised && isServerFar(told), swapsSides: false })
  const shots = rally.shots.map((shot, index) =>
    shotTrack(rally, shot, rally.shots[index + 1]?.timeS ?? Infinity)
  )
  const times = [
    ...shots.flatMap(({ shot, timesS }) => [timesS[0] ?? shot.timeS, timesS.at(-1) ?? endOf(shot)]),
    ...rally.players.flatMap(({ timesS }) => timesS.at(-1) ?? [])
  ]
  const teamAt = (end: 1 | -1): Team | null => TEAMS.find((team) => endOfTeam(rally, team) === end) ?? null
  return {
    shots,
    players: rally.players,
    startS: Math.min(0, ...times),
    endS: Math.max(0, ...times),
    highestM: Math.max(0, ...shots.map(({ zs }) => Math.max(0, ...zs))),
    ends: { near: teamAt(1), far: teamAt(-1) }
  }
}

function isServerFar(rally: Rally): boolean {
  const end = rally.server && endOfTeam(rally, rally.server)
  if (end !== null) return end === -1
  const [serve] = rally.shots
  return serve !== undefined && (contactOf(rally, serve)?.x ?? 0) < 0
}

const endOf = ({ timeS, durationS }: Shot): number => timeS + (durationS ?? 0)

function shotTrack(rally: Rally, shot: Shot, nextS: number): ShotTrack {
  return {
    shot,
    ...(shot.arcs.length > 0 ? alongArcs(shot) : alongSamples(rally, shot, nextS)),
    contact: contactOf(rally, shot),
    placement: shotPlacementOf(rally, shot),
    crossing: netCrossingOf(shot, isDoubles(rally))
  }
}

type Path = Pick<ShotTrack, 'timesS' | 'xs' | 'ys' | 'zs' | 'speedsMs'>

function alongArcs({ arcs }: Shot): Path {
  const timesS: number[] = []
  const places: BallPosition[] = []
  const speedsMs: number[] = []
  for (const arc of arcs) {
    const lengthS = arc.endS - arc.startS
    const pieces = Math.max(1, Math.ceil(lengthS / PIECE_S))
    for (let piece = 0; piece <= pieces; piece += 1) {
      const timeS = piece === pieces ? arc.endS : arc.startS + (lengthS * piece) / pieces
      const place = positionOnArc(arc, timeS)
      if (!place) continue
      timesS.push(timeS)
      places.push(place)
      speedsMs.push(speedOnArc(arc, timeS) ?? 0)
    }
  }
  return { timesS, speedsMs, ...listsOf(places) }
}

/** Without arcs the provider's samples of the ball say where it was; how fast, the shot. */
function alongSamples({ ball }: Rally, shot: Shot, nextS: number): Path {
  const endS = shot.durationS === null ? nextS : endOf(shot)
  const within = ball
    ? [...ball.timesS.keys()].filter((at) => isWithin(ball.timesS[at], shot.timeS, endS))
    : []
  return {
    timesS: within.map((at) => ball?.timesS[at] ?? 0),
    speedsMs: within.map(() => shot.speedMs ?? 0),
    ...listsOf(within.map((at) => ({ x: ball?.xs[at] ?? 0, y: ball?.ys[at] ?? 0, z: ball?.zs[at] ?? 0 })))
  }
}

const isWithin = (timeS: number | undefined, fromS: number, toS: number): boolean =>
  timeS !== undefined && timeS >= fromS && timeS <= toS

const listsOf = (places: readonly BallPosition[]): Pick<Path, 'xs' | 'ys' | 'zs'> => ({
  xs: places.map(({ x }) => x),
  ys: places.map(({ y }) => y),
  zs: places.map(({ z }) => Math.max(0, z))
})

/** What a rounding error may be. */
const NEAR_S = 1e-6

/** How many shots are over at a time; the last one is over when the ball's path is. */
export function shotsOverAt({ shots }: RallyTrack, timeS: number): number {
  const index = shots.findIndex(({ shot, timesS }) => (timesS.at(-1) ?? endOf(shot)) > timeS + NEAR_S)
  return index === -1 ? shots.length : index
}

/** When shots were hit. */
export const shotTimes = ({ shots }: RallyTrack): readonly number[] => shots.map(({ shot }) => shot.timeS)

/** Where the provider has looked: the players' samples, else the pieces of the path. */
export function sampleTimes({ players, shots }: RallyTrack): readonly number[] {
  const [first] = players
  return first ? first.timesS : shots.flatMap(({ timesS }) => timesS)
}

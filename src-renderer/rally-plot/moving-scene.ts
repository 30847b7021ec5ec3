/** What moves while a rally is played: the ball on its way, the players and where they have just run. */
import { positionAt } from '@shared/sports/tennis/tracking/geometry/players'
import { indexBefore } from '@shared/sports/tennis/tracking/geometry/samples'
import type { PlayerTrack } from '@shared/sports/tennis/tracking/rally'
import { pathMarks, type PathSource } from './path-marks'
import { teamDash } from './plot-palette'
import { planSource, profileSource, type RallyPicture } from './rally-scene'
import { shotsOverAt, type ShotTrack } from './rally-track'
import type { Mark, Scene } from './scene'
import { screenX, screenY } from './viewport'

export function movingScene(picture: RallyPicture, atS: number): Scene {
  const { track } = picture
  const over = shotsOverAt(track, atS)
  return [
    ...track.players.flatMap((player) => trailMarks(picture, player, atS)),
    ...track.players.flatMap((player) => playerMarks(picture, player, atS)),
    ...ballMarks(picture, track.shots[over] ?? null, atS),
    ...(over === track.shots.length ? ballAtRest(picture) : [])
  ]
}

/** The ages, in seconds, at which a trail grows fainter, and how faint it is up to there. */
const TRAIL = [
  { ageS: 1, alpha: 0.9 },
  { ageS: 2, alpha: 0.6 },
  { ageS: 4, alpha: 0.36 },
  { ageS: Infinity, alpha: 0.14 }
] as const
/** Every so many samples: a trail's bends are wider than that. */
const TRAIL_STEP = 3

function trailMarks(
  { layout: { view }, palette }: RallyPicture,
  player: PlayerTrack,
  atS: number
): readonly Mark[] {
  const { timesS, xs, ys, team } = player
  let end = indexBefore(timesS, atS)
  return TRAIL.flatMap(({ ageS, alpha }): readonly Mark[] => {
    const start = Math.max(0, indexBefore(timesS, atS - ageS))
    const points: number[] = []
    for (let at = end; at > start; at -= TRAIL_STEP)
      points.push(screenX(view, xs[at] ?? 0, ys[at] ?? 0), screenY(view, xs[at] ?? 0, ys[at] ?? 0))
    if (points.length > 0)
      points.push(
        screenX(view, xs[start] ?? 0, ys[start] ?? 0),
        screenY(view, xs[start] ?? 0, ys[start] ?? 0)
      )
    end = start
    if (points.length < 4) return []
    return [
      {
        kind: 'line',
        points,
        colour: palette.teams[team],
        width: 2.2 * palette.unit,
        alpha,
        ...teamDash(team, palette)
      }
    ]
  })
}

const PLAYER_PX = 8

/** Before the first and after the last sample a player stands where he was seen last. */
function playerMarks(
  { layout: { view }, palette }: RallyPicture,
  player: PlayerTrack,
  atS: number
): readonly Mark[] {
  const { timesS, team } = player
  const seenS = Math.min(timesS.at(-1) ?? atS, Math.max(timesS[0] ?? atS, atS))
  const place = positionAt(player, seenS)
  if (!place) return []
  const x = screenX(view, place.x, place.y)
  const y = screenY(view, place.x, place.y)
  const colour = palette.teams[team]
  const ring = { colour: palette.bg, width: 2 }
  const disc: Mark = { kind: 'dots', points: [x, y], radius: PLAYER_PX * palette.unit, colour, ring }
  if (team === 'TeamA') return [disc]
  return [disc, { kind: 'dots', points: [x, y], radius: PLAYER_PX * 0.5 * palette.unit, colour: palette.bg }]
}

function ballMarks(picture: RallyPicture, flying: ShotTrack | null, atS: number): readonly Mark[] {
  const { layout, palette } = picture
  const begun = flying ? indexBefore(flying.timesS, atS) : -1
  if (!flying || begun < 0) return []
  const sources = [planSource(layout.view, flying), profileSource(layout, flying)]
  return sources.flatMap((source): readonly Mark[] => {
    if (!source) return []
    const path = flownOf(source, flying.timesS, begun, atS)
    return [
      ...pathMarks(path, path.length, palette, { width: 3.2, alpha: 1, hasArrow: false }),
      ...ballMark(picture, path.left(path.length - 1), path.top(path.length - 1))
    ]
  })
}

/** The path as far as the ball has come, which is between two of its places. */
function flownOf(source: PathSource, timesS: readonly number[], begun: number, atS: number): PathSource {
  const fromS = timesS[begun] ?? 0
  const toS = timesS[begun + 1] ?? fromS
  const share = toS > fromS ? (atS - fromS) / (toS - fromS) : 0
  const reach = (of: (index: number) => number) => (index: number) =>
    index <= begun ? of(index) : of(begun) + share * (of(begun + 1) - of(begun))
  const isBetween = share > 0 && begun + 1 < source.length
  return { ...source, length: begun + (isBetween ? 2 : 1), left: reach(source.left), top: reach(source.top) }
}

function ballAtRest(picture: RallyPicture): readonly Mark[] {
  const last = picture.track.shots.at(-1)
  if (!last || last.timesS.length === 0) return []
  return [planSource(picture.layout.view, last), profileSource(picture.layout, last)].flatMap((source) =>
    source ? ballMark(picture, source.left(source.length - 1), source.top(source.length - 1)) : []
  )
}

const ballMark = ({ palette }: RallyPicture, x: number, y: number): readonly Mark[] => [
  {
    kind: 'dots',
    points: [x, y],
    radius: 5.5 * palette.unit,
    colour: palette.ball,
    ring: { colour: palette.bg, width: 2 }
  }
]

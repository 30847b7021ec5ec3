/** The points of a match by position as the rally feeds count: set, game and point from 1. */
import type { RallyRow } from '../tracking/rally-view'
import { situationOf } from '../rules/situation'
import type { CourtState } from '../match/match-state'
import { formatOfCourt } from '../match/match-format'
import { pointsInOrder, type Points } from '../match/points'
import { describeGame } from '../text/names'

export type PlacedPoint = Pick<RallyRow, 'score' | 'pressure'>

const PRESSURE: ReadonlySet<string> = new Set(['break-point', 'set-point', 'match-point'])

/** Cached: point lists are immutable, and every rally lookup needs this. */
const placesByPoints = new WeakMap<NonNullable<Points>, ReadonlyMap<string, PlacedPoint>>()

/** By "set.game.point". */
export function pointPlacesOf(court: CourtState): ReadonlyMap<string, PlacedPoint> {
  if (court.points === null) return new Map()
  const known = placesByPoints.get(court.points)
  if (known !== undefined) return known
  const format = formatOfCourt(court)
  const places = new Map<string, PlacedPoint>()
  let game = ''
  let pointNumber = 0
  for (const { before, server } of pointsInOrder(court.points)) {
    const here = `${before.finishedSets.length + 1}.${before.set.gamesA + before.set.gamesB + 1}`
    pointNumber = here === game ? pointNumber + 1 : 1
    game = here
    const kind = format && server ? situationOf(format, before, { team: server })?.kind : undefined
    places.set(`${here}.${pointNumber}`, {
      score: describeGame(before),
      pressure: isPressure(kind) ? kind : ''
    })
  }
  placesByPoints.set(court.points, places)
  return places
}

const isPressure = (kind: string | undefined): kind is Exclude<PlacedPoint['pressure'], ''> =>
  kind !== undefined && PRESSURE.has(kind)

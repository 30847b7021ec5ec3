/** Many serves or returns on one court: where each came down, and how they share the parts of the court. */
import { BASELINE_M, COURT } from '@shared/sports/tennis/tracking/geometry/court'
import type { PlacedShot } from '@shared/sports/tennis/tracking/rally-view'
import type { Team } from '@shared/sports/tennis/rules/score'
import { courtMarks, groundBox, netMarks } from './court-marks'
import type { PlotLayout } from './layout'
import { crossPoints, legendMarks } from './legend-marks'
import type { PlotPalette, TeamNames } from './plot-palette'
import type { Mark, Scene } from './scene'
import { HALF_LENGTH_M, screenX, screenY, type Viewport } from './viewport'

export type OverlayKind = 'serves' | 'returns'

/** A part of the court and how many of the shots came down in it; `share` is of those on its side. */
export interface Zone {
  readonly name: string
  readonly fromX: number
  readonly toX: number
  readonly fromY: number
  readonly toY: number
  readonly count: number
  readonly share: number | null
}

export interface OverlayPicture {
  readonly kind: OverlayKind
  /** Already turned so that the server is at the near end. */
  readonly shots: readonly PlacedShot[]
  readonly layout: PlotLayout
  readonly palette: PlotPalette
  readonly names: TeamNames
}

/** The same shot with its server at the near end. */
export function normalisedShot(shot: PlacedShot, kind: OverlayKind): PlacedShot {
  const isServerNear = kind === 'serves' ? shot.end === 1 : shot.end === -1
  if (isServerNear) return shot
  const { hit, bounce } = shot
  return {
    ...shot,
    end: shot.end === 1 ? -1 : 1,
    hit: hit && { x: 0 - hit.x, y: 0 - hit.y, z: hit.z },
    bounce: bounce && { x: 0 - bounce.x, y: 0 - bounce.y }
  }
}

const SINGLES_M = COURT.singlesWidthM / 2

/** A service box from its sideline to the centre line; the deuce one is at positive y, seen from a near server. */
const SIDES = [
  { name: 'deuce', sign: 1 },
  { name: 'advantage', sign: -1 }
] as const
const DIRECTIONS = ['wide', 'body', 'T'] as const
const SERVE_WORDS_M = { fromX: -BASELINE_M, toX: -COURT.serviceLineM }
const DEEP_WORDS_M = { fromX: BASELINE_M + 0.6, toX: HALF_LENGTH_M }

export function zonesOf(shots: readonly PlacedShot[], kind: OverlayKind): readonly Zone[] {
  return kind === 'serves' ? serveZones(shots) : returnZones(shots)
}

function serveZones(shots: readonly PlacedShot[]): readonly Zone[] {
  return SIDES.flatMap(({ name: side, sign }) => {
    const ofSide = shots.filter(
      ({ serveSide, direction, isIn }) => serveSide === side && direction !== '' && isIn !== false
    )
    return DIRECTIONS.map((name, third): Zone => {
      const outer = sign * SINGLES_M * (1 - third / 3)
      const inner = sign * SINGLES_M * (1 - (third + 1) / 3)
      const count = ofSide.filter(({ direction }) => direction === name).length
      return {
        name,
        fromX: -COURT.serviceLineM,
        toX: 0,
        fromY: inner,
        toY: outer,
        count,
        share: shareOf(count, ofSide)
      }
    })
  })
}

function returnZones(shots: readonly PlacedShot[]): readonly Zone[] {
  const landed = shots.filter(({ bounce, isIn }) => bounce !== null && isIn !== false)
  const depths = [
    { name: 'short', fromX: 0, toX: COURT.serviceLineM },
    { name: 'deep', fromX: COURT.serviceLineM, toX: BASELINE_M }
  ]
  return depths.flatMap(({ name, fromX, toX }) =>
    [-1, 0, 1].map((column): Zone => {
      const fromY = ((column * 2 - 1) * SINGLES_M) / 3
      const toY = ((column * 2 + 1) * SINGLES_M) / 3
      const count = landed.filter(
        ({ bounce }) => bounce && bounce.x >= fromX && bounce.x < toX && bounce.y >= fromY && bounce.y < toY
      ).length
      return { name, fromX, toX, fromY, toY, count, share: shareOf(count, landed) }
    })
  )
}

const shareOf = (count: number, all: readonly unknown[]): number | null =>
  all.length === 0 ? null : count / all.length

/** Where each shot came down on the screen, flat and in order; NaN for one whose place nobody told. */
export function bouncePoints(shots: readonly PlacedShot[], view: Viewport): number[] {
  return shots.flatMap(({ bounce }) =>
    bounce ? [screenX(view, bounce.x, bounce.y), screenY(view, bounce.x, bounce.y)] : [Number.NaN, Number.NaN]
  )
}

/** `points` are those of `bouncePoints` for the same shots and view. */
export function overlayScene(picture: OverlayPicture, points: readonly number[]): Scene {
  const { kind, shots, layout, palette, names } = picture
  const zones = zonesOf(shots, kind)
  return [
    ...courtMarks(layout.view, palette),
    ...zones.map((zone) => zoneMark(zone, layout.view, palette)),
    ...pathsOf(picture, points),
    ...netMarks(layout.view, palette),
    ...bouncesOf(picture, points),
    ...zones.flatMap((zone) => zoneWords(zone, kind, layout.view, palette)),
    ...(kind === 'serves' ? sideWords(layout.view, palette) : []),
    ...legendMarks(layout.legend, palette, [
      { sign: 'disc', colour: palette.teams.TeamA, text: names.TeamA },
      { sign: 'square', colour: palette.teams.TeamB, text: names.TeamB },
      { sign: 'cross', colour: palette.out, text: 'out' },
      { sign: 'densities', colour: palette.density, text: kind === 'serves' ? 'share of its side' : 'share' }
    ])
  ]
}

/** One shot, by its index, over all others. */
export function chosenScene({ shots, layout, palette }: OverlayPicture, chosen: number): Scene {
  const shot = shots[chosen]
  if (!shot?.bounce) return []
  const { view } = layout
  const [x, y] = [screenX(view, shot.bounce.x, shot.bounce.y), screenY(view, shot.bounce.x, shot.bounce.y)]
  const from = shot.hit
    ? [screenX(view, shot.hit.x, shot.hit.y), screenY(view, shot.hit.x, shot.hit.y)]
    : [x, y]
  const ring = { colour: palette.ball, width: 2.5 }
  return [
    { kind: 'line', points: [...from, x, y], colour: palette.ball, width: 2.5 },
    { kind: 'dots', points: [x, y], radius: 8, colour: palette.teams[shot.team], ring }
  ]
}

function zoneMark({ fromX, toX, fromY, toY, share }: Zone, view: Viewport, palette: PlotPalette): Mark {
  return {
    kind: 'boxes',
    boxes: groundBox(view, fromX, fromY, toX, toY),
    colour: palette.density,
    alpha: 0.04 + 0.4 * (share ?? 0),
    ring: { colour: palette.line, width: 1, alpha: 0.25, dash: [3, 4] }
  }
}

function zoneWords(zone: Zone, kind: OverlayKind, view: Viewport, palette: PlotPalette): readonly Mark[] {
  if (zone.share === null) return []
  const place = wordsPlace(zone, kind)
  const [left = 0, top = 0, width = 0, height = 0] = groundBox(
    view,
    place.fromX,
    zone.fromY,
    place.toX,
    zone.toY
  )
  const middle = { x: left + width / 2, y: top + height / 2 }
  const line = palette.fontSize * 1.25
  const size = palette.fontSize
  const percent = `${Math.round(zone.share * 100)} %`
  const word = (text: string, y: number, weight: number, factor: number): Mark => ({
    kind: 'text',
    x: middle.x,
    y,
    text,
    size: size * factor,
    weight,
    anchor: 'middle',
    colour: weight > 600 ? palette.text : palette.muted,
    halo: palette.surround
  })
  if (width > size * 8) return [word(`${zone.name}  ${zone.count} · ${percent}`, middle.y, 650, 1.1)]
  return [
    word(zone.name, middle.y - line, 500, 0.92),
    word(percent, middle.y, 700, 1.15),
    word(String(zone.count), middle.y + line, 500, 0.92)
  ]
}

/** Where few balls come down: behind the service line for serves, behind the baseline for deep returns. */
const wordsPlace = (zone: Zone, kind: OverlayKind): { readonly fromX: number; readonly toX: number } =>
  kind === 'serves' ? SERVE_WORDS_M : zone.name === 'deep' ? DEEP_WORDS_M : zone

/** Beyond the baseline that is served at. */
const SIDE_WORDS_M = -13.6

const sideWords = (view: Viewport, palette: PlotPalette): readonly Mark[] =>
  SIDES.map(({ name, sign }) => ({
    kind: 'text',
    x: screenX(view, SIDE_WORDS_M, (sign * SINGLES_M) / 2),
    y: screenY(view, SIDE_WORDS_M, (sign * SINGLES_M) / 2),
    text: name,
    size: palette.fontSize,
    weight: 500,
    anchor: 'middle',
    colour: palette.muted
  }))

/** Up to so many, marks are large enough for an outline. */
const FEW = 1000

/** The more there are, the smaller and fainter. */
function lookOf(count: number): { readonly radius: number; readonly alpha: number } {
  if (count <= 150) return { radius: 5, alpha: 0.4 }
  if (count <= FEW) return { radius: 3.4, alpha: 0.12 }
  return { radius: 2.2, alpha: 0.035 }
}

const TEAM_ORDER: readonly Team[] = ['TeamA', 'TeamB']

function pathsOf({ shots, layout, palette }: OverlayPicture, points: readonly number[]): readonly Mark[] {
  const { alpha } = lookOf(shots.length)
  return TEAM_ORDER.map((team): Mark => {
    const segments: number[] = []
    for (const [index, { team: hitter, hit }] of shots.entries()) {
      const x = points[2 * index] ?? Number.NaN
      if (hitter !== team || !hit || Number.isNaN(x)) continue
      segments.push(
        screenX(layout.view, hit.x, hit.y),
        screenY(layout.view, hit.x, hit.y),
        x,
        points[2 * index + 1] ?? 0
      )
    }
    return {
      kind: 'segments',
      points: segments,
      colour: palette.teams[team],
      width: shots.length <= FEW ? 1.2 : 1,
      alpha
    }
  })
}

/** Discs for one team, squares for the other; a cross for what was out. */
function bouncesOf({ shots, palette }: OverlayPicture, points: readonly number[]): readonly Mark[] {
  const radius = lookOf(shots.length).radius * palette.unit
  const discs: number[] = []
  const squares: number[] = []
  const crosses: number[] = []
  for (const [index, { team, isIn }] of shots.entries()) {
    const x = points[2 * index] ?? Number.NaN
    const y = points[2 * index + 1] ?? Number.NaN
    if (Number.isNaN(x)) continue
    if (isIn === false) crosses.push(...crossPoints(x, y, radius * 0.8))
    else if (team === 'TeamA') discs.push(x, y)
    else squares.push(x - radius * 0.9, y - radius * 0.9, 1.8 * radius, 1.8 * radius)
  }
  const ring = shots.length <= FEW ? { ring: { colour: palette.bg, width: 1 } } : {}
  return [
    {
      kind: 'segments',
      points: crosses,
      colour: palette.out,
      width: shots.length <= FEW ? 2 : 1.2,
      alpha: 0.85
    },
    { kind: 'dots', points: discs, radius, colour: palette.teams.TeamA, ...ring },
    { kind: 'boxes', boxes: squares, colour: palette.teams.TeamB, ...ring }
  ]
}

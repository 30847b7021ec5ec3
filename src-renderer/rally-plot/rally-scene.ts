/** One rally from above and from the side: what is over and stands still, and what moves. */
import { BAD_CALLS } from '@shared/sports/tennis/tracking/outcome'
import type { Team } from '@shared/sports/tennis/rules/score'
import { courtMarks, groundBox, netMarks } from './court-marks'
import type { PlotLayout } from './layout'
import { crossPoints, legendMarks, SPEED_WORDS, type LegendEntry } from './legend-marks'
import { pathMarks, type PathSource } from './path-marks'
import { placeLabels, type PlacedLabel } from './place-labels'
import { teamDash, type PlotPalette, type TeamNames } from './plot-palette'
import { profileAxis, profileCaptions } from './profile-marks'
import type { RallyTrack, ShotTrack } from './rally-track'
import type { Mark, Scene } from './scene'
import { HALF_LENGTH_M, HALF_WIDTH_M, screenX, screenY, type Box, type Viewport } from './viewport'

export interface RallyPicture {
  readonly track: RallyTrack
  readonly layout: PlotLayout
  readonly palette: PlotPalette
  readonly names: TeamNames
  /** Of the badges with the shots' numbers, by the shot's index. */
  readonly places: ReadonlyMap<number, PlacedLabel>
}

/** How far back a shot can still be told apart; older ones are as faint as the last of these. */
const FADES = [1, 0.85, 0.72, 0.62, 0.54, 0.46]
const REST_FADE = 0.38

const fadeOf = (age: number): number => FADES[age] ?? REST_FADE

export const planSource = (view: Viewport, shot: ShotTrack): PathSource => ({
  length: shot.timesS.length,
  speedsMs: shot.speedsMs,
  left: (index) => screenX(view, shot.xs[index] ?? 0, shot.ys[index] ?? 0),
  top: (index) => screenY(view, shot.xs[index] ?? 0, shot.ys[index] ?? 0)
})

export const profileSource = ({ profile }: PlotLayout, shot: ShotTrack): PathSource | null =>
  profile && {
    length: shot.timesS.length,
    speedsMs: shot.speedsMs,
    left: (index) => profile.along(shot.xs[index] ?? 0),
    top: (index) => profile.above(shot.zs[index] ?? 0)
  }

/** The court with the first `over` shots; `chosen` (its index) stands out, else the last of them. */
export function stillScene(picture: RallyPicture, over: number, chosen: number | null): Scene {
  const { track, layout, palette } = picture
  const shown = track.shots.slice(0, over)
  const bright = chosen ?? over - 1
  const inOrder = [...shown.keys()].sort((a, b) => Number(a === bright) - Number(b === bright) || a - b)
  return [
    ...courtMarks(layout.view, palette),
    ...inOrder.flatMap((index) => shotMarks(picture, index, over, index === bright)),
    ...netMarks(layout.view, palette),
    ...bounceMarks(picture, over, bright),
    ...numberMarks(picture, over, bright),
    ...endNames(picture),
    ...callMarks(picture, over),
    ...profileAxis(layout, palette),
    ...profileCaptions(layout, palette, shown[bright] ?? null),
    ...legendMarks(layout.legend, palette, legendOf(palette))
  ]
}

const legendOf = ({ text, out, muted }: PlotPalette): readonly LegendEntry[] => [
  { sign: 'speeds', colour: text, text: SPEED_WORDS },
  { sign: 'disc', colour: text, text: 'bounce' },
  { sign: 'cross', colour: out, text: 'out' },
  { sign: 'frame', colour: muted, text: 'serve' }
]

function shotMarks(
  { track, layout, palette }: RallyPicture,
  index: number,
  over: number,
  isBright: boolean
): readonly Mark[] {
  const shot = track.shots[index]
  if (!shot) return []
  const alpha = isBright ? 1 : fadeOf(over - 1 - index)
  const look = { alpha, width: isBright ? 3.2 : 1.8 }
  const side = profileSource(layout, shot)
  return [
    ...pathMarks(planSource(layout.view, shot), Infinity, palette, { ...look, hasArrow: true }),
    ...(side
      ? pathMarks(side, Infinity, palette, {
          width: isBright ? 2.6 : 1.2,
          alpha: isBright ? 1 : alpha * 0.55,
          hasArrow: isBright
        })
      : [])
  ]
}

function bounceMarks(
  { track, layout, palette }: RallyPicture,
  over: number,
  bright: number
): readonly Mark[] {
  const { view, profile } = layout
  return track.shots.slice(0, over).flatMap((shown, index): readonly Mark[] => {
    const bounce = shown.placement?.bounce
    if (!bounce) return []
    const alpha = index === bright ? 1 : Math.max(0.5, fadeOf(over - 1 - index))
    const places = [[screenX(view, bounce.x, bounce.y), screenY(view, bounce.x, bounce.y)]]
    if (profile && index === bright) places.push([profile.along(bounce.x), profile.above(0)])
    return places.flatMap(([x = 0, y = 0]): readonly Mark[] =>
      isOut(shown)
        ? [
            {
              kind: 'segments',
              points: crossPoints(x, y, 6 * palette.unit),
              colour: palette.bg,
              width: 5 * palette.unit,
              alpha
            },
            {
              kind: 'segments',
              points: crossPoints(x, y, 6 * palette.unit),
              colour: palette.out,
              width: 2.8 * palette.unit,
              alpha
            }
          ]
        : [
            {
              kind: 'dots',
              points: [x, y],
              radius: 4 * palette.unit,
              colour: palette.text,
              alpha,
              ring: { colour: palette.bg, width: 1.5 }
            }
          ]
    )
  })
}

/** By the call; where there was none, by where the ball came down. */
export const isOut = ({ shot, placement }: ShotTrack): boolean =>
  shot.call === '' ? placement?.isIn === false : BAD_CALLS.has(shot.call)

/** Badges of all shots, so that none moves while the rally goes on. */
export function numberPlaces({
  track,
  layout,
  palette
}: Omit<RallyPicture, 'places'>): ReadonlyMap<number, PlacedLabel> {
  const { view } = layout
  const located = [...track.shots.keys()].filter((index) => (track.shots[index]?.timesS.length ?? 0) > 0)
  const points = located.map((index) => {
    const { xs = [], ys = [] } = track.shots[index] ?? {}
    return { x: screenX(view, xs[0] ?? 0, ys[0] ?? 0), y: screenY(view, xs[0] ?? 0, ys[0] ?? 0) }
  })
  const centre = { x: screenX(view, 0, 0), y: screenY(view, 0, 0) }
  const outwards = ({ x, y }: { x: number; y: number }): number =>
    view.orientation === 'horizontal'
      ? x < centre.x
        ? Math.PI
        : 0
      : y < centre.y
        ? -Math.PI / 2
        : Math.PI / 2
  // The newest are looked at most.
  const placed = placeLabels([...points].reverse(), badgeRadius(palette), view.box, outwards).toReversed()
  return new Map(placed.map((label, at) => [located[at] ?? 0, label]))
}

const badgeRadius = (palette: PlotPalette): number => palette.fontSize * 0.85

function numberMarks(picture: RallyPicture, over: number, bright: number): readonly Mark[] {
  const { track, palette, places } = picture
  const radius = badgeRadius(palette)
  return track.shots.slice(0, over).flatMap(({ shot }, index): readonly Mark[] => {
    const place = places.get(index)
    if (!place) return []
    const { x, y, of } = place
    const isBright = index === bright
    const alpha = isBright ? 1 : Math.max(0.62, fadeOf(over - 1 - index))
    const colour = shot.team ? palette.teams[shot.team] : palette.muted
    const dash = shot.team ? teamDash(shot.team, palette) : {}
    const ring = { colour, width: (isBright ? 2.6 : 1.6) * palette.unit, alpha, ...dash }
    const isServe = shot.number === 1
    return [
      { kind: 'line', points: [of.x, of.y, x, y], colour, width: 1, alpha: alpha * 0.6 },
      { kind: 'dots', points: [of.x, of.y], radius: 2.5 * palette.unit, colour, alpha },
      isServe
        ? {
            kind: 'boxes',
            boxes: [x - radius, y - radius, 2 * radius, 2 * radius],
            corner: 3,
            colour: palette.bg,
            ring
          }
        : { kind: 'dots', points: [x, y], radius, colour: palette.bg, ring },
      {
        kind: 'text',
        x,
        y: y + 0.5,
        text: String(shot.number),
        size: palette.fontSize * 0.95,
        weight: isBright ? 750 : 600,
        anchor: 'middle',
        colour: palette.text,
        alpha
      }
    ]
  })
}

/** What is in sight of the court and the room around it. */
function surroundInSight(view: Viewport): Box {
  const [left = 0, top = 0, width = 0, height = 0] = groundBox(
    view,
    -HALF_LENGTH_M,
    -HALF_WIDTH_M,
    HALF_LENGTH_M,
    HALF_WIDTH_M
  )
  const x = Math.max(left, view.box.x)
  const y = Math.max(top, view.box.y)
  return {
    x,
    y,
    width: Math.min(left + width, view.box.x + view.box.width) - x,
    height: Math.min(top + height, view.box.y + view.box.height) - y
  }
}

/** Each name at its end of the court, with the look of its team. */
export function endNames({ track, layout, palette, names }: RallyPicture): readonly Mark[] {
  const { view } = layout
  const box = surroundInSight(view)
  const line = palette.fontSize * 1.2
  const size = palette.fontSize * 1.1
  const isAlong = view.orientation === 'horizontal'
  const at = (team: Team | null, isNear: boolean): readonly Mark[] => {
    if (team === null) return []
    const isRight = isAlong && isNear
    const left = isRight ? box.x + box.width - 14 : box.x + 14
    const y = box.y + (isNear && !isAlong ? box.height - line : line)
    const inwards = isRight ? -1 : 1
    return [
      {
        kind: 'line',
        points: [left, y, left + inwards * 26 * palette.unit, y],
        colour: palette.teams[team],
        width: 3 * palette.unit,
        ...teamDash(team, palette)
      },
      {
        kind: 'text',
        x: left + inwards * 34 * palette.unit,
        y,
        text: names[team].toUpperCase(),
        size,
        weight: 650,
        anchor: isRight ? 'end' : 'start',
        colour: palette.teams[team],
        halo: palette.surround
      }
    ]
  }
  return [...at(track.ends.far, false), ...at(track.ends.near, true)]
}

/** The call of the last shot, beside where its ball came down. */
function callMarks({ track, layout, palette }: RallyPicture, over: number): readonly Mark[] {
  const last = track.shots[over - 1]
  if (!last || !isOut(last)) return []
  const { view } = layout
  const at = last.placement?.bounce ?? { x: last.xs.at(-1) ?? Number.NaN, y: last.ys.at(-1) ?? Number.NaN }
  if (Number.isNaN(at.x)) return []
  const { outDistanceM, call } = last.shot
  const word = call === '' ? 'out' : call
  const by = outDistanceM === null ? '' : ` ${outDistanceM.toFixed(2)} m`
  const x = screenX(view, at.x, at.y)
  const y = screenY(view, at.x, at.y)
  const goesDown = screenY(view, last.xs.at(-1) ?? at.x, last.ys.at(-1) ?? at.y) > y
  const isLeft = x < view.box.x + view.box.width / 2
  return [
    {
      kind: 'text',
      x: isLeft ? x - 14 : x + 14,
      // The ball goes on to the other side of it.
      y: y + (goesDown ? -1.3 : 1.3) * palette.fontSize,
      text: `${word.toUpperCase()}${by}`,
      size: palette.fontSize * 1.25,
      weight: 750,
      anchor: isLeft ? 'end' : 'start',
      colour: palette.out,
      halo: palette.surround
    }
  ]
}

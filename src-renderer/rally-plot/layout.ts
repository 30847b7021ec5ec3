/** Where on the canvas the court, the height profile and the legend are. */
import type { Size } from './scene'
import {
  HALF_LENGTH_M,
  orientationFor,
  screenX,
  viewportIn,
  type Box,
  type Look,
  type Viewport
} from './viewport'

/** The court from the side: along it on the court's own axis where that runs along the screen. */
export interface Profile {
  readonly box: Box
  /** CSS px a metre of height. */
  readonly heightScale: number
  readonly highestM: number
  /** The place on the screen of a place along the court. */
  readonly along: (x: number) => number
  readonly above: (z: number) => number
}

export interface PlotLayout {
  readonly size: Size
  readonly view: Viewport
  /** Null where only the court is shown. */
  readonly profile: Profile | null
  readonly legend: Box
}

export interface LayoutWishes {
  readonly size: Size
  readonly fontSize: number
  readonly look: Look
  readonly isMirrored: boolean
  /** The greatest height that the profile must show, in metres; null for no profile. */
  readonly highestM: number | null
}

const EDGE = 8
/** Of the plot's height. */
const PROFILE_PART = 0.2
const LOWEST_TOP_M = 3.6

export function layoutOf({ size, fontSize, look, isMirrored, highestM }: LayoutWishes): PlotLayout {
  const legendHeight = Math.round(fontSize * 2)
  const profileHeight =
    highestM === null ? 0 : Math.round(Math.min(220, Math.max(56, size.height * PROFILE_PART)))
  const court: Box = {
    x: EDGE,
    y: EDGE,
    width: Math.max(1, size.width - 2 * EDGE),
    height: Math.max(1, size.height - legendHeight - profileHeight - 2 * EDGE)
  }
  const view = viewportIn(court, orientationFor(court), look, isMirrored)
  const below: Box = { ...court, y: court.y + court.height + EDGE, height: profileHeight }
  return {
    size,
    view,
    profile:
      highestM === null ? null : profileIn(below, view, Math.max(LOWEST_TOP_M, highestM + 0.2), fontSize),
    legend: { ...court, y: size.height - legendHeight, height: legendHeight }
  }
}

function profileIn(box: Box, view: Viewport, highestM: number, fontSize: number): Profile {
  const ground = box.y + box.height - fontSize * 0.7
  const heightScale = (ground - box.y) / highestM
  const scale = box.width / (2 * HALF_LENGTH_M)
  return {
    box,
    heightScale,
    highestM,
    along:
      view.orientation === 'horizontal'
        ? (x) => screenX(view, x, 0)
        : (x) => box.x + box.width / 2 + x * scale,
    above: (z) => ground - z * heightScale
  }
}

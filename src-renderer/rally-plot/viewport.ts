/** From metres on the court to CSS px and back: orientation, the whole court in the room that there is, zoom and pan. */
import type { Position } from '@shared/sports/tennis/tracking/rally'
import type { Size } from './scene'

/** Along the screen's width or its height, whichever gives the larger court. */
export type Orientation = 'horizontal' | 'vertical'

export interface Box extends Size {
  readonly x: number
  readonly y: number
}

/** How far the user has gone into the court: `zoom` 1 is the whole court, `centre` is in metres. */
export interface Look {
  readonly zoom: number
  readonly centre: Position
}

export interface Viewport {
  readonly orientation: Orientation
  /** CSS px a metre. */
  readonly scale: number
  /** The part of the canvas that the court has. */
  readonly box: Box
  readonly centre: Position
  /** The other hand's side, for a provider whose y runs the other way. */
  readonly isMirrored: boolean
}

/** Half of the court with the room around it that players use, in metres. */
export const HALF_LENGTH_M = 17
export const HALF_WIDTH_M = 8.5

export const WHOLE_COURT: Look = { zoom: 1, centre: { x: 0, y: 0 } }
const MOST_ZOOM = 12

const scaleIn = ({ width, height }: Size, orientation: Orientation): number =>
  orientation === 'horizontal'
    ? Math.min(width / (2 * HALF_LENGTH_M), height / (2 * HALF_WIDTH_M))
    : Math.min(width / (2 * HALF_WIDTH_M), height / (2 * HALF_LENGTH_M))

export const orientationFor = (room: Size): Orientation =>
  scaleIn(room, 'horizontal') >= scaleIn(room, 'vertical') ? 'horizontal' : 'vertical'

export const viewportIn = (
  box: Box,
  orientation: Orientation,
  look: Look,
  isMirrored: boolean
): Viewport => ({
  orientation,
  scale: scaleIn(box, orientation) * look.zoom,
  box,
  centre: look.centre,
  isMirrored
})

/** The court's far end is at the top or at the left: positive x is near. Seen from there, positive y is on the left. */
export function screenX(view: Viewport, x: number, y: number): number {
  const middle = view.box.x + view.box.width / 2
  const across = view.isMirrored ? view.centre.y - y : y - view.centre.y
  return view.orientation === 'horizontal'
    ? middle + (x - view.centre.x) * view.scale
    : middle - across * view.scale
}

export function screenY(view: Viewport, x: number, y: number): number {
  const middle = view.box.y + view.box.height / 2
  const across = view.isMirrored ? view.centre.y - y : y - view.centre.y
  return view.orientation === 'horizontal'
    ? middle + across * view.scale
    : middle + (x - view.centre.x) * view.scale
}

/** The place on the court under a point of the screen. */
export function courtAt(view: Viewport, left: number, top: number): Position {
  const right = (left - view.box.x - view.box.width / 2) / view.scale
  const down = (top - view.box.y - view.box.height / 2) / view.scale
  const [along, across] = view.orientation === 'horizontal' ? [right, down] : [down, -right]
  return { x: view.centre.x + along, y: view.centre.y + (view.isMirrored ? -across : across) }
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(-most, value))

function held({ zoom, centre }: Look): Look {
  const bounded = Math.min(MOST_ZOOM, Math.max(1, zoom))
  const loose = 1 - 1 / bounded
  return {
    zoom: bounded,
    centre: { x: clamp(centre.x, HALF_LENGTH_M * loose), y: clamp(centre.y, HALF_WIDTH_M * loose) }
  }
}

/** Zooms by a factor; the place under the point of the screen stays under it. */
export function zoomedAt(view: Viewport, look: Look, factor: number, left: number, top: number): Look {
  const { zoom } = held({ ...look, zoom: look.zoom * factor })
  const kept = courtAt(view, left, top)
  const ratio = look.zoom / zoom
  return held({
    zoom,
    centre: {
      x: kept.x + (look.centre.x - kept.x) * ratio,
      y: kept.y + (look.centre.y - kept.y) * ratio
    }
  })
}

/** Moves what is shown by CSS px, as a hand that drags it. */
export function panned(view: Viewport, look: Look, right: number, down: number): Look {
  const { box } = view
  const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2]
  return held({ ...look, centre: courtAt(view, middleX - right, middleY - down) })
}

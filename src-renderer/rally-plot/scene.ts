/**
 * What is drawn, in CSS px and in the colours of the theme, before it is known by whom: the canvas and the SVG file
 * are painted from the same marks. Points are flat lists (x, y, x, y, …), so that thousands cost no objects.
 */

interface Ink {
  readonly colour: string
  /** 0 to 1. */
  readonly alpha?: number
}

interface Stroke extends Ink {
  readonly width: number
  readonly dash?: readonly number[]
}

/** One line through its points. */
export interface LineMark extends Stroke {
  readonly kind: 'line'
  readonly points: readonly number[]
}

/** Many lines of two points each (x1, y1, x2, y2, …), in one ink that grows stronger where they cross. */
export interface SegmentsMark extends Stroke {
  readonly kind: 'segments'
  readonly points: readonly number[]
}

/** Many discs of one size; with `ring`, outlined. */
export interface DotsMark extends Ink {
  readonly kind: 'dots'
  readonly points: readonly number[]
  readonly radius: number
  readonly ring?: Stroke
}

/** Many rectangles (x, y, width, height, …); with `corner`, their corners are rounded. */
export interface BoxesMark extends Ink {
  readonly kind: 'boxes'
  readonly boxes: readonly number[]
  readonly corner?: number
  readonly ring?: Stroke
}

/** One filled shape. */
export interface ShapeMark extends Ink {
  readonly kind: 'shape'
  readonly points: readonly number[]
}

export interface TextMark extends Ink {
  readonly kind: 'text'
  readonly x: number
  /** The middle of the line of text. */
  readonly y: number
  readonly text: string
  readonly size: number
  readonly weight: number
  readonly anchor: 'start' | 'middle' | 'end'
  /** Drawn behind the letters, so that they can be read on lines. */
  readonly halo?: string
}

export type Mark = LineMark | SegmentsMark | DotsMark | BoxesMark | ShapeMark | TextMark
export type Scene = readonly Mark[]

export interface Size {
  readonly width: number
  readonly height: number
}

/** How wide the halo of a text is, on both sides together. */
export const HALO_WIDTH = 4

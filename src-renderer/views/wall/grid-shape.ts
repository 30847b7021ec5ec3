/** How the wall divides its space among the courts. Lengths in CSS px. */

export interface GridShape {
  readonly columns: number
  readonly rows: number
  readonly cardHeight: number
  /** True when the cards would get too small and the wall scrolls instead. */
  readonly scrolls: boolean
}

export interface WallSpace {
  readonly width: number
  readonly height: number
  readonly gap: number
}

/** The proportion in which a card's score fills its card best, and the least at which it is still read with ease. */
const IDEAL = { width: 372, height: 235 } as const
const LEAST = { width: 186, height: 104 } as const
/** Height of a card of least width once the wall scrolls: nothing is gained by squeezing further. */
const SCROLLING_HEIGHT = 124

/** An empty place holds the button that adds courts: a slight fault, worth less than larger digits. */
const HOLE_AVERSION = 0.5
/** Cards lower than this leave facts out (see the container queries of the card's footer). */
const SHORT_CARD = { height: 170, worth: 0.9 } as const

/**
 * Tries every number of columns and takes the one with the largest score digits, holes in the last row counted
 * against it. `count` courts, any space; a wall without space yet (before layout) gets one column.
 */
export function gridShape(count: number, { width, height, gap }: WallSpace): GridShape {
  const cardWidth = (columns: number): number => (width - gap * (columns - 1)) / columns
  let best: GridShape | null = null
  let bestWorth = -1
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns)
    const cardHeight = (height - gap * (rows - 1)) / rows
    if (cardWidth(columns) < LEAST.width || cardHeight < LEAST.height) continue
    const digits = Math.min(cardWidth(columns) / IDEAL.width, cardHeight / IDEAL.height)
    const comfort = cardHeight < SHORT_CARD.height ? SHORT_CARD.worth : 1
    const worth = digits * comfort * (count / (columns * rows)) ** HOLE_AVERSION
    if (worth <= bestWorth) continue
    bestWorth = worth
    best = { columns, rows, cardHeight, scrolls: false }
  }
  if (best) return best
  const columns = Math.max(1, Math.min(count, Math.floor((width + gap) / (LEAST.width + gap))))
  return { columns, rows: Math.ceil(count / columns), cardHeight: SCROLLING_HEIGHT, scrolls: true }
}

export type ArrowKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

export const isArrowKey = (key: string): key is ArrowKey =>
  key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown'

/** The places between a card and its neighbour in that direction. */
export function stepOf(key: ArrowKey, columns: number): number {
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }
  return steps[key]
}

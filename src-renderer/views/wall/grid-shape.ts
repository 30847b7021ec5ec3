/** How the wall divides its space among the courts. Lengths are in CSS px. */

export interface GridShape {
  readonly columns: number
  readonly rows: number
  readonly cardHeight: number
  /** True if the cards would be too small, so the wall scrolls. */
  readonly scrolls: boolean
}

export interface WallSpace {
  readonly width: number
  readonly height: number
  readonly gap: number
}

/** The size at which a score fills its card best, and the smallest that is still easy to read. */
const IDEAL = { width: 372, height: 235 } as const
const LEAST = { width: 186, height: 104 } as const
/** Height of a card once the wall scrolls. */
const SCROLLING_HEIGHT = 124

/** An empty place costs a little, but less than smaller digits: it holds the Add courts button. */
const HOLE_AVERSION = 0.5
/** Cards shorter than this leave facts out (see the container queries of the card’s footer). */
const SHORT_CARD = { height: 170, worth: 0.9 } as const

/**
 * Tries every number of columns and picks the one with the largest score digits, less a penalty for holes in the last
 * row. Before layout, when the wall has no size yet, returns one column.
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

/** How many places away the neighbour in that direction is. */
export function stepOf(key: ArrowKey, columns: number): number {
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }
  return steps[key]
}

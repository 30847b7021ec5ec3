/** Which rows of a long list are rendered: rows of equal height, counted from the top. Lengths are in CSS px. */

export interface ViewportState {
  readonly scrollTop: number
  readonly viewportHeight: number
  readonly rowHeight: number
  readonly length: number
}

export interface RowRange {
  readonly first: number
  /** One past the last row. */
  readonly end: number
}

/** Rows kept above and below the visible ones, so that a small scroll shows no empty stripe. */
export const OVERSCAN_ROWS = 8

export function visibleRange({ scrollTop, viewportHeight, rowHeight, length }: ViewportState): RowRange {
  if (rowHeight <= 0 || length <= 0) return { first: 0, end: 0 }
  const top = Math.min(Math.max(0, Math.floor(scrollTop / rowHeight)), length)
  const bottom = Math.ceil((Math.max(0, scrollTop) + viewportHeight) / rowHeight)
  return { first: Math.max(0, top - OVERSCAN_ROWS), end: Math.min(length, bottom + OVERSCAN_ROWS) }
}

/** Where to scroll after rows were added on top: a list at its top follows them, any other keeps its rows in place. */
export function heldScrollTop(scrollTop: number, rowsAddedOnTop: number, rowHeight: number): number {
  return scrollTop <= 0 ? 0 : Math.max(0, scrollTop + rowsAddedOnTop * rowHeight)
}

/** Pages of a timeline held by a window. Positions count the rows that match the filter, oldest first. */
import type { CourtView } from '@shared/court/view'
import type { TimelineRow } from '@shared/court/timeline-row'

export const PAGE_ROWS = 100

export interface Page {
  readonly rows: readonly TimelineRow[]
  readonly revision: number
  /** Length of the court’s timeline when the page was read. */
  readonly entries: number
}

export type Pages = ReadonlyMap<number, Page>

export const NO_PAGES: Pages = new Map()

export const withPage = (pages: Pages, number: number, page: Page): Pages => new Map(pages).set(number, page)

/** Null while the row is loading. */
export const rowAt = (pages: Pages, position: number): TimelineRow | null =>
  pages.get(Math.floor(position / PAGE_ROWS))?.rows[position % PAGE_ROWS] ?? null

/** The position of the row that starts with that message; null if no page has it. */
export function positionOfSeq(pages: Pages, seqNum: number): number | null {
  for (const [number, { rows }] of pages) {
    const found = rows.findIndex((row) => row.seqNum === seqNum)
    if (found >= 0) return number * PAGE_ROWS + found
  }
  return null
}

/**
 * The pages that contain `from` up to `end`, plus the page of the next row, which gives the length. `length` is the
 * known number of rows that match the filter.
 */
export function wantedPages(from: number, end: number, length: number): readonly number[] {
  const wanted = new Set([Math.floor(length / PAGE_ROWS)])
  for (
    let page = Math.floor(Math.max(0, from) / PAGE_ROWS);
    page * PAGE_ROWS < Math.min(end, length);
    page += 1
  )
    wanted.add(page)
  return [...wanted]
}

/**
 * A page is fresh while the revision is the same and, if it is not full, the timeline has the same length. Both can
 * decrease: a rewound replay has the timeline of that time.
 */
export function isFresh(page: Page | undefined, timeline: CourtView['timeline']): boolean {
  if (page?.revision !== timeline.revision) return false
  return page.rows.length === PAGE_ROWS || page.entries === timeline.entries
}

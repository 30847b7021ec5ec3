/** Pages of a timeline as a window holds them. Positions count the rows that pass the filter, oldest first. */
import type { CourtView } from '@shared/court/view'
import type { TimelineRow } from '@shared/court/timeline-row'

export const PAGE_ROWS = 100

export interface Page {
  readonly rows: readonly TimelineRow[]
  readonly revision: number
  /** Of the court's timeline when the page was read. */
  readonly entries: number
}

export type Pages = ReadonlyMap<number, Page>

export const NO_PAGES: Pages = new Map()

export const withPage = (pages: Pages, number: number, page: Page): Pages => new Map(pages).set(number, page)

/** Null while the row is on its way. */
export const rowAt = (pages: Pages, position: number): TimelineRow | null =>
  pages.get(Math.floor(position / PAGE_ROWS))?.rows[position % PAGE_ROWS] ?? null

/** Of the row that begins with the message of that number; null where no page holds it. */
export function positionOfSeq(pages: Pages, seqNum: number): number | null {
  for (const [number, { rows }] of pages) {
    const found = rows.findIndex((row) => row.seqNum === seqNum)
    if (found >= 0) return number * PAGE_ROWS + found
  }
  return null
}

/**
 * The pages that `from` up to `end` lie on, and always the one that the next row will be on: it tells the length.
 * `length` is the number of rows known to pass the filter.
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
 * A page is fresh as long as the revision stands and, if it is not full, as long as the timeline is as long as it was.
 * Both can also go back: a replay that is wound back has the timeline of then.
 */
export function isFresh(page: Page | undefined, timeline: CourtView['timeline']): boolean {
  if (page?.revision !== timeline.revision) return false
  return page.rows.length === PAGE_ROWS || page.entries === timeline.entries
}

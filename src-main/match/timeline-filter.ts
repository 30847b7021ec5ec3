/** Filters the rows of a timeline and cuts out a range. */
import type { TimelineFilter, TimelineRow } from '@shared/court/timeline-row'

export const PASSES: Readonly<Record<TimelineFilter, (row: TimelineRow) => boolean>> = {
  all: () => true,
  points: ({ filters, tone }) => filters.point || tone === 'heading',
  'big-points': ({ filters }) => filters.bigPoint,
  trouble: ({ filters }) => filters.trouble
}

export interface TimelineRange {
  readonly revision: number
  readonly entries: number
  readonly length: number
  readonly rows: TimelineRow[]
}

/** Index of the row about a message; null if there is none. */
export function placeOfMessage(rows: readonly TimelineRow[], seqNum: number): number | null {
  const place = rows.findIndex(
    (row) => row.seqNum === seqNum || row.history.some((message) => message.seqNum === seqNum)
  )
  return place < 0 ? null : place
}

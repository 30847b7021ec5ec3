/** Which rows of a timeline are shown, and a stretch of them. */
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

/** Where among the rows, from 0, the one is that tells of a message; null where none does. */
export function placeOfMessage(rows: readonly TimelineRow[], seqNum: number): number | null {
  const place = rows.findIndex(
    (row) => row.seqNum === seqNum || row.history.some((told) => told.seqNum === seqNum)
  )
  return place < 0 ? null : place
}

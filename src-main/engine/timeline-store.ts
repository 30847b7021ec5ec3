import type { RowDraft } from '@shared/court/timeline'
import type { TimelineRow } from '@shared/court/view'

export type TimelineFilter = 'all' | 'points' | 'big-points' | 'trouble'

const PASSES: Readonly<Record<TimelineFilter, (row: TimelineRow) => boolean>> = {
  all: () => true,
  points: ({ filters, tone }) => filters.point || tone === 'heading',
  'big-points': ({ filters }) => filters.bigPoint,
  trouble: ({ filters }) => filters.trouble
}

export interface TimelineRange {
  readonly revision: number
  readonly length: number
  readonly rows: TimelineRow[]
}

/** The rows of one court: append-only, but for a rebuild after a late packet, which raises the revision. */
export class TimelineStore {
  readonly #rows: Record<TimelineFilter, TimelineRow[]> = {
    all: [],
    points: [],
    'big-points': [],
    trouble: []
  }
  #revision = 0

  get length(): number {
    return this.#rows.all.length
  }

  get revision(): number {
    return this.#revision
  }

  append(drafts: readonly RowDraft[]): void {
    for (const draft of drafts) {
      const row = { ...draft, index: this.#rows.all.length }
      for (const filter of Object.keys(PASSES) as TimelineFilter[])
        if (PASSES[filter](row)) this.#rows[filter].push(row)
    }
  }

  rebuild(drafts: readonly RowDraft[]): void {
    for (const rows of Object.values(this.#rows)) rows.length = 0
    this.#revision += 1
    this.append(drafts)
  }

  /** `count` rows from position `from` among those that pass the filter, oldest first. */
  range(filter: TimelineFilter, from: number, count: number): TimelineRange {
    const rows = this.#rows[filter]
    return { revision: this.#revision, length: rows.length, rows: rows.slice(from, from + count) }
  }
}

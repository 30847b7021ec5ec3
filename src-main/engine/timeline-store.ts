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
  readonly entries: number
  readonly length: number
  readonly rows: TimelineRow[]
}

/** The rows that one journal entry adds, worded when they are asked for. */
export type RowSource = () => readonly RowDraft[]

/**
 * The rows of one court: append-only, but for a rebuild after a late packet, which raises the revision. Most courts
 * are watched on the wall, where nobody reads their rows: wording waits until somebody does.
 */
export class TimelineStore {
  readonly #rows: Record<TimelineFilter, TimelineRow[]> = {
    all: [],
    points: [],
    'big-points': [],
    trouble: []
  }
  #sources: RowSource[] = []
  #worded = 0
  #revision = 0

  /** How many journal entries the rows come from; grows with every packet. */
  get entries(): number {
    return this.#sources.length
  }

  get revision(): number {
    return this.#revision
  }

  get sources(): readonly RowSource[] {
    return [...this.#sources]
  }

  append(source: RowSource): void {
    this.#sources.push(source)
  }

  rebuild(sources: readonly RowSource[]): void {
    for (const rows of Object.values(this.#rows)) rows.length = 0
    this.#revision += 1
    this.#sources = [...sources]
    this.#worded = 0
  }

  /** `count` rows from position `from` among those that pass the filter, oldest first. */
  range(filter: TimelineFilter, from: number, count: number): TimelineRange {
    this.#word()
    const rows = this.#rows[filter]
    return {
      revision: this.#revision,
      entries: this.entries,
      length: rows.length,
      rows: rows.slice(from, from + count)
    }
  }

  #word(): void {
    const filters = Object.keys(PASSES) as TimelineFilter[]
    for (const source of this.#sources.slice(this.#worded))
      for (const draft of source()) {
        const row = { ...draft, index: this.#rows.all.length }
        for (const filter of filters) if (PASSES[filter](row)) this.#rows[filter].push(row)
      }
    this.#worded = this.#sources.length
  }
}

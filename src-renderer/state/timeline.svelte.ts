/** The part of a court's timeline that this window holds: pages, fetched when they come into sight. */
import type { CourtView, TimelineRow } from '@shared/court/view'
import type { CallArgs } from '@shared/ipc/contract'
import type { Calls } from '../transport/bridge'
import { failureText } from '../words/failure'

export type TimelineFilter = CallArgs<'timeline.range'>['filter']

export const PAGE_ROWS = 100
/** Triggers within this time share one round of requests, well below the contract's 100 calls a second. */
const GATHER_MS = 40

interface Page {
  readonly rows: readonly TimelineRow[]
  readonly revision: number
  /** Length of the whole timeline when the page was asked for. */
  readonly timelineLength: number
}

/**
 * Positions count the rows that pass the filter, oldest first. A page is fresh as long as the revision stands
 * and, if it is not full, as long as the timeline has not grown.
 */
export class TimelineWindow {
  #pages = $state.raw<ReadonlyMap<number, Page>>(new Map())
  #length = $state.raw(0)
  #isLoaded = $state.raw(false)
  #problem = $state.raw('')
  #timeline: CourtView['timeline'] = { length: 0, revision: 0 }
  #wanted = { from: 0, end: 0 }
  #timer: ReturnType<typeof setTimeout> | null = null
  #isLoading = false
  #isClosed = false
  readonly #calls: Calls
  readonly #courtId: string
  readonly #filter: TimelineFilter

  constructor(calls: Calls, courtId: string, filter: TimelineFilter) {
    this.#calls = calls
    this.#courtId = courtId
    this.#filter = filter
  }

  /** Rows that pass the filter. */
  get length(): number {
    return this.#length
  }

  get isLoaded(): boolean {
    return this.#isLoaded
  }

  /** Why rows could not be fetched, in words; empty when they could. */
  get problem(): string {
    return this.#problem
  }

  /** Null while the row is on its way. */
  row(position: number): TimelineRow | null {
    return this.#pages.get(Math.floor(position / PAGE_ROWS))?.rows[position % PAGE_ROWS] ?? null
  }

  /** The court's timeline has grown or changed. */
  follow(timeline: CourtView['timeline']): void {
    this.#timeline = timeline
    this.#schedule()
  }

  /** Positions `from` up to but not including `end` are in sight. */
  show(from: number, end: number): void {
    this.#wanted = { from, end }
    this.#schedule()
  }

  close(): void {
    this.#isClosed = true
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  #schedule(): void {
    if (this.#isClosed || this.#timer !== null) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.#load()
    }, GATHER_MS)
  }

  async #load(): Promise<void> {
    if (this.#isLoading) return
    const stale = this.#wantedPages().filter((page) => !this.#isFresh(page))
    if (stale.length === 0) return
    this.#isLoading = true
    const outcomes = await Promise.all(stale.map((page) => this.#fetch(page)))
    this.#isLoading = false
    // Meanwhile the timeline may have grown or the list been scrolled; after a failure the next change asks again.
    if (outcomes.every((fetched) => fetched)) this.#schedule()
  }

  /** The last page is always wanted: it tells the length. */
  #wantedPages(): readonly number[] {
    const last = Math.floor(Math.max(0, this.#length - 1) / PAGE_ROWS)
    const pages = new Set([last])
    const end = Math.min(this.#wanted.end, this.#length)
    for (let page = Math.floor(this.#wanted.from / PAGE_ROWS); page * PAGE_ROWS < end; page += 1)
      pages.add(page)
    return [...pages]
  }

  #isFresh(number: number): boolean {
    const page = this.#pages.get(number)
    if (!page || page.revision < this.#timeline.revision) return false
    return page.rows.length === PAGE_ROWS || page.timelineLength === this.#timeline.length
  }

  async #fetch(number: number): Promise<boolean> {
    const { length: timelineLength } = this.#timeline
    const reply = await this.#calls.call('timeline.range', {
      courtId: this.#courtId,
      from: number * PAGE_ROWS,
      count: PAGE_ROWS,
      filter: this.#filter
    })
    if (this.#isClosed) return false
    if (!reply.ok) {
      this.#problem = failureText(reply)
      return false
    }
    const { rows, revision, length } = reply.value
    this.#problem = ''
    this.#pages = new Map(this.#pages).set(number, { rows, revision, timelineLength })
    this.#length = length
    this.#isLoaded = true
    return true
  }
}

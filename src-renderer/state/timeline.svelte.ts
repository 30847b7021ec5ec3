/** The part of a court’s timeline that this window holds, in pages fetched when they become visible. */
import type { CourtView } from '@shared/court/view'
import type { TimelineFilter, TimelineRow } from '@shared/court/timeline-row'
import type { Calls } from '../transport/bridge'
import { failureText } from '../text/failure'
import {
  isFresh,
  NO_PAGES,
  PAGE_ROWS,
  positionOfSeq,
  rowAt,
  wantedPages,
  withPage,
  type Pages
} from './timeline-pages'

/** Triggers within this time share one round of requests, well below the contract's 100 calls a second. */
const GATHER_MS = 40

export class TimelineWindow {
  #pages = $state.raw<Pages>(NO_PAGES)
  #length = $state.raw(0)
  #isLoaded = $state.raw(false)
  #problem = $state.raw('')
  #timeline: CourtView['timeline'] = { entries: 0, revision: 0 }
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

  /** Rows that match the filter. */
  get length(): number {
    return this.#length
  }

  get isLoaded(): boolean {
    return this.#isLoaded
  }

  /** Why rows could not be fetched; empty if they were. */
  get problem(): string {
    return this.#problem
  }

  /** Null while the row is loading. */
  row(position: number): TimelineRow | null {
    return rowAt(this.#pages, position)
  }

  /** The position of the row that starts with that message; null if not held. */
  positionOf(seqNum: number): number | null {
    return positionOfSeq(this.#pages, seqNum)
  }

  /** The position of the row that contains the message, held or not; null if there is none or the call fails. */
  async locate(seqNum: number): Promise<number | null> {
    const args = { courtId: this.#courtId, seqNum, filter: this.#filter }
    const reply = await this.#calls.call('timeline.place', args)
    this.#problem = reply.ok ? '' : failureText(reply)
    return reply.ok ? reply.value.index : null
  }

  /** The court's timeline has grown or changed. */
  follow(timeline: CourtView['timeline']): void {
    this.#timeline = timeline
    this.#schedule()
  }

  /** Positions `from` up to but not including `end` are visible. */
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
    const { from, end } = this.#wanted
    const stale = wantedPages(from, end, this.#length).filter(
      (page) => !isFresh(this.#pages.get(page), this.#timeline)
    )
    if (stale.length === 0) return
    this.#isLoading = true
    const outcomes = await Promise.all(stale.map((page) => this.#fetch(page)))
    this.#isLoading = false
    // Meanwhile the timeline may have grown or the list been scrolled. After a failure, the next change retries.
    if (outcomes.every((fetched) => fetched)) this.#schedule()
  }

  async #fetch(number: number): Promise<boolean> {
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
    const { rows, revision, entries, length } = reply.value
    this.#problem = ''
    this.#pages = withPage(this.#pages, number, { rows, revision, entries })
    this.#length = length
    this.#isLoaded = true
    return true
  }
}

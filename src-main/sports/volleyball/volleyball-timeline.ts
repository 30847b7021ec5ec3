import { ownRow, type RowDraft } from '@shared/court/timeline-row'
import { TIMELINE_FILTERS, type TimelineFilter, type TimelineRow } from '@shared/court/timeline-row'
import type { VolleyballMatch } from '@shared/sports/volleyball/match/match'
import type { Placed, Timeline } from '@shared/sports/volleyball/match/order/timeline'
import {
  lastActionIdOf,
  rowWriter,
  type OwnRow,
  type Receipt,
  type RowWriter
} from '@shared/sports/volleyball/text/rows'
import type { VolleyballState } from '@shared/sports/volleyball/rules/state'
import { UNNAMED, type MatchNames } from '@shared/sports/volleyball/text/names'
import { PASSES, placeOfMessage, type TimelineRange } from '../../match/timeline-filter'

export interface VolleyballTimelineSnapshot {
  readonly receipts: ReadonlyMap<number, Receipt>
  readonly ownRows: readonly OwnRow[]
  readonly messages: number
  readonly revision: number
}

interface WrittenRows {
  readonly timeline: Timeline<VolleyballState>
  readonly ownRows: number
  readonly rows: Readonly<Record<TimelineFilter, TimelineRow[]>>
}

const NEVER_RECEIVED: Receipt = { receivedAt: 0, isLive: false, raw: '' }

/**
 * The rows of one volleyball court. What the provider says later of an action changes its row, and puts rows between
 * others: then the revision is raised. Rows are written when somebody reads them.
 */
export class VolleyballTimeline {
  #receipts = new Map<number, Receipt>()
  #ownRows: OwnRow[] = []
  #messages = 0
  #revision = 0
  #writer: RowWriter = this.#writerFor(UNNAMED)
  #written: WrittenRows | null = null

  /** What the rows come from: messages, and rows of our own. */
  get entries(): number {
    return this.#messages + this.#ownRows.length
  }

  get revision(): number {
    return this.#revision
  }

  /** What the teams are called from now on. */
  rename(names: MatchNames): void {
    this.#writer = this.#writerFor(names)
    this.#written = null
  }

  /** Call for every message before it is placed. For repeats, the first time counts. */
  received(sequenceId: number, receipt: Receipt): void {
    if (!this.#receipts.has(sequenceId)) this.#receipts.set(sequenceId, receipt)
  }

  placed(placed: readonly Placed<VolleyballState>[]): void {
    this.#messages += placed.length
    if (placed.some(({ isAppended }) => !isAppended)) this.#revision += 1
  }

  /** The match begins again from nothing; rows of our own stay, ahead of all that comes. */
  startAnew(): void {
    this.#receipts.clear()
    this.#ownRows = this.#ownRows.map(({ row }) => ({ afterActionId: null, row }))
    this.#messages = 0
    this.#revision += 1
    this.#written = null
  }

  note(match: VolleyballMatch, tone: 'note' | 'trouble', text: string, at: number): void {
    this.add(match, ownRow(tone, text, at))
  }

  /** A console row, placed after everything so far. */
  add({ timeline }: VolleyballMatch, row: RowDraft): void {
    this.#ownRows.push({ afterActionId: lastActionIdOf(timeline), row })
  }

  /** All rows in the order of play. */
  rows(match: VolleyballMatch): readonly TimelineRow[] {
    return this.#write(match).all
  }

  /** `count` rows from position `from` among those that pass the filter, in the order of play. */
  range(match: VolleyballMatch, filter: TimelineFilter, from: number, count: number): TimelineRange {
    const rows = this.#write(match)[filter]
    return {
      revision: this.#revision,
      entries: this.entries,
      length: rows.length,
      rows: rows.slice(from, from + count)
    }
  }

  /** Where the row of a message is among those that pass the filter; null where it is not. */
  place(match: VolleyballMatch, filter: TimelineFilter, seqNum: number): number | null {
    return placeOfMessage(this.#write(match)[filter], seqNum)
  }

  snapshot(): VolleyballTimelineSnapshot {
    return {
      receipts: new Map(this.#receipts),
      ownRows: [...this.#ownRows],
      messages: this.#messages,
      revision: this.#revision
    }
  }

  restore(snapshot: VolleyballTimelineSnapshot): void {
    this.#receipts = new Map(snapshot.receipts)
    this.#ownRows = [...snapshot.ownRows]
    this.#messages = snapshot.messages
    // The past changed: readers must reload rows.
    this.#revision = Math.max(this.#revision, snapshot.revision) + 1
    this.#written = null
  }

  #writerFor(names: MatchNames): RowWriter {
    return rowWriter(names, (sequenceId) => this.#receipts.get(sequenceId) ?? NEVER_RECEIVED)
  }

  #write({ timeline }: VolleyballMatch): WrittenRows['rows'] {
    const known = this.#written
    if (known?.timeline === timeline && known.ownRows === this.#ownRows.length) return known.rows
    const all = [...this.#writer(timeline, this.#ownRows)]
    const rows: Record<TimelineFilter, TimelineRow[]> = { all, points: [], 'big-points': [], trouble: [] }
    for (const filter of TIMELINE_FILTERS) if (filter !== 'all') rows[filter] = all.filter(PASSES[filter])
    this.#written = { timeline, ownRows: this.#ownRows.length, rows }
    return rows
  }
}

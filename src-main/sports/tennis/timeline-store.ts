import { INITIAL_COURT_STATE } from '@shared/sports/tennis/match/match-state'
import { foldEntry, rowsOfStep, type FoldStep, type JournalEntry } from '@shared/sports/tennis/match/journal'
import { placedRow } from '@shared/court/timeline-row'
import type { TimelineFilter, TimelineRow } from '@shared/court/timeline-row'
import { PASSES, placeOfMessage, type TimelineRange } from '../../match/timeline-filter'

/**
 * The rows of one court: append-only, but for a rebuild after a late packet, which raises the revision. Most courts
 * are watched on the wall, where nobody reads their rows: only when somebody does is the journal put in words.
 */
export class TimelineStore {
  #rows: TimelineRow[] = []
  #passing = nothingPasses()
  #journal: JournalEntry[] = []
  /** So many entries of the journal have their rows, and this is the court after them. */
  #worded = 0
  #state = INITIAL_COURT_STATE
  /** Since somebody has asked for rows, every new entry is put in words as it comes. */
  #isRead = false
  #firstIndex = 0
  #revision = 0

  /** How many journal entries the rows come from; grows with every packet. */
  get entries(): number {
    return this.#journal.length
  }

  get revision(): number {
    return this.#revision
  }

  get journal(): readonly JournalEntry[] {
    return this.#journal
  }

  append(step: FoldStep): void {
    this.#journal.push(step.entry)
    if (this.#isRead && this.#worded === this.#journal.length - 1) this.#word(step)
  }

  /** Another journal in place of the one so far. */
  rebuild(journal: readonly JournalEntry[]): void {
    this.#rows = []
    this.#passing = nothingPasses()
    this.#revision += 1
    this.#journal = [...journal]
    this.#worded = 0
    this.#state = INITIAL_COURT_STATE
    this.#firstIndex = 0
  }

  /** `count` rows from position `from` among those that pass the filter, oldest first. */
  range(filter: TimelineFilter, from: number, count: number): TimelineRange {
    this.#wordAll()
    const rows = this.#rowsOf(filter)
    return {
      revision: this.#revision,
      entries: this.entries,
      length: rows.length,
      rows: rows.slice(from, from + count)
    }
  }

  /** Where the row of a message is among those that pass the filter; null where it is not. */
  place(filter: TimelineFilter, seqNum: number): number | null {
    this.#wordAll()
    return placeOfMessage(this.#rowsOf(filter), seqNum)
  }

  /** Hands out the rows so far and lets go of them and of their entries: for who goes through a log once. */
  release(): readonly TimelineRow[] {
    this.#wordAll()
    const rows = this.#rows
    this.#firstIndex += rows.length
    this.#rows = []
    this.#passing = nothingPasses()
    this.#journal = []
    this.#worded = 0
    return rows
  }

  #wordAll(): void {
    this.#isRead = true
    while (this.#worded < this.#journal.length) {
      const entry = this.#journal[this.#worded]
      if (entry) this.#word(foldEntry(this.#state, entry))
    }
  }

  #word(step: FoldStep): void {
    this.#worded += 1
    this.#state = step.state
    for (const draft of rowsOfStep(step))
      this.#rows.push(placedRow(draft, this.#firstIndex + this.#rows.length))
  }

  /** Those that pass the filter: looked for when they are asked for, as most are never. */
  #rowsOf(filter: TimelineFilter): readonly TimelineRow[] {
    if (filter === 'all') return this.#rows
    const passing = this.#passing[filter]
    for (const row of this.#rows.slice(passing.asked)) if (PASSES[filter](row)) passing.rows.push(row)
    passing.asked = this.#rows.length
    return passing.rows
  }
}

interface Passing {
  readonly rows: TimelineRow[]
  /** So many rows have been asked whether they pass. */
  asked: number
}

const nothingPasses = (): Readonly<Record<Exclude<TimelineFilter, 'all'>, Passing>> => ({
  points: { rows: [], asked: 0 },
  'big-points': { rows: [], asked: 0 },
  trouble: { rows: [], asked: 0 }
})

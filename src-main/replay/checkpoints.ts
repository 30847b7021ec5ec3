/** Snapshots along a log, close enough that from one of them any position is soon reached. */
import type { BookSnapshot } from '../match/match-book'

export interface Checkpoint {
  /** Records applied. */
  readonly position: number
  readonly snapshot: BookSnapshot
}

/** A snapshot costs memory in proportion to the entries that its journal has: together no more than some 30 MB. */
const MOST_ENTRIES = 4_000_000
/** Work between two checkpoints that is done in a few hundredths of a second. */
const FIRST_RECORDS = 250
const FIRST_BYTES = 512 * 1024

export class Checkpoints {
  #checkpoints: Checkpoint[]
  #spacing = 1
  #records = 0
  #bytes = 0

  /** `start`: before the first record. */
  constructor(start: BookSnapshot) {
    this.#checkpoints = [{ position: 0, snapshot: start }]
  }

  /** Takes note of a record that was applied, and of a snapshot where enough has come since the last one. */
  note(position: number, bytes: number, snapshot: () => BookSnapshot): void {
    this.#records += 1
    this.#bytes += bytes
    if (this.#records < FIRST_RECORDS * this.#spacing && this.#bytes < FIRST_BYTES * this.#spacing) return
    this.#checkpoints.push({ position, snapshot: snapshot() })
    this.#records = 0
    this.#bytes = 0
    while (this.#entries > MOST_ENTRIES) this.#thinOut()
  }

  /** The last one at or before a position. */
  before(position: number): Checkpoint {
    const checkpoint = this.#checkpoints.findLast((each) => each.position <= position)
    if (checkpoint === undefined) throw new RangeError(`No position ${position}`)
    return checkpoint
  }

  get #entries(): number {
    return this.#checkpoints.reduce((sum, { snapshot }) => sum + snapshot.entries, 0)
  }

  /** The start always stays. */
  #thinOut(): void {
    this.#checkpoints = this.#checkpoints.filter((_, index) => index % 2 === 0)
    this.#spacing *= 2
  }
}

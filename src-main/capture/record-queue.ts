/**
 * The records between hand-over and disk, bounded in memory. A record is `waiting`, then `unsettled` (written, but not
 * yet known to survive a power cut), then gone. When the bound is reached the oldest waiting records give way and one
 * `lost` entry replaces them.
 */
import type { LostStretch } from '../records/lost-records'

export interface HeldRecord {
  readonly kind: 'record'
  /** Position in the order of hand-over. */
  readonly ticket: number
  readonly receivedAt: number
  readonly bytes: Uint8Array
}

export type QueueEntry = HeldRecord | { readonly kind: 'lost'; readonly stretch: LostStretch }

const isRecord = (entry: QueueEntry): entry is HeldRecord => entry.kind === 'record'

const stretchOf = (entry: QueueEntry): LostStretch =>
  entry.kind === 'lost'
    ? entry.stretch
    : { count: 1, firstReceivedAt: entry.receivedAt, lastReceivedAt: entry.receivedAt }

const join = (earlier: LostStretch, later: LostStretch): LostStretch => ({
  count: earlier.count + later.count,
  firstReceivedAt: earlier.firstReceivedAt,
  lastReceivedAt: later.lastReceivedAt
})

/** The stretch that entries and what came before them cover together; null when there is nothing. */
export const joinStretches = (
  before: LostStretch | null,
  entries: readonly QueueEntry[]
): LostStretch | null =>
  entries.map(stretchOf).reduce<LostStretch | null>((sum, next) => (sum ? join(sum, next) : next), before)

const bytesOf = (entries: readonly QueueEntry[]): number =>
  entries.reduce((sum, entry) => sum + (isRecord(entry) ? entry.bytes.length : 0), 0)

export class RecordQueue {
  readonly #limitBytes: number
  #waiting: QueueEntry[] = []
  #unsettled: QueueEntry[] = []
  #heldBytes = 0
  #unsettledBytes = 0

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes
  }

  get hasWaiting(): boolean {
    return this.#waiting.length > 0
  }

  get hasUnsettled(): boolean {
    return this.#unsettled.length > 0
  }

  get unsettledBytes(): number {
    return this.#unsettledBytes
  }

  /** Whether a record up to and including this ticket is not yet settled. */
  holdsUpTo(ticket: number): boolean {
    const oldest = this.#unsettled.find(isRecord) ?? this.#waiting.find(isRecord)
    return oldest !== undefined && oldest.ticket <= ticket
  }

  push(record: HeldRecord): void {
    this.#waiting.push(record)
    this.#heldBytes += record.bytes.length
    if (this.#heldBytes > this.#limitBytes) this.#dropOldest()
  }

  /** Notes that records which had been settled are gone after all. */
  pushLostInFront(stretch: LostStretch): void {
    this.#waiting.unshift({ kind: 'lost', stretch })
  }

  /** Takes waiting entries in order, at least one and no more than `maxBytes` together; they are unsettled now. */
  take(maxBytes: number): readonly QueueEntry[] {
    let bytes = 0
    let count = 0
    for (const entry of this.#waiting) {
      const length = isRecord(entry) ? entry.bytes.length : 0
      if (count > 0 && bytes + length > maxBytes) break
      bytes += length
      count++
    }
    const taken = this.#waiting.splice(0, count)
    this.#unsettled.push(...taken)
    this.#unsettledBytes += bytes
    return taken
  }

  /** Forgets the unsettled entries: they are safely on the disk. Returns them. */
  settle(): readonly QueueEntry[] {
    const settled = this.#unsettled
    this.#heldBytes -= this.#unsettledBytes
    this.#unsettled = []
    this.#unsettledBytes = 0
    return settled
  }

  /** Puts the newest `count` unsettled entries back in front: they have to be written again. */
  restore(count = this.#unsettled.length): void {
    const restored = this.#unsettled.splice(this.#unsettled.length - count)
    this.#waiting = [...restored, ...this.#waiting]
    this.#unsettledBytes -= bytesOf(restored)
  }

  /** The newest record stays in any case: it may be larger than the bound and the disk may be in best health. */
  #dropOldest(): void {
    const newest = this.#waiting.length - 1
    let dropped = 0
    let count = 0
    for (const entry of this.#waiting.slice(0, newest)) {
      // A following `lost` entry is merged, so that one gap is never reported in two pieces.
      if (isRecord(entry) && this.#heldBytes - dropped <= this.#limitBytes) break
      dropped += isRecord(entry) ? entry.bytes.length : 0
      count++
    }
    const stretch = joinStretches(null, this.#waiting.splice(0, count))
    if (stretch) this.pushLostInFront(stretch)
    this.#heldBytes -= dropped
  }
}

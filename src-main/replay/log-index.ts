/** Random access to the records of a log by their position, as far as the log has been read. */
import path from 'node:path'
import { fail, succeed, type Result } from '@shared/result'
import type { Log, PlacedRecord } from '../logs/log'
import { nextPartOf, presentPathOf } from '../logs/log-files'
import { openLog } from '../logs/open-log'
import type { FileSystem } from '../platform/files'
import type { LogRecord } from '../records/log-record'
import { sportOfFeeds } from '../sports/sport-of'
import type { Sport } from '../sports/sport'

interface OpenPart {
  filePath: string
  readonly log: Log
}

/** All of a record but its bytes. */
interface IndexEntry extends Omit<PlacedRecord, 'bytes'> {
  readonly part: number
}

/** Records that are read in one go are no more than these bytes, but for a single one that is larger. */
const BATCH_BYTES = 2 * 1024 * 1024

export class LogIndex {
  readonly #files: FileSystem
  readonly #parts: OpenPart[]
  readonly #entries: IndexEntry[] = []
  readonly #feeds = new Set<string>()
  /** The part that is being read. */
  #reading = 0

  constructor(files: FileSystem, parts: readonly OpenPart[]) {
    this.#files = files
    this.#parts = [...parts]
  }

  /** Opens the files of one log, in order. The error says why one cannot be opened, and which one. */
  static async open(files: FileSystem, paths: readonly string[]): Promise<Result<LogIndex, string>> {
    const parts: OpenPart[] = []
    for (const filePath of paths) {
      const log = await openLog(files, filePath)
      if (log.ok) parts.push({ filePath, log: log.value })
      else {
        await Promise.all(parts.map((part) => part.log.close()))
        return fail(`${path.basename(filePath)} cannot be opened: ${log.error}`)
      }
    }
    return succeed(new LogIndex(files, parts))
  }

  /** Records, as far as they have been read. */
  get length(): number {
    return this.#entries.length
  }

  /** Steady time of the first and the last record; 0 while there is none. */
  get startMs(): number {
    return this.#entries[0]?.steadyAt ?? 0
  }

  get endMs(): number {
    return this.#entries.at(-1)?.steadyAt ?? 0
  }

  /** Empty while no record has been read. */
  get eventId(): string {
    return this.#entries[0]?.eventId ?? ''
  }

  /** As far as the log has been read. */
  hasFeed(feed: string): boolean {
    return this.#feeds.has(feed)
  }

  /** The sport of its feeds; the first of the list while no record of a known feed has been read. */
  get sport(): Sport {
    return sportOfFeeds([...this.#feeds])
  }

  /** It has nothing but packets: nothing in it tells what the console made of them. */
  get isRecording(): boolean {
    return this.#parts[0]?.log.kind === 'recording'
  }

  /** The log has been read to its end, and nothing will be appended. */
  get isComplete(): boolean {
    return this.#reading >= this.#parts.length
  }

  /** Of all its parts. */
  get filePaths(): readonly string[] {
    return this.#parts.map(({ filePath }) => filePath)
  }

  /** What of the log cannot be read, in words; empty when all can. While a part is written, its end may be half a record. */
  get problem(): string {
    const problems = this.#parts.map(({ log }) => (log.isComplete ? log.problem : ''))
    return problems.find((problem) => problem !== '') ?? ''
  }

  /** How many records had come by this steady time. */
  positionAt(atMs: number): number {
    let low = 0
    let high = this.#entries.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#entries[middle]?.steadyAt ?? 0) <= atMs) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Steady time of the last record before this position; of the first record for position 0. */
  timeAt(position: number): number {
    return this.#entries[Math.max(0, position - 1)]?.steadyAt ?? 0
  }

  /** Reads the log further and gives the records that were found; none when there are none for now. */
  async readOn(): Promise<readonly LogRecord[]> {
    for (;;) {
      const log = this.#parts[this.#reading]?.log
      if (log === undefined) return []
      // Asked before reading, so that the last records of a part are read before the next one begins.
      const goesOn = await this.#hasNextPart()
      const found = await log.readOn()
      if (found.length > 0) return found.map((record) => this.#add(record))
      if (!log.isComplete && !goesOn) return []
      await this.#renamePart(this.#reading)
      this.#reading += 1
    }
  }

  /** Records from a position on, at least one and not behind `to`; as many as are read in one go. */
  async read(from: number, to: number): Promise<readonly LogRecord[]> {
    const batch: IndexEntry[] = []
    let bytes = 0
    for (let position = from; position < to; position += 1) {
      const entry = this.#entries[position]
      if (entry === undefined || entry.part !== (batch[0] ?? entry).part) break
      bytes += entry.dataBytes
      if (batch.length > 0 && bytes > BATCH_BYTES) break
      batch.push(entry)
    }
    const [first] = batch
    const log = first && this.#parts[first.part]?.log
    if (log === undefined) return []
    const contents = await log.read(batch)
    return batch.map((entry, index) => ({ ...entry, bytes: contents[index] ?? new Uint8Array() }))
  }

  async close(): Promise<void> {
    await Promise.all(this.#parts.map(({ log }) => log.close()))
  }

  /** Opens the next part of a log that is being written as soon as there is one. */
  async #hasNextPart(): Promise<boolean> {
    if (this.#reading < this.#parts.length - 1) return true
    const last = this.#parts.at(-1)
    const filePath = last && (await nextPartOf(this.#files, last.filePath))
    if (typeof filePath !== 'string') return false
    const log = await openLog(this.#files, filePath)
    if (!log.ok) throw new Error(log.error)
    this.#parts.push({ filePath, log: log.value })
    return true
  }

  async #renamePart(index: number): Promise<void> {
    const open = this.#parts[index]
    if (open !== undefined) open.filePath = await presentPathOf(this.#files, open.filePath)
  }

  #add(record: PlacedRecord): LogRecord {
    const { feed, eventId, channel, bytes, receivedAt, chunkAt, dataAt, dataBytes } = record
    this.#feeds.add(feed)
    // Parts have clocks of their own; time must not run back where one ends and the next begins.
    const steadyAt = Math.max(record.steadyAt, this.endMs)
    const part = this.#reading
    this.#entries.push({ feed, eventId, channel, receivedAt, steadyAt, chunkAt, dataAt, dataBytes, part })
    return { feed, eventId, channel, bytes, receivedAt, steadyAt }
  }
}

/** Random access to the records of a log by their position, as far as the log has been read. */
import path from 'node:path'
import { fail, succeed, type Result } from '@shared/result'
import type { OpenFile, FileSystem } from '../platform/files'
import { decompressHandlers } from '../capture/compression'
import { isCaptureFile, RecordAccess } from '../capture/record-access'
import type { MessagePlace } from '../capture/record-places'
import { placeOfTopic, type LogRecord } from '../records/log-record'
import { sportOfFeeds } from '../sports/list'
import type { Sport } from '../sports/sport'
import { CapturePart } from './capture-part'
import { nextPartOf, presentPathOf } from './log-files'
import type { LogPart, PlacedRecord } from './log-part'
import { RecordingPart } from './recording-part'

type RecordKind = Pick<LogRecord, 'feed' | 'eventId' | 'channel'>

interface OpenPart {
  filePath: string
  readonly part: LogPart
}

interface IndexEntry extends MessagePlace {
  readonly part: number
  readonly kind: RecordKind
  readonly receivedAt: number
  readonly steadyAt: number
}

/** Records that are read in one go are no more than these bytes, but for a single one that is larger. */
const BATCH_BYTES = 2 * 1024 * 1024

/** As many bytes as tell whether a file is a recording. */
const HEAD_BYTES = 256

export class LogIndex {
  readonly #files: FileSystem
  readonly #parts: OpenPart[]
  readonly #entries: IndexEntry[] = []
  readonly #kinds = new Map<string, RecordKind>()
  /** The part that is being read. */
  #reading = 0

  constructor(files: FileSystem, parts: readonly OpenPart[]) {
    this.#files = files
    this.#parts = [...parts]
  }

  /** Opens the files of one log, in order. The error says why it cannot be opened, and which file it is. */
  static async open(files: FileSystem, paths: readonly string[]): Promise<Result<LogIndex, string>> {
    const parts: OpenPart[] = []
    for (const filePath of paths) {
      try {
        parts.push({ filePath, part: await openPart(files, filePath) })
      } catch (error) {
        await Promise.all(parts.map(({ part }) => part.close()))
        return fail(`${path.basename(filePath)} cannot be opened: ${messageOf(error)}`)
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
    return this.#entries[0]?.kind.eventId ?? ''
  }

  /** As far as the log has been read. */
  hasFeed(feed: string): boolean {
    return [...this.#kinds.values()].some((kind) => kind.feed === feed)
  }

  /** The sport of its feeds; the first of the list while no record of a known feed has been read. */
  get sport(): Sport {
    return sportOfFeeds([...this.#kinds.values()].map(({ feed }) => feed))
  }

  /** It has nothing but packets: nothing in it tells what the console made of them. */
  get isRecording(): boolean {
    return this.#parts[0]?.part.isRecording ?? false
  }

  /** The log has been read to its end, and nothing will be appended. */
  get isComplete(): boolean {
    return this.#reading >= this.#parts.length
  }

  /** Of all its parts. */
  get filePaths(): readonly string[] {
    return this.#parts.map(({ filePath }) => filePath)
  }

  /** What of the log cannot be read, in words; empty when all can. */
  get problem(): string {
    return this.#parts.map(({ part }) => part.problem).find((problem) => problem !== '') ?? ''
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
      const part = this.#parts[this.#reading]?.part
      if (part === undefined) return []
      // Asked before reading, so that the last records of a part are read before the next one begins.
      const goesOn = await this.#hasNextPart()
      const found = await part.readOn()
      if (found.length > 0) return found.map((record) => this.#add(record))
      if (!part.isComplete && !goesOn) return []
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
    const part = first && this.#parts[first.part]?.part
    if (part === undefined) return []
    const contents = await part.read(batch)
    return batch.map(({ kind, receivedAt, steadyAt }, index) => ({
      ...kind,
      receivedAt,
      steadyAt,
      bytes: contents[index] ?? new Uint8Array()
    }))
  }

  async close(): Promise<void> {
    await Promise.all(this.#parts.map(({ part }) => part.close()))
  }

  /** Opens the next part of a log that is being written as soon as there is one. */
  async #hasNextPart(): Promise<boolean> {
    if (this.#reading < this.#parts.length - 1) return true
    const last = this.#parts.at(-1)
    const filePath = last && (await nextPartOf(this.#files, last.filePath))
    if (typeof filePath !== 'string') return false
    this.#parts.push({ filePath, part: await openPart(this.#files, filePath) })
    return true
  }

  async #renamePart(index: number): Promise<void> {
    const open = this.#parts[index]
    if (open !== undefined) open.filePath = await presentPathOf(this.#files, open.filePath)
  }

  #add({ topic, bytes, chunkAt, dataAt, dataBytes, receivedAt, steadyAt: at }: PlacedRecord): LogRecord {
    const kind = this.#kinds.get(topic) ?? placeOfTopic(topic)
    this.#kinds.set(topic, kind)
    // Parts have clocks of their own; time must not run back where one ends and the next begins.
    const steadyAt = Math.max(at, this.endMs)
    this.#entries.push({ part: this.#reading, kind, chunkAt, dataAt, dataBytes, receivedAt, steadyAt })
    return { ...kind, receivedAt, steadyAt, bytes }
  }
}

/** Rejects when the file cannot be opened, or is no log. */
async function openPart(files: FileSystem, filePath: string): Promise<LogPart> {
  const file = await files.openToRead(filePath)
  try {
    if (await isCaptureFile(file))
      return new CapturePart(new RecordAccess(file, decompressHandlers), files, filePath)
    if (!(await isRecording(file))) throw new Error('It is neither a capture nor a recording of packets.')
    const eventId = path.basename(filePath, path.extname(filePath))
    return new RecordingPart(file, eventId)
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Every line of a recording is a JSON object. */
async function isRecording(file: OpenFile): Promise<boolean> {
  const head = Buffer.alloc(HEAD_BYTES)
  const count = await file.read(head, 0)
  return /^\uFEFF?\s*\{\s*"/.test(head.toString('utf8', 0, count))
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

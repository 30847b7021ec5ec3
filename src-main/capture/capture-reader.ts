/** Reads any capture file front to back, sealed or not, whole or torn, in bounded memory. */
import { McapConstants, McapStreamReader, type McapTypes } from '@mcap/core'
import { fail, succeed, type Result } from '@shared/result'
import type { OpenFile, FileSystem } from '../platform/files'
import { readLengthAt, readMillisecondsAt, toMilliseconds } from './capture-records'
import { decompressHandlers } from './compression'
import {
  endOfRecord,
  isIndex,
  joined,
  MESSAGE_HEAD_BYTES,
  OPCODE,
  RECORD_PREFIX_BYTES,
  runOf,
  unpackedChunk,
  type Run
} from './record-run'

/** So few that reading a log of hours leaves the main process free in between. */
const READ_BYTES = 64 * 1024
/** Messages are read by threads and tools that have nothing else to do. */
const READ_MESSAGES_BYTES = 256 * 1024
const MAGIC_BYTES = McapConstants.MCAP_MAGIC.length
const NO_BYTES: Uint8Array = new Uint8Array()
/** MCAP leaves operation codes from here on to other programs; unknown ones below mean damage. */
const FIRST_PRIVATE_OPCODE = 0x80

export interface CapturedMessage {
  readonly topic: string
  readonly bytes: Uint8Array
  /** UTC in milliseconds. */
  readonly receivedAt: number
  /** UTC in milliseconds at the start of the log plus the time since, by a clock that nobody sets. */
  readonly steadyAt: number
}

export interface CaptureReport {
  /**
   * `sealed`: whole, with its footer. `unsealed`: whole records, no footer. `torn`: the last record is incomplete.
   * `damaged`: something that is no record. `unreadable`: the disk failed.
   */
  readonly ending: 'sealed' | 'unsealed' | 'torn' | 'damaged' | 'unreadable'
  readonly messages: number
  /** From the start of the file, as whole records. */
  readonly readableBytes: number
  /** The rest of the file, which was left out. */
  readonly cutBytes: number
  /** What was found where reading stopped; empty when the file is whole. */
  readonly detail: string
}

/** `withChunks`: `records` gives the chunks too, before what is in them. The error says why the file cannot be opened. */
export async function openCapture(
  files: FileSystem,
  filePath: string,
  { withChunks = false } = {}
): Promise<Result<CaptureReader, string>> {
  try {
    const file = await files.openToRead(filePath)
    return succeed(new CaptureReader(file, await file.size(), withChunks))
  } catch (error) {
    return fail(`The capture ${filePath} cannot be opened: ${messageOf(error)}`)
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export class CaptureReader {
  readonly #file: OpenFile
  readonly #size: number
  readonly #stream: McapStreamReader
  readonly #topics = new Map<number, string>()
  #closed = false
  #fedBytes = 0
  /** How far into the file the bytes reach that the stream reader was given. */
  #streamedBytes = 0
  /** While messages are read: the begin of the record that the next block completes. */
  #rest = NO_BYTES
  #footerIsReached = false
  #readableBytes = 0
  #messages = 0
  #ending: CaptureReport['ending'] = 'unsealed'
  #detail = ''

  constructor(file: OpenFile, size: number, withChunks = false) {
    this.#file = file
    this.#size = size
    this.#stream = new McapStreamReader({ decompressHandlers, includeChunks: withChunks })
  }

  /** Every frame and connection event in file order. Never throws; `report` tells how it ended. */
  async *messages(): AsyncGenerator<CapturedMessage, void> {
    for await (const block of this.messageBlocks()) yield* block
  }

  /** The same, many at a time: waiting for every single one takes longer than reading it. */
  async *messageBlocks(): AsyncGenerator<readonly CapturedMessage[], void> {
    for await (const found of this.#blocks(READ_MESSAGES_BYTES, (bytes) => this.#messagesIn(bytes)))
      yield* found
  }

  /** Every record, those inside chunks too. Can be read once; closes the file at its end. */
  async *records(): AsyncGenerator<McapTypes.TypedMcapRecord, void> {
    for await (const block of this.#blocks(READ_BYTES, (bytes) => this.#recordsIn(bytes))) yield* block
  }

  /** What was taken from each block must be read to its end before the next one is asked for. */
  async *#blocks<Taken>(byteCount: number, take: (bytes: Uint8Array) => Taken): AsyncGenerator<Taken, void> {
    let next = this.#read(0, byteCount)
    try {
      for (let bytes = await next; bytes.length > 0; bytes = await next) {
        this.#fedBytes += bytes.length
        // The disk reads the next block while this one is taken.
        next = this.#read(this.#fedBytes, byteCount)
        yield take(bytes)
        if (this.#ending !== 'unsealed' || (await this.#nextRecordIsCut())) break
      }
    } catch (error) {
      this.#stop('unreadable', messageOf(error))
    } finally {
      await Promise.allSettled([next])
      await this.close()
    }
    if (this.#ending === 'unsealed' && this.#readableBytes < this.#size) {
      this.#stop('torn', 'The last record is incomplete.')
    }
  }

  *#recordsIn(bytes: Uint8Array): Generator<McapTypes.TypedMcapRecord, void> {
    this.#stream.append(bytes)
    this.#streamedBytes = this.#fedBytes
    for (let record = this.#next(); record; record = this.#next()) yield record
  }

  /**
   * Nearly everything in a log is messages of known channels: they are found here, without a copy of their bytes and
   * without BigInts. All else is left to the stream reader, which says what is wrong with it.
   */
  *#messagesIn(block: Uint8Array): Generator<readonly CapturedMessage[], void> {
    const run = runOf(joined(this.#rest, block))
    const { bytes, view } = run
    const bytesAt = this.#fedBytes - bytes.length
    let found: CapturedMessage[] = []
    let at = 0
    if (bytesAt === 0 && bytes.length >= MAGIC_BYTES) {
      at = MAGIC_BYTES
      this.#leaveToStream(bytes.subarray(0, at), at, found)
    }
    while (this.#isAmongRecords() && at + RECORD_PREFIX_BYTES <= bytes.length) {
      const end = endOfRecord(view, at)
      const isWhole = end <= bytes.length
      // A length that no file can have is damage, and no reason to wait for more.
      if (!isWhole && end <= Number.MAX_SAFE_INTEGER) break
      const opcode = view.getUint8(at)
      const records = isWhole && opcode === OPCODE.chunk ? unpackedChunk(run, at, end) : null
      if (records === null) this.#take(run, at, end, bytesAt + end, found)
      else {
        yield found
        found = []
        this.#takeChunk(records, bytesAt + end, found)
      }
      this.#footerIsReached = opcode === OPCODE.footer
      at = end
    }
    this.#rest = bytes.subarray(at)
    if (this.#footerIsReached) {
      // What follows is no record but the end of the file.
      this.#leaveToStream(this.#rest, this.#fedBytes, found)
      this.#rest = NO_BYTES
    }
    yield found
  }

  /** What is in a chunk is read as if it stood outside. `endsAt`: where the chunk ends in the file. */
  #takeChunk(records: Run, endsAt: number, found: CapturedMessage[]): void {
    for (let at = 0; this.#isAmongRecords() && at < records.bytes.length;) {
      const end = endOfRecord(records.view, at)
      this.#take(records, at, end, endsAt, found)
      at = end
    }
  }

  /** One record. `endsAt`: where it ends in the file. */
  #take({ bytes, view }: Run, at: number, end: number, endsAt: number, found: CapturedMessage[]): void {
    const contentAt = at + RECORD_PREFIX_BYTES
    const opcode = view.getUint8(at)
    const topic =
      opcode === OPCODE.message && end <= bytes.length ? this.#topicAt(view, contentAt, end) : undefined
    if (topic !== undefined) {
      found.push({
        topic,
        bytes: bytes.subarray(contentAt + MESSAGE_HEAD_BYTES, end),
        receivedAt: readMillisecondsAt(view, contentAt + 6),
        steadyAt: readMillisecondsAt(view, contentAt + 14)
      })
      this.#messages += 1
      this.#readableBytes = endsAt
    } else if (opcode === OPCODE.index && isIndex(view, contentAt, end)) this.#readableBytes = endsAt
    else this.#leaveToStream(bytes.subarray(at, end), endsAt, found)
  }

  #isAmongRecords(): boolean {
    return this.#ending === 'unsealed' && !this.#footerIsReached
  }

  /** Of the message whose content stands there; none for one that is too short or of a channel that is not known. */
  #topicAt(view: DataView, contentAt: number, end: number): string | undefined {
    return end - contentAt < MESSAGE_HEAD_BYTES
      ? undefined
      : this.#topics.get(view.getUint16(contentAt, true))
  }

  /** `endsAt`: where these bytes end in the file. */
  #leaveToStream(bytes: Uint8Array, endsAt: number, found: CapturedMessage[]): void {
    if (this.#ending !== 'unsealed') return
    this.#stream.append(bytes)
    this.#streamedBytes = endsAt
    for (let record = this.#next(); record; record = this.#next()) {
      if (record.type !== 'Message') continue
      found.push({
        topic: this.#topics.get(record.channelId) ?? '',
        bytes: record.data,
        receivedAt: toMilliseconds(record.logTime),
        steadyAt: toMilliseconds(record.publishTime)
      })
    }
  }

  /** Final once the messages or records have been read to their end. */
  report(): CaptureReport {
    return {
      ending: this.#ending,
      messages: this.#messages,
      readableBytes: this.#readableBytes,
      cutBytes: this.#size - this.#readableBytes,
      detail: this.#detail
    }
  }

  /** For a caller that stops early; may be called again. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    try {
      await this.#file.close()
    } catch {
      // Nothing was written, so nothing can be lost.
    }
  }

  /** Bytes of the file from there on; none at its end. A failure is told to who waits for them, whenever that is. */
  #read(from: number, byteCount: number): Promise<Uint8Array> {
    const block = new Uint8Array(Math.min(byteCount, this.#size - from))
    if (block.length === 0) return Promise.resolve(block)
    const read = this.#file.read(block, from).then((count) => block.subarray(0, count))
    read.catch(() => undefined)
    return read
  }

  #next(): McapTypes.TypedMcapRecord | null {
    try {
      const record = this.#stream.nextRecord()
      if (!record) return null
      if (record.type === 'Unknown' && record.opcode < FIRST_PRIVATE_OPCODE) {
        throw new Error(`No record has the operation code ${record.opcode}.`)
      }
      this.#readableBytes = this.#streamedBytes - this.#stream.bytesRemaining()
      if (record.type === 'Channel') this.#topics.set(record.id, record.topic)
      if (record.type === 'Message') this.#messages += 1
      if (this.#stream.done()) this.#ending = 'sealed'
      return record
    } catch (error) {
      this.#stop('damaged', messageOf(error))
      return null
    }
  }

  /** Whether the record that is next says to be longer than the file: then nothing more needs to be read. */
  async #nextRecordIsCut(): Promise<boolean> {
    const start = this.#fedBytes - this.#rest.length - this.#stream.bytesRemaining()
    let prefix = this.#rest
    if (prefix.length < RECORD_PREFIX_BYTES) {
      prefix = new Uint8Array(RECORD_PREFIX_BYTES)
      if ((await this.#file.read(prefix, start)) < RECORD_PREFIX_BYTES) return false
    }
    const length = readLengthAt(new DataView(prefix.buffer, prefix.byteOffset), 1)
    return start + RECORD_PREFIX_BYTES + length > this.#size
  }

  #stop(ending: CaptureReport['ending'], detail: string): void {
    this.#ending = ending
    this.#detail = detail
  }
}

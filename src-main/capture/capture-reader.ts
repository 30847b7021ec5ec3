/** Reads any capture file front to back, sealed or not, whole or torn, in bounded memory. */
import { McapStreamReader, type McapTypes } from '@mcap/core'
import { fail, succeed, type Result } from '@shared/result'
import type { CaptureFile, CaptureFileSystem } from './capture-files'
import { toMilliseconds } from './capture-records'
import { decompressHandlers } from './compression'

/** So few that reading a log of hours leaves the main process free in between. */
const READ_BYTES = 64 * 1024
/** Operation code and length in front of every record. */
const RECORD_PREFIX_BYTES = 9
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
  files: CaptureFileSystem,
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
  readonly #file: CaptureFile
  readonly #size: number
  readonly #stream: McapStreamReader
  readonly #topics = new Map<number, string>()
  #closed = false
  #fedBytes = 0
  #readableBytes = 0
  #messages = 0
  #ending: CaptureReport['ending'] = 'unsealed'
  #detail = ''

  constructor(file: CaptureFile, size: number, withChunks = false) {
    this.#file = file
    this.#size = size
    this.#stream = new McapStreamReader({ decompressHandlers, includeChunks: withChunks })
  }

  /** Every frame and connection event in file order. Never throws; `report` tells how it ended. */
  async *messages(): AsyncGenerator<CapturedMessage, void> {
    for await (const block of this.messageBlocks()) yield* block
  }

  /** The same, a block of the file at a time: waiting for every single one takes longer than reading it. */
  async *messageBlocks(): AsyncGenerator<Iterable<CapturedMessage>, void> {
    for await (const block of this.#blocks()) yield this.#messagesOf(block)
  }

  /** Every record, those inside chunks too. Can be read once; closes the file at its end. */
  async *records(): AsyncGenerator<McapTypes.TypedMcapRecord, void> {
    for await (const block of this.#blocks()) yield* block
  }

  /** Each block must be read to its end before the next one is asked for. */
  async *#blocks(): AsyncGenerator<Iterable<McapTypes.TypedMcapRecord>, void> {
    try {
      while (await this.#feed()) {
        yield this.#block()
        if (this.#ending !== 'unsealed' || (await this.#nextRecordIsCut())) break
      }
    } catch (error) {
      this.#stop('unreadable', messageOf(error))
    } finally {
      await this.close()
    }
    if (this.#ending === 'unsealed' && this.#readableBytes < this.#size) {
      this.#stop('torn', 'The last record is incomplete.')
    }
  }

  *#block(): Generator<McapTypes.TypedMcapRecord, void> {
    for (let record = this.#next(); record; record = this.#next()) yield record
  }

  *#messagesOf(block: Iterable<McapTypes.TypedMcapRecord>): Generator<CapturedMessage, void> {
    for (const record of block) {
      if (record.type !== 'Message') continue
      const topic = this.#topics.get(record.channelId) ?? ''
      yield {
        topic,
        bytes: record.data,
        receivedAt: toMilliseconds(record.logTime),
        steadyAt: toMilliseconds(record.publishTime)
      }
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

  async #feed(): Promise<boolean> {
    const block = new Uint8Array(Math.min(READ_BYTES, this.#size - this.#fedBytes))
    if (block.length === 0) return false
    const count = await this.#file.read(block, this.#fedBytes)
    this.#stream.append(block.subarray(0, count))
    this.#fedBytes += count
    return count > 0
  }

  #next(): McapTypes.TypedMcapRecord | null {
    try {
      const record = this.#stream.nextRecord()
      if (!record) return null
      if (record.type === 'Unknown' && record.opcode < FIRST_PRIVATE_OPCODE) {
        throw new Error(`No record has the operation code ${record.opcode}.`)
      }
      this.#readableBytes = this.#fedBytes - this.#stream.bytesRemaining()
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
    const start = this.#fedBytes - this.#stream.bytesRemaining()
    const prefix = new Uint8Array(RECORD_PREFIX_BYTES)
    if ((await this.#file.read(prefix, start)) < RECORD_PREFIX_BYTES) return false
    const length = new DataView(prefix.buffer).getBigUint64(1, true)
    return BigInt(start + RECORD_PREFIX_BYTES) + length > BigInt(this.#size)
  }

  #stop(ending: CaptureReport['ending'], detail: string): void {
    this.#ending = ending
    this.#detail = detail
  }
}

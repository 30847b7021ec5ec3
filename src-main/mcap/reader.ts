/** Reads an MCAP file front to back: sealed or not, whole or torn, also while it grows, in bounded memory. */
import type { ReadableFile } from '../platform/files'
import { isIntact, unpackChunk, type ChunkHead } from './chunk'
import {
  endOfRecord,
  isKnownOpcode,
  isMagic,
  isPrivateOpcode,
  MAGIC,
  MESSAGE_HEAD_BYTES,
  millisecondsAt,
  OPCODE,
  PREFIX_BYTES,
  runOf,
  type Run
} from './layout'
import type { MessagePlace } from './message-places'
import { decodeRecord, isSameChannel, type Channel, type PlainRecord } from './record'
import { RecordBlocks, type RecordBlock } from './record-blocks'

export interface Message extends MessagePlace {
  readonly kind: 'message'
  readonly channel: Channel
  readonly sequence: number
  /** UTC in milliseconds, exact to the microsecond. */
  readonly logTimeMs: number
  readonly publishTimeMs: number
  /** A part of what was read in one go: keeping it keeps all of that. */
  readonly bytes: Uint8Array
}

/** A chunk comes before the records in it. */
export type McapRecord = Message | ChunkHead | PlainRecord

export interface ReadingReport {
  /**
   * `sealed`: whole, with its footer. `unsealed`: whole records, no footer. `torn`: the last record is incomplete.
   * `damaged`: what follows is no record.
   */
  readonly ending: 'sealed' | 'unsealed' | 'torn' | 'damaged'
  readonly messages: number
  /** From the start of the file, as whole records. */
  readonly readableBytes: number
  /** The rest of the file. */
  readonly cutBytes: number
  /** Of a damaged file: what was found where reading stopped. */
  readonly detail: string
}

/** Where records come from: a block of the file, or a chunk. `at`: of its first byte, in the file or in the chunk. */
interface Source extends Run {
  readonly at: number
  /** Where the chunk begins in the file; null for a block. */
  readonly chunkAt: number | null
}

/** Kinds of records that a chunk may hold. */
const IN_CHUNKS: ReadonlySet<number> = new Set([OPCODE.schema, OPCODE.channel, OPCODE.message])

export class McapReader {
  readonly #file: ReadableFile
  readonly #blocks: RecordBlocks
  readonly #channels = new Map<number, Channel>()
  /** Not taken to its end yet. */
  #block: Source | null = null
  /** Everything before has been read. */
  #at = 0
  #ending: 'open' | 'sealed' | 'damaged' = 'open'
  #hasHeader = false
  #messages = 0
  #detail = ''

  constructor(file: ReadableFile) {
    this.#file = file
    this.#blocks = new RecordBlocks(file)
  }

  /** How far the file has been read, and how it ends as far as that is known. */
  get report(): ReadingReport {
    const cutBytes = this.#blocks.size - this.#at
    const ofOpen = cutBytes === 0 ? 'unsealed' : 'torn'
    return {
      ending: this.#ending === 'open' ? ofOpen : this.#ending,
      messages: this.#messages,
      readableBytes: this.#at,
      cutBytes,
      detail: this.#detail
    }
  }

  /**
   * The next records: many at once, but those of one chunk at most, as decompressing takes time. None when no further
   * whole record is there for now. Rejects when the disk fails.
   */
  async readOn(): Promise<readonly McapRecord[]> {
    const found: McapRecord[] = []
    while (found.length === 0 && this.#ending === 'open') {
      this.#block ??= sourceOf(await this.#blocks.next())
      if (this.#block === null) break
      try {
        this.#take(this.#block, found)
      } catch (error) {
        this.#ending = 'damaged'
        this.#detail = error instanceof Error ? error.message : String(error)
      }
    }
    return found
  }

  /** All records to the end of the file, many at a time; closes the file at the end. Rejects when the disk fails. */
  async *blocks(): AsyncGenerator<readonly McapRecord[], void> {
    try {
      for (let block = await this.readOn(); block.length > 0; block = await this.readOn()) yield block
    } finally {
      await this.close()
    }
  }

  async close(): Promise<void> {
    await this.#blocks.settle()
    await this.#file.close()
  }

  #take(block: Source, found: McapRecord[]): void {
    const { at: blockAt, bytes, view } = block
    if (blockAt === 0) this.#takeMagic(bytes)
    const blockEnd = blockAt + bytes.length
    for (let isChunk = false; !isChunk && this.#at < blockEnd && this.#ending === 'open';) {
      const from = this.#at - blockAt
      const to = endOfRecord(view, from)
      if (to > bytes.length) throw new Error('A record claims to be longer than any file.')
      isChunk = view.getUint8(from) === OPCODE.chunk
      if (isChunk) this.#takeChunk(bytes.subarray(from + PREFIX_BYTES, to), this.#at, found)
      else this.#takeRecord(block, from, to, found)
      this.#at = blockAt + to
    }
    if (this.#ending === 'sealed' && this.#at < this.#blocks.size)
      throw new Error(`${this.#blocks.size - this.#at} bytes follow the end of the file.`)
    if (this.#at === blockEnd) this.#block = null
  }

  #takeMagic(bytes: Uint8Array): void {
    if (!isMagic(bytes)) throw new Error('The file does not begin as MCAP files do.')
    this.#at = MAGIC.length
  }

  #takeChunk(content: Uint8Array, chunkAt: number, found: McapRecord[]): void {
    const unpacked = unpackChunk(content, chunkAt)
    if (!isIntact(unpacked)) throw new Error('The checksum of a chunk is wrong.')
    const { head, records } = unpacked
    found.push(head)
    const chunk: Source = { ...runOf(records), at: 0, chunkAt }
    for (let from = 0; from < records.length;) {
      if (from + PREFIX_BYTES > records.length) throw new Error('A chunk ends in the middle of a record.')
      const opcode = chunk.view.getUint8(from)
      const to = endOfRecord(chunk.view, from)
      if (!IN_CHUNKS.has(opcode) && !isPrivateOpcode(opcode))
        throw new Error(`A record with the opcode ${opcode} may not be in a chunk.`)
      if (to > records.length) throw new Error('A chunk ends in the middle of a record.')
      this.#takeRecord(chunk, from, to, found)
      from = to
    }
  }

  #takeRecord(source: Source, from: number, to: number, found: McapRecord[]): void {
    const opcode = source.view.getUint8(from)
    if (opcode === OPCODE.message) {
      found.push(this.#message(source, from + PREFIX_BYTES, to))
      this.#messages += 1
      return
    }
    if (!isKnownOpcode(opcode) && !isPrivateOpcode(opcode))
      throw new Error(`No record has the opcode ${opcode}.`)
    const record = decodeRecord(opcode, source.bytes.subarray(from + PREFIX_BYTES, to), source.at + from)
    if (record === null) return
    if (record.kind === 'header') this.#takeHeader()
    if (record.kind === 'channel') this.#takeChannel(record)
    if (record.kind === 'footer') this.#ending = 'sealed'
    found.push(record)
  }

  #message({ bytes, view, at, chunkAt }: Source, from: number, to: number): Message {
    const data = from + MESSAGE_HEAD_BYTES
    if (data > to) throw new Error('A message is shorter than its head.')
    const channel = this.#channels.get(view.getUint16(from, true))
    if (channel === undefined) throw new Error('A message belongs to a channel that the file does not have.')
    return {
      kind: 'message',
      channel,
      sequence: view.getUint32(from + 2, true),
      logTimeMs: millisecondsAt(view, from + 6),
      publishTimeMs: millisecondsAt(view, from + 14),
      bytes: bytes.subarray(data, to),
      chunkAt,
      dataAt: at + data,
      dataBytes: to - data
    }
  }

  #takeHeader(): void {
    if (this.#hasHeader) throw new Error('The file has two headers.')
    this.#hasHeader = true
  }

  #takeChannel(channel: Channel): void {
    const known = this.#channels.get(channel.id)
    if (known !== undefined && !isSameChannel(known, channel))
      throw new Error(`Channel ${channel.id} is described in two ways.`)
    this.#channels.set(channel.id, known ?? channel)
  }
}

const sourceOf = (block: RecordBlock | null): Source | null => block && { ...block, chunkAt: null }

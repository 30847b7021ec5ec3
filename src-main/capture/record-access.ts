/** Finds the messages of a capture one after the other, and reads any of them again by its place. */
import { McapConstants, type McapTypes } from '@mcap/core'
import type { OpenFile } from '../platform/files'
import { toMilliseconds } from './capture-records'
import { chunkOf, recordsOf } from './chunk-records'
import { readFully, readPlaces, type MessagePlace, type Span } from './record-places'

export interface FoundMessage extends MessagePlace {
  readonly topic: string
  /** UTC in milliseconds. */
  readonly receivedAt: number
  /** UTC in milliseconds at the start of the log plus the time since, by a clock that nobody sets. */
  readonly steadyAt: number
  readonly bytes: Uint8Array
}

const { MCAP_MAGIC } = McapConstants
/** Operation codes of the MCAP specification, of those records that matter here. */
const OPCODE = { footer: 0x02, channel: 0x04, message: 0x05, chunk: 0x06, dataEnd: 0x0f } as const
const READ_BYTES = 256 * 1024
/** Operation code and length in front of every record. */
const PREFIX_BYTES = 9
/** Channel, sequence number and two times in front of a message's data. */
const MESSAGE_HEAD_BYTES = 22
/** MCAP leaves operation codes from here on to other programs; unknown ones below mean damage. */
const FIRST_PRIVATE_OPCODE = 0x80
const KEPT_CHUNK_BYTES = 32 * 1024 * 1024

const utf8 = new TextDecoder()

interface FileRecord {
  readonly opcode: number
  /** Of the record's content, within the bytes that were looked at. */
  readonly start: number
  readonly end: number
}

export async function isCaptureFile(file: OpenFile): Promise<boolean> {
  const head = new Uint8Array(MCAP_MAGIC.length)
  await file.read(head, 0)
  return MCAP_MAGIC.every((byte, index) => head[index] === byte)
}

/** Of a file that begins as captures do. Never holds more than a block of it and a few decompressed chunks. */
export class RecordAccess {
  readonly #file: OpenFile
  readonly #decompress: McapTypes.DecompressHandlers
  readonly #topics = new Map<number, string>()
  /** Decompressed, the one used last at the end. */
  readonly #chunks = new Map<number, Uint8Array>()
  #nextByte: number = MCAP_MAGIC.length
  #ending: 'open' | 'sealed' | 'damaged' = 'open'
  #detail = ''

  constructor(file: OpenFile, decompress: McapTypes.DecompressHandlers) {
    this.#file = file
    this.#decompress = decompress
  }

  /** `open`: more may be appended. `sealed`: the end has been reached. `damaged`: what follows is no record. */
  get ending(): 'open' | 'sealed' | 'damaged' {
    return this.#ending
  }

  /** What was found where a damaged file ended; else empty. */
  get detail(): string {
    return this.#detail
  }

  /** Whether bytes follow that are no whole record. */
  async hasMore(): Promise<boolean> {
    return this.#nextByte < (await this.#file.size())
  }

  /** The next messages of the file; none when there is no further whole record for now. Rejects when the disk fails. */
  async readOn(): Promise<readonly FoundMessage[]> {
    const found: FoundMessage[] = []
    while (found.length === 0 && this.#ending === 'open') {
      const block = await this.#nextBlock()
      if (block.length === 0) break
      const start = this.#nextByte
      try {
        const used = this.#scan(block, (record) => {
          this.#find(block, record, start, found)
          // A chunk takes time to decompress: others have their turn before the next one.
          return record.opcode !== OPCODE.chunk
        })
        this.#nextByte = start + used
      } catch (error) {
        this.#ending = 'damaged'
        this.#detail = error instanceof Error ? error.message : String(error)
      }
    }
    return found
  }

  /** The bytes of messages that `readOn` has found, in file order. */
  read(places: readonly MessagePlace[]): Promise<readonly Uint8Array[]> {
    return readPlaces(places, (span) => this.#readSpan(span))
  }

  close(): Promise<void> {
    return this.#file.close()
  }

  /** Whole records from `#nextByte` on: as many as fit into a block, or the one that is larger; empty when none is whole. */
  async #nextBlock(): Promise<Uint8Array> {
    const size = await this.#file.size()
    const left = size - this.#nextByte
    if (left < PREFIX_BYTES) return new Uint8Array()
    const block = await readFully(this.#file, this.#nextByte, Math.min(READ_BYTES, left))
    const recordBytes = PREFIX_BYTES + lengthAt(block, 0)
    if (recordBytes > left) return new Uint8Array()
    return recordBytes <= block.length ? block : readFully(this.#file, this.#nextByte, recordBytes)
  }

  /** Calls back with every whole record, until it is told to stop; returns how many bytes these take. */
  #scan(bytes: Uint8Array, take: (record: FileRecord) => boolean): number {
    let at = 0
    let goesOn = true
    while (goesOn && at + PREFIX_BYTES <= bytes.length && this.#ending === 'open') {
      const start = at + PREFIX_BYTES
      const end = start + lengthAt(bytes, at)
      if (end > bytes.length) break
      goesOn = take({ opcode: bytes[at] ?? 0, start, end })
      at = end
    }
    return at
  }

  #find(block: Uint8Array, { opcode, start, end }: FileRecord, blockAt: number, found: FoundMessage[]): void {
    const content = block.subarray(start, end)
    if (opcode === OPCODE.chunk) {
      const chunkAt = blockAt + start
      const records = recordsOf(chunkOf(content), this.#decompress)
      this.#keepChunk(chunkAt, records)
      const used = this.#scan(records, (record) => {
        const inner = records.subarray(record.start, record.end)
        this.#take(record.opcode, inner, { chunkAt, contentAt: record.start }, found)
        return true
      })
      if (used < records.length) throw new Error('A record within a chunk is incomplete.')
    } else this.#take(opcode, content, { chunkAt: null, contentAt: blockAt + start }, found)
  }

  #take(
    opcode: number,
    content: Uint8Array,
    { chunkAt, contentAt }: { chunkAt: number | null; contentAt: number },
    found: FoundMessage[]
  ): void {
    if (opcode === 0 || (opcode > OPCODE.dataEnd && opcode < FIRST_PRIVATE_OPCODE))
      throw new Error(`No record has the operation code ${opcode}.`)
    if (opcode === OPCODE.dataEnd || opcode === OPCODE.footer) this.#ending = 'sealed'
    const view = viewOf(content)
    if (opcode === OPCODE.channel) this.#topics.set(view.getUint16(0, true), stringAt(content, 4))
    if (opcode !== OPCODE.message) return
    const bytes = content.subarray(MESSAGE_HEAD_BYTES)
    found.push({
      chunkAt,
      dataAt: contentAt + MESSAGE_HEAD_BYTES,
      dataBytes: bytes.length,
      topic: this.#topics.get(view.getUint16(0, true)) ?? '',
      receivedAt: toMilliseconds(view.getBigUint64(6, true)),
      steadyAt: toMilliseconds(view.getBigUint64(14, true)),
      bytes
    })
  }

  async #readSpan({ chunkAt, fromByte, toByte }: Span): Promise<Uint8Array> {
    if (chunkAt === null) return readFully(this.#file, fromByte, toByte - fromByte)
    const records = this.#chunks.get(chunkAt) ?? (await this.#readChunk(chunkAt))
    this.#keepChunk(chunkAt, records)
    return records.subarray(fromByte, toByte)
  }

  async #readChunk(chunkAt: number): Promise<Uint8Array> {
    const prefix = await readFully(this.#file, chunkAt - PREFIX_BYTES, PREFIX_BYTES)
    const content = await readFully(this.#file, chunkAt, lengthAt(prefix, 0))
    return recordsOf(chunkOf(content), this.#decompress)
  }

  #keepChunk(chunkAt: number, records: Uint8Array): void {
    this.#chunks.delete(chunkAt)
    this.#chunks.set(chunkAt, records)
    let keptBytes = 0
    for (const { length } of this.#chunks.values()) keptBytes += length
    for (const [oldestAt, { length }] of this.#chunks) {
      if (keptBytes <= KEPT_CHUNK_BYTES || oldestAt === chunkAt) break
      this.#chunks.delete(oldestAt)
      keptBytes -= length
    }
  }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength)

/** Of the record whose prefix begins there. */
const lengthAt = (bytes: Uint8Array, at: number): number => Number(viewOf(bytes).getBigUint64(at + 1, true))

/** A string with its length in front. */
const stringAt = (bytes: Uint8Array, at: number): string =>
  utf8.decode(bytes.subarray(at + 4, at + 4 + viewOf(bytes).getUint32(at, true)))

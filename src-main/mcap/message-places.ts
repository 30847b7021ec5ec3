/** Reads messages again by their place, neighbours together. */
import { readFully, type ReadableFile } from '../platform/files'
import { unpackChunk } from './chunk'
import { endOfRecord, PREFIX_BYTES, runOf } from './layout'

export interface MessagePlace {
  /** Where the chunk begins that holds the message; null for one that lies in the file itself. */
  readonly chunkAt: number | null
  /** Of the message's bytes, in the file or in the decompressed chunk. */
  readonly dataAt: number
  readonly dataBytes: number
}

/** A stretch of a file or of a chunk. */
interface Span {
  readonly chunkAt: number | null
  readonly fromByte: number
  readonly toByte: number
}

/** Neighbours are read together up to this many bytes: one large reading costs less than many small ones. */
const LARGEST_SPAN_BYTES = 4 * 1024 * 1024
const KEPT_CHUNK_BYTES = 32 * 1024 * 1024

/** Any file whose messages have places, be it MCAP or not. Keeps the chunks used last. */
export class MessagePlaces {
  readonly #file: Pick<ReadableFile, 'read'>
  /** Decompressed, the one used last at the end. */
  readonly #chunks = new Map<number, Uint8Array>()

  constructor(file: Pick<ReadableFile, 'read'>) {
    this.#file = file
  }

  /** The bytes of every place, in order. Places are expected in file order. Rejects when the disk fails. */
  async read(places: readonly MessagePlace[]): Promise<readonly Uint8Array[]> {
    const messages: Uint8Array[] = []
    let first = 0
    while (first < places.length) {
      const { span, end } = spanFrom(places, first)
      const bytes = await this.#readSpan(span)
      for (const { dataAt, dataBytes } of places.slice(first, end)) {
        const start = dataAt - span.fromByte
        messages.push(bytes.subarray(start, start + dataBytes))
      }
      first = end
    }
    return messages
  }

  async #readSpan({ chunkAt, fromByte, toByte }: Span): Promise<Uint8Array> {
    if (chunkAt === null) return readFully(this.#file, fromByte, toByte - fromByte)
    const records = this.#chunks.get(chunkAt) ?? (await this.#readChunk(chunkAt))
    this.#keepChunk(chunkAt, records)
    return records.subarray(fromByte, toByte)
  }

  /** Its checksum was right when the message was found. */
  async #readChunk(chunkAt: number): Promise<Uint8Array> {
    const prefix = runOf(await readFully(this.#file, chunkAt, PREFIX_BYTES))
    const contentBytes = endOfRecord(prefix.view, 0) - PREFIX_BYTES
    return unpackChunk(await readFully(this.#file, chunkAt + PREFIX_BYTES, contentBytes), chunkAt).records
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

/** The longest span that begins with the place at `first`, and the index behind its last place. */
function spanFrom(places: readonly MessagePlace[], first: number): { span: Span; end: number } {
  const { chunkAt, dataAt: fromByte } = places[first] ?? { chunkAt: null, dataAt: 0 }
  let toByte = fromByte
  let end = first
  for (; end < places.length; end += 1) {
    const place = places[end]
    if (place === undefined || place.chunkAt !== chunkAt || place.dataAt < toByte) break
    const placeEnd = place.dataAt + place.dataBytes
    if (end > first && placeEnd - fromByte > LARGEST_SPAN_BYTES) break
    toByte = placeEnd
  }
  return { span: { chunkAt, fromByte, toByte }, end }
}

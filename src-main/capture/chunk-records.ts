/** The records within the chunks of a sealed capture (https://mcap.dev/spec). */
import { crc32 } from '@foxglove/crc'
import type { McapTypes } from '@mcap/core'

/** Two times in front of it. */
const SIZE_AT = 16
const CHECKSUM_AT = 24
/** Of the compression; its length stands there. */
const NAME_AT = 28

export interface Chunk {
  /** Of the records, in bytes. */
  readonly size: bigint
  /** CRC-32 of the records; 0 for none. */
  readonly checksum: number
  /** Empty for none. */
  readonly compression: string
  readonly compressed: Uint8Array
}

const utf8 = new TextDecoder()

/** `content`: of the chunk's record. Throws a RangeError for one that is too short for what it says. */
export function chunkOf(content: Uint8Array): Chunk {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength)
  const nameEnd = NAME_AT + 4 + view.getUint32(NAME_AT, true)
  const recordsAt = nameEnd + 8
  const recordsEnd = recordsAt + Number(view.getBigUint64(nameEnd, true))
  if (recordsEnd > content.length) throw new RangeError('A chunk claims to hold more than its record.')
  return {
    size: view.getBigUint64(SIZE_AT, true),
    checksum: view.getUint32(CHECKSUM_AT, true),
    compression: utf8.decode(content.subarray(NAME_AT + 4, nameEnd)),
    compressed: content.subarray(recordsAt, recordsEnd)
  }
}

/** Throws when they cannot be decompressed. */
export function recordsOf(
  { size, compression, compressed }: Chunk,
  handlers: McapTypes.DecompressHandlers
): Uint8Array {
  if (compression === '') return compressed
  const decompress = handlers[compression]
  if (decompress === undefined) throw new Error(`The compression ${compression} is not known.`)
  return decompress(compressed, size)
}

/** Whether these are the records that were put into the chunk. */
export const isIntact = ({ checksum }: Chunk, records: Uint8Array): boolean =>
  checksum === 0 || crc32(records) === checksum

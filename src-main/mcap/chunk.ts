/** Chunks: many messages in one record, compressed together and with a checksum. */
import { crc32 } from '@foxglove/crc'
import { decompressors } from './compression'
import { Fields } from './fields'
import { PREFIX_BYTES } from './layout'

export interface ChunkHead {
  readonly kind: 'chunk'
  /** In the file, and how many bytes of it the record takes. */
  readonly at: number
  readonly recordBytes: number
  /** UTC in nanoseconds, of the first and the last message. */
  readonly startTime: bigint
  readonly endTime: bigint
  /** Empty for none. */
  readonly compression: string
  readonly uncompressedBytes: number
}

interface Chunk {
  readonly head: ChunkHead
  /** Decompressed, one after the other. */
  readonly records: Uint8Array
  /** CRC-32 of the records; 0 when it was not computed. */
  readonly checksum: number
}

/** `at`: where the chunk begins in the file. Throws when it cannot be decompressed. */
export function unpackChunk(content: Uint8Array, at: number): Chunk {
  const fields = new Fields(content)
  const startTime = fields.u64()
  const endTime = fields.u64()
  const uncompressedBytes = fields.length()
  const checksum = fields.u32()
  const compression = fields.text()
  const records = decompressed(fields.bytes(fields.length()), compression, uncompressedBytes)
  const recordBytes = PREFIX_BYTES + content.length
  const head = { kind: 'chunk', at, recordBytes, startTime, endTime, compression, uncompressedBytes } as const
  return { head, records, checksum }
}

/** Whether these are the records that were put into the chunk. */
export const isIntact = ({ records, checksum }: Chunk): boolean =>
  checksum === 0 || crc32(records) === checksum

function decompressed(bytes: Uint8Array, compression: string, uncompressedBytes: number): Uint8Array {
  if (compression === '' || bytes.length === 0) return bytes
  const decompress = decompressors.get(compression)
  if (decompress === undefined) throw new Error(`The compression ${compression} is not supported.`)
  return decompress(bytes, uncompressedBytes)
}

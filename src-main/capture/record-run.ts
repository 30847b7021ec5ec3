/** Records as they stand in a capture, one after the other (https://mcap.dev/spec). */
import { readLengthAt } from './capture-records'
import { chunkOf, isIntact, recordsOf } from './chunk-records'
import { decompressHandlers } from './compression'

/** Operation codes of the records that matter here. */
export const OPCODE = {
  footer: 0x02,
  schema: 0x03,
  channel: 0x04,
  message: 0x05,
  chunk: 0x06,
  index: 0x07
} as const
/** Operation code and length in front of every record. */
export const RECORD_PREFIX_BYTES = 9
/** Channel, sequence number and two times in front of a message's data. */
export const MESSAGE_HEAD_BYTES = 22
/** Channel and length in front of an index's pairs, and a pair: time and place of a message. */
const INDEX_HEAD_BYTES = 6
const INDEX_PAIR_BYTES = 16

export interface Run {
  readonly bytes: Uint8Array
  readonly view: DataView
}

export const runOf = (bytes: Uint8Array): Run => ({
  bytes,
  view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
})

/** Of the record that begins there. */
export const endOfRecord = (view: DataView, at: number): number =>
  at + RECORD_PREFIX_BYTES + readLengthAt(view, at + 1)

/** The records of the chunk that begins there, when it is as it should be; else null. */
export function unpackedChunk({ bytes }: Run, at: number, end: number): Run | null {
  try {
    const chunk = chunkOf(bytes.subarray(at + RECORD_PREFIX_BYTES, end))
    const records = runOf(recordsOf(chunk, decompressHandlers))
    return isIntact(chunk, records.bytes) && isContentOfChunk(records) ? records : null
  } catch {
    return null
  }
}

/** Whole records, of those kinds that may stand in a chunk. */
function isContentOfChunk({ bytes, view }: Run): boolean {
  let at = 0
  while (at + RECORD_PREFIX_BYTES <= bytes.length) {
    const opcode = view.getUint8(at)
    if (opcode !== OPCODE.schema && opcode !== OPCODE.channel && opcode !== OPCODE.message) return false
    at = endOfRecord(view, at)
  }
  return at === bytes.length
}

/** Whether this is the content of an index, which says again where the messages of the chunk before it are. */
export function isIndex(view: DataView, contentAt: number, end: number): boolean {
  const pairsBytes = end - contentAt - INDEX_HEAD_BYTES
  if (pairsBytes < 0 || pairsBytes % INDEX_PAIR_BYTES !== 0) return false
  return view.getUint32(contentAt + 2, true) === pairsBytes
}

export function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length)
  bytes.set(first)
  bytes.set(second, first.length)
  return bytes
}

/** How an MCAP file is laid out (https://mcap.dev/spec). All numbers are little-endian. */

/** At the beginning of a file, and behind its footer. */
export const MAGIC: Uint8Array = Uint8Array.of(0x89, 0x4d, 0x43, 0x41, 0x50, 0x30, 0x0d, 0x0a)

export const OPCODE = {
  header: 0x01,
  footer: 0x02,
  schema: 0x03,
  channel: 0x04,
  message: 0x05,
  chunk: 0x06,
  messageIndex: 0x07,
  chunkIndex: 0x08,
  statistics: 0x0b,
  metadata: 0x0c,
  metadataIndex: 0x0d,
  dataEnd: 0x0f
} as const

/** The last one of the specification. */
const LAST_OPCODE = 0x0f
/** From here on opcodes are free for other programs. */
const FIRST_PRIVATE_OPCODE = 0x80

/** Opcode and content length in front of every record. */
export const PREFIX_BYTES = 9
/** Channel, sequence number and two times in front of a message's data. */
export const MESSAGE_HEAD_BYTES = 22

const TWO_TO_32 = 2 ** 32

/** Bytes that are whole records, with a view of them. */
export interface Run {
  readonly bytes: Uint8Array
  readonly view: DataView
}

export const runOf = (bytes: Uint8Array): Run => ({
  bytes,
  view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
})

export const isPrivateOpcode = (opcode: number): boolean => opcode >= FIRST_PRIVATE_OPCODE

export const isKnownOpcode = (opcode: number): boolean => opcode > 0 && opcode <= LAST_OPCODE

export const isMagic = (bytes: Uint8Array): boolean =>
  bytes.length === MAGIC.length && MAGIC.every((byte, index) => bytes[index] === byte)

/**
 * Of the record that begins at `at`; a footer takes in the magic behind it. A damaged length may claim more than any
 * file holds.
 */
export const endOfRecord = (view: DataView, at: number): number =>
  at + PREFIX_BYTES + lengthAt(view, at + 1) + (view.getUint8(at) === OPCODE.footer ? MAGIC.length : 0)

/** Not exact beyond 2⁵³, which no length reaches. */
const lengthAt = (view: DataView, at: number): number =>
  view.getUint32(at + 4, true) * TWO_TO_32 + view.getUint32(at, true)

/** A time in nanoseconds as milliseconds, exact to the microsecond; without a BigInt, as every message has two. */
export function millisecondsAt(view: DataView, at: number): number {
  const high = view.getUint32(at + 4, true)
  const thousands = Math.floor(high / 1000)
  const below = (high - thousands * 1000) * TWO_TO_32 + view.getUint32(at, true)
  return (thousands * TWO_TO_32 + Math.floor(below / 1000)) / 1000
}

/** The inverse of `millisecondsAt`. A time that makes no sense becomes 0: a frame is never refused. */
export function setMillisecondsAt(view: DataView, at: number, utcMs: number): void {
  const microseconds = Number.isFinite(utcMs) && utcMs > 0 ? Math.round(utcMs * 1000) : 0
  const low = (microseconds % TWO_TO_32) * 1000
  const high = Math.floor(microseconds / TWO_TO_32) * 1000 + Math.floor(low / TWO_TO_32)
  view.setUint32(at, low % TWO_TO_32, true)
  view.setUint32(at + 4, high % TWO_TO_32, true)
}

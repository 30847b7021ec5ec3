/** Walks over the records of an unchunked MCAP file by the specification alone: what any reader has to find. */

const MAGIC_BYTES = 8
const PREFIX_BYTES = 9
const MESSAGE_OPCODE = 0x05

export interface RecordWalk {
  /** Whole message records. */
  readonly messages: number
  /** Where the last whole record ends. */
  readonly wholeBytes: number
}

export function walkRecords(content: Buffer): RecordWalk {
  let at = MAGIC_BYTES
  if (content.length < at) return { messages: 0, wholeBytes: 0 }
  let messages = 0
  while (at + PREFIX_BYTES <= content.length) {
    const end = at + PREFIX_BYTES + Number(content.readBigUInt64LE(at + 1))
    if (end > content.length) break
    if (content[at] === MESSAGE_OPCODE) messages += 1
    at = end
  }
  return { messages, wholeBytes: at }
}

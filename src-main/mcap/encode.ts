/** The bytes of records as they are appended to a growing file: no chunks, no index, whole after every record. */
import { McapRecordBuilder } from '@mcap/core'
import { MESSAGE_HEAD_BYTES, OPCODE, PREFIX_BYTES, runOf, setMillisecondsAt } from './layout'
import type { Channel, Header, Metadata } from './record'

/** What a file begins with: header, metadata and the channels that its messages belong to. */
export function encodeHead(header: Header, metadata: Metadata, channels: readonly Channel[]): Uint8Array {
  const builder = new McapRecordBuilder()
  builder.writeMagic()
  builder.writeHeader(header)
  builder.writeMetadata({ ...metadata, metadata: new Map(metadata.metadata) })
  for (const channel of channels) builder.writeChannel({ ...channel, metadata: new Map(channel.metadata) })
  return builder.buffer
}

/** One message; this runs for every frame. Times are UTC in milliseconds, kept to the microsecond. */
export function encodeMessage(message: {
  readonly channelId: number
  readonly sequence: number
  readonly logTimeMs: number
  readonly publishTimeMs: number
  readonly bytes: Uint8Array
}): Uint8Array {
  const { bytes } = message
  const contentBytes = MESSAGE_HEAD_BYTES + bytes.length
  const { bytes: record, view } = runOf(Buffer.allocUnsafe(PREFIX_BYTES + contentBytes))
  view.setUint8(0, OPCODE.message)
  view.setUint32(1, contentBytes, true)
  view.setUint32(5, 0, true)
  view.setUint16(9, message.channelId, true)
  view.setUint32(11, message.sequence, true)
  setMillisecondsAt(view, 15, message.logTimeMs)
  setMillisecondsAt(view, 23, message.publishTimeMs)
  record.set(bytes, PREFIX_BYTES + MESSAGE_HEAD_BYTES)
  return record
}

/** How captures use MCAP (https://mcap.dev/spec): channels, topics, times, and the bytes of one record. */
import { McapRecordBuilder } from '@mcap/core'
import { topicOf, type LogChannel } from '../records/log-record'
import { FACTS_RECORD, type CaptureFacts } from './capture-facts'

export interface CaptureSource {
  /** "tennis-events": first part of the topic. */
  readonly feed: string
  /** Further feeds of the same event, such as "tennis-statistics"; each has channels of its own. */
  readonly otherFeeds?: readonly string[]
  readonly eventId: string
  /** Without credentials. */
  readonly host: string
  readonly clientVersion: string
  /** Where the match comes from; "feed" when absent. */
  readonly origin?: CaptureFacts['origin']
}

/** Every feed has two channels: its frames, and beside them what happened to its connection. */
interface Channel {
  readonly feed: string
  readonly channel: LogChannel
}

/** In the order of their numbers in the file, which begin at 1. */
const channelsOf = ({ feed, otherFeeds = [] }: CaptureSource): readonly Channel[] => [
  ...[feed, ...otherFeeds].flatMap((each): readonly Channel[] => [
    { feed: each, channel: 'frames' },
    { feed: each, channel: 'connection' }
  ]),
  { feed: '', channel: 'notes' },
  { feed: '', channel: 'alarms' }
]

/** For channels without a feed `feed` is empty. Throws for a feed that the capture is not of. */
export function channelId(source: CaptureSource, channel: LogChannel, feed: string): number {
  const index = channelsOf(source).findIndex((each) => each.feed === feed && each.channel === channel)
  if (index < 0) throw new RangeError(`The capture has no channel ${channel} for ${feed}`)
  return index + 1
}

/** What every live file starts with: magic, header, what is known of the log, and the channels of its feeds. */
export function encodeHead(source: CaptureSource, part: number): Uint8Array {
  const { eventId, host, clientVersion, origin = 'feed' } = source
  const builder = new McapRecordBuilder()
  builder.writeMagic()
  builder.writeHeader({ profile: '', library: `Rallydesk ${clientVersion}` })
  builder.writeMetadata({
    name: FACTS_RECORD,
    metadata: new Map(Object.entries({ eventId, origin, part: String(part) }))
  })
  channelsOf(source).forEach((channel, index) => {
    builder.writeChannel({
      id: index + 1,
      schemaId: 0,
      messageEncoding: 'json',
      topic: topicOf({ ...channel, eventId }),
      metadata: new Map(Object.entries({ feed: channel.feed, eventId, host, clientVersion }))
    })
  })
  return builder.buffer
}

/** Operation code and length, then channel, sequence, log time and publish time, then the data. */
const MESSAGE_OPCODE = 0x05
const PREFIX_BYTES = 9
const HEAD_BYTES = PREFIX_BYTES + 22

/**
 * One message record, written by hand because this runs for every frame. Times are UTC in milliseconds: `receivedAt`
 * becomes the log time, `steadyAt` the publish time.
 */
export function encodeMessage(message: {
  readonly channelId: number
  readonly sequence: number
  readonly receivedAt: number
  readonly steadyAt: number
  readonly bytes: Uint8Array
}): Uint8Array {
  const { bytes } = message
  const record = Buffer.allocUnsafe(HEAD_BYTES + bytes.length)
  record[0] = MESSAGE_OPCODE
  record.writeUInt32LE(HEAD_BYTES - PREFIX_BYTES + bytes.length, 1)
  record.writeUInt32LE(0, 5)
  record.writeUInt16LE(message.channelId, 9)
  record.writeUInt32LE(message.sequence, 11)
  writeNanoseconds(record, message.receivedAt, 15)
  writeNanoseconds(record, message.steadyAt, 23)
  record.set(bytes, HEAD_BYTES)
  return record
}

const TWO_TO_32 = 2 ** 32

/** Exact to the microsecond, without a BigInt. A time that makes no sense becomes 0: a frame is never refused. */
function writeNanoseconds(record: Buffer, utcMs: number, offset: number): void {
  const microseconds = Number.isFinite(utcMs) && utcMs > 0 ? Math.round(utcMs * 1000) : 0
  const low = (microseconds % TWO_TO_32) * 1000
  const high = Math.floor(microseconds / TWO_TO_32) * 1000 + Math.floor(low / TWO_TO_32)
  record.writeUInt32LE(low % TWO_TO_32, offset)
  record.writeUInt32LE(high % TWO_TO_32, offset + 4)
}

/** MCAP's nanoseconds to UTC milliseconds, exact to the microsecond. */
export const toMilliseconds = (nanoseconds: bigint): number => Number(nanoseconds / 1000n) / 1000

/** The same of the nanoseconds that stand there, without a BigInt, as this runs for every record of a log. */
export function readMillisecondsAt(view: DataView, at: number): number {
  const high = view.getUint32(at + 4, true)
  const thousands = Math.floor(high / 1000)
  const below = (high - thousands * 1000) * TWO_TO_32 + view.getUint32(at, true)
  return (thousands * TWO_TO_32 + Math.floor(below / 1000)) / 1000
}

/** A number of eight bytes; those beyond 2⁵³ are not exact. */
export const readLengthAt = (view: DataView, at: number): number =>
  view.getUint32(at + 4, true) * TWO_TO_32 + view.getUint32(at, true)

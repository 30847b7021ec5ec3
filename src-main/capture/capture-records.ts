/** How captures use MCAP (https://mcap.dev/spec): channels, topics, times, and the bytes of one record. */
import { McapRecordBuilder } from '@mcap/core'
import type { LostStretch } from './record-queue'

export interface CaptureSource {
  /** "tennis-events": first part of the topic. */
  readonly feed: string
  /** Further feeds of the same event, such as "tennis-statistics"; each has channels of its own. */
  readonly otherFeeds?: readonly string[]
  readonly eventId: string
  /** Without credentials. */
  readonly host: string
  readonly clientVersion: string
}

export const frameTopic = (source: Pick<CaptureSource, 'feed' | 'eventId'>): string =>
  `${source.feed}/${source.eventId}`

export const connectionTopic = (source: Pick<CaptureSource, 'feed' | 'eventId'>): string =>
  `${frameTopic(source)}/connection`

const feedsOf = ({ feed, otherFeeds = [] }: CaptureSource): readonly string[] => [feed, ...otherFeeds]

/** Every feed has two channels: its frames, and beside them what happened to its connection. */
export function frameChannelId(source: CaptureSource, feed = source.feed): number {
  const index = feedsOf(source).indexOf(feed)
  if (index < 0) throw new RangeError(`The capture has no channel for ${feed}`)
  return 2 * index + 1
}

export const connectionChannelId = (source: CaptureSource, feed = source.feed): number =>
  frameChannelId(source, feed) + 1

/** MCAP header: names the program that wrote the file. */
export const captureHeader = (clientVersion: string): { profile: string; library: string } => ({
  profile: '',
  library: `Rallydesk ${clientVersion}`
})

/** What every capture file starts with: magic, header and the channels of its feeds. */
export function encodeHead(source: CaptureSource): Uint8Array {
  const { eventId, host, clientVersion } = source
  const builder = new McapRecordBuilder()
  builder.writeMagic()
  builder.writeHeader(captureHeader(source.clientVersion))
  for (const feed of feedsOf(source)) {
    const metadata = new Map(Object.entries({ feed, eventId, host, clientVersion }))
    const channel = { schemaId: 0, messageEncoding: 'json', metadata }
    const topics = { feed, eventId }
    builder.writeChannel({ ...channel, id: frameChannelId(source, feed), topic: frameTopic(topics) })
    builder.writeChannel({
      ...channel,
      id: connectionChannelId(source, feed),
      topic: connectionTopic(topics)
    })
  }
  return builder.buffer
}

/** One message record. `receivedAt` becomes both log time and publish time. */
export function encodeMessage(
  builder: McapRecordBuilder,
  message: { channelId: number; sequence: number; receivedAt: number; bytes: Uint8Array }
): Uint8Array {
  const logTime = toNanoseconds(message.receivedAt)
  builder.reset()
  builder.writeMessage({
    channelId: message.channelId,
    sequence: message.sequence,
    logTime,
    publishTime: logTime,
    data: message.bytes
  })
  return builder.buffer
}

const textEncoder = new TextEncoder()

export const encodeJson = (value: object): Uint8Array => textEncoder.encode(JSON.stringify(value))

/** The connection event that stands where records are missing. Times are UTC in milliseconds. */
export const lostEvent = (stretch: LostStretch): object => ({ kind: 'lost', ...stretch })

/** UTC milliseconds to MCAP's nanoseconds. A time that makes no sense becomes 0: a frame is never refused. */
export function toNanoseconds(utcMs: number): bigint {
  if (!Number.isFinite(utcMs) || utcMs < 0) return 0n
  const wholeMs = Math.floor(utcMs)
  return BigInt(wholeMs) * 1_000_000n + BigInt(Math.round((utcMs - wholeMs) * 1_000_000))
}

/** MCAP's nanoseconds to UTC milliseconds, exact to the microsecond. */
export const toMilliseconds = (nanoseconds: bigint): number => Number(nanoseconds / 1000n) / 1000

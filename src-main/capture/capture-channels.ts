/** The channels of a capture: two for every feed, and two that belong to none (docs/captures.md). */
import { encodeHead } from '../mcap/encode'
import type { Channel } from '../mcap/record'
import { formatTopic, type LogChannel } from '../records/log-record'
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

/** For channels without a feed `feed` is empty. */
interface CaptureChannel {
  readonly feed: string
  readonly channel: LogChannel
}

/** In the order of their numbers in the file, which begin at 1. */
const channelsOf = ({ feed, otherFeeds = [] }: CaptureSource): readonly CaptureChannel[] => [
  ...[feed, ...otherFeeds].flatMap((each): readonly CaptureChannel[] => [
    { feed: each, channel: 'frames' },
    { feed: each, channel: 'connection' }
  ]),
  { feed: '', channel: 'notes' },
  { feed: '', channel: 'alarms' }
]

/** Throws for a feed that the capture does not have. */
export function channelId(source: CaptureSource, channel: LogChannel, feed: string): number {
  const index = channelsOf(source).findIndex((each) => each.feed === feed && each.channel === channel)
  if (index < 0) throw new RangeError(`The capture has no channel ${channel} for ${feed}`)
  return index + 1
}

/** What every live file starts with: header, what is known of the log, and its channels. */
export function encodeCaptureHead(source: CaptureSource, part: number): Uint8Array {
  const { eventId, host, clientVersion, origin = 'feed' } = source
  const channels = channelsOf(source).map(({ feed, channel }, index): Channel => ({
    kind: 'channel',
    id: index + 1,
    schemaId: 0,
    messageEncoding: 'json',
    topic: formatTopic({ feed, channel, eventId }),
    metadata: new Map(Object.entries({ feed, eventId, host, clientVersion }))
  }))
  return encodeHead(
    { kind: 'header', profile: '', library: `Rallydesk ${clientVersion}` },
    {
      kind: 'metadata',
      name: FACTS_RECORD,
      metadata: new Map(Object.entries({ eventId, origin, part: String(part) }))
    },
    channels
  )
}

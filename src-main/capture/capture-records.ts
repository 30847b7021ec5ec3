/** The messages of a capture as records of a log. */
import type { MessagePlace } from '../mcap/message-places'
import type { Message } from '../mcap/reader'
import type { Channel } from '../mcap/record'
import { placeOfTopic, type LogRecord } from '../records/log-record'

const places = new WeakMap<Channel, ReturnType<typeof placeOfTopic>>()

/** Where a channel's records belong; asked for every record. */
function placeOf(channel: Channel): ReturnType<typeof placeOfTopic> {
  const known = places.get(channel)
  if (known !== undefined) return known
  const place = placeOfTopic(channel.topic)
  places.set(channel, place)
  return place
}

export function recordOf(message: Message): LogRecord & MessagePlace {
  const { feed, eventId, channel } = placeOf(message.channel)
  const { bytes, logTimeMs: receivedAt, publishTimeMs: steadyAt, chunkAt, dataAt, dataBytes } = message
  return { feed, eventId, channel, bytes, receivedAt, steadyAt, chunkAt, dataAt, dataBytes }
}

/** The messages of a capture as records of a log. */
import type { MessagePlace } from '../mcap/message-places'
import type { Message } from '../mcap/reader'
import type { Channel } from '../mcap/record'
import { parseTopic, type LogRecord, type RecordTopic } from '../records/log-record'

/** Parsed once for a channel, as every record asks for it. */
const topics = new WeakMap<Channel, RecordTopic>()

function topicOf(channel: Channel): RecordTopic {
  const known = topics.get(channel)
  if (known !== undefined) return known
  const topic = parseTopic(channel.topic)
  topics.set(channel, topic)
  return topic
}

export function recordOf(message: Message): LogRecord & MessagePlace {
  const { feed, eventId, channel } = topicOf(message.channel)
  const { bytes, logTimeMs: receivedAt, publishTimeMs: steadyAt, chunkAt, dataAt, dataBytes } = message
  return { feed, eventId, channel, bytes, receivedAt, steadyAt, chunkAt, dataAt, dataBytes }
}

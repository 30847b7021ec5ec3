/** One record of a log, whatever kind of file it is in. */

/**
 * `frames`: what a feed sent, raw. `connection`: what happened to that feed's connection and to the court, as JSON.
 * `notes`: the operator's notes. `alarms`: transitions of the court's alarms.
 */
export type LogChannel = 'frames' | 'connection' | 'notes' | 'alarms'

/** Which records belong together: a channel of a capture, spelled as its topic. */
export interface RecordTopic {
  /** "tennis-events"; empty for channels that belong to no feed. */
  readonly feed: string
  readonly eventId: string
  readonly channel: LogChannel
}

export interface LogRecord extends RecordTopic {
  readonly bytes: Uint8Array
  /** UTC in milliseconds by the computer's clock, which may have been set in the meantime. */
  readonly receivedAt: number
  /** UTC in milliseconds at the start of the log plus monotonic time since: never runs back. */
  readonly steadyAt: number
}

const FEEDLESS: ReadonlySet<string> = new Set(['notes', 'alarms'])

/** "tennis-events/2031-…", "tennis-events/2031-…/connection", "notes/2031-…" */
export function formatTopic({ feed, eventId, channel }: RecordTopic): string {
  if (channel === 'frames') return `${feed}/${eventId}`
  return channel === 'connection' ? `${feed}/${eventId}/connection` : `${channel}/${eventId}`
}

export function parseTopic(topic: string): RecordTopic {
  const [first = '', eventId = '', third] = topic.split('/')
  if (FEEDLESS.has(first)) return { feed: '', eventId, channel: first === 'notes' ? 'notes' : 'alarms' }
  return { feed: first, eventId, channel: third === undefined ? 'frames' : 'connection' }
}

/** One line of a recording: which feed sent it, and when. A recording says neither. */
import { parseObject } from '@shared/feeds/control-message'
import { rallyFeedName } from '@shared/sports/tennis/feeds/tracking/log-names'
import { EVENTS_FEED, VOLLEYBALL_FEED } from '../engine/feed-names'

/** A key that all rally packets of one generation have, and no packet of the events feed. */
const RALLY_KEY = /"(?:packetDetails|sequences)"\s*:/

/** A key that every volleyball match event has, and no packet of another feed. */
const VOLLEYBALL_KEY = /"(?:sequenceId|actionId)"\s*:/

/** A key that every packet of the tennis events feed has, and no packet of another feed. */
const EVENTS_KEY = /"(?:eventElementType|seqNum)"\s*:/

/** So much of a recording tells which feed it is mostly of. */
export const RECORDING_HEAD_BYTES = 64 * 1024

/** The feed of lines that say nothing of theirs, such as damaged ones. `head`: the beginning of their recording. */
export const strayFeedOf = (head: string): string =>
  VOLLEYBALL_KEY.test(head) ? VOLLEYBALL_FEED : EVENTS_FEED

/** By what the packet holds; parsing all of it is left to whoever reads the record, but for rallies. */
export function feedOfLine(text: string, strayFeed = EVENTS_FEED): string {
  if (VOLLEYBALL_KEY.test(text)) return VOLLEYBALL_FEED
  if (RALLY_KEY.test(text)) return rallyFeedOf(text)
  return EVENTS_KEY.test(text) ? EVENTS_FEED : strayFeed
}

/** What cannot be parsed is some rally packet all the same. */
function rallyFeedOf(text: string): string {
  const packet = parseObject(text)
  if (!packet.ok || 'sequences' in packet.value) return rallyFeedName('rally')
  if ('summary' in packet.value) return rallyFeedName('rally-summary')
  if ('events' in packet.value) return rallyFeedName('rally-events')
  if ('shots' in packet.value) return rallyFeedName('rally-shots')
  return rallyFeedName('rally-players')
}

const EVENT_TIME = /"timestamp"\s*:\s*"([^"]{10,40})"/
const RALLY_TIME = /"(?:created|updated)"\s*:\s*"([^"]{10,40})"/
const VOLLEYBALL_TIME = /"messageTimestampUtc"\s*:\s*"([^"]{10,40})"/

/** The provider's time of a packet, UTC in milliseconds; 0 where the line carries none. */
export function sourceAtOf(text: string, feed: string): number {
  const time = feed === EVENTS_FEED ? EVENT_TIME : feed === VOLLEYBALL_FEED ? VOLLEYBALL_TIME : RALLY_TIME
  const instant = Date.parse(time.exec(text)?.[1] ?? '')
  return Number.isNaN(instant) ? 0 : instant
}

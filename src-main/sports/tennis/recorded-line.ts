/** One line of a tennis recording: which feed sent it, and when. */
import { parseObject } from '@shared/feeds/control-message'
import { rallyFeedName } from '@shared/sports/tennis/feeds/tracking/log-names'
import { instantIn } from '../../records/line-time'
import { EVENTS_FEED } from './feed-names'

/** A key that every packet of the events feed has, and no packet of another feed. */
const EVENTS_KEY = /"(?:eventElementType|seqNum)"\s*:/
/** A key that all rally packets of one generation have, and no packet of the events feed. */
const RALLY_KEY = /"(?:packetDetails|sequences)"\s*:/

/** Null for a line that does not look like tennis. Parses rally packets only; the rest is left to the reader. */
export function feedOfTennisLine(line: string): string | null {
  if (RALLY_KEY.test(line)) return rallyFeedOf(line)
  return EVENTS_KEY.test(line) ? EVENTS_FEED : null
}

/** What cannot be parsed is some rally packet all the same. */
function rallyFeedOf(line: string): string {
  const packet = parseObject(line)
  if (!packet.ok || 'sequences' in packet.value) return rallyFeedName('rally')
  if ('summary' in packet.value) return rallyFeedName('rally-summary')
  if ('events' in packet.value) return rallyFeedName('rally-events')
  if ('shots' in packet.value) return rallyFeedName('rally-shots')
  return rallyFeedName('rally-players')
}

const EVENT_TIME = /"timestamp"\s*:\s*"([^"]{10,40})"/
const RALLY_TIME = /"(?:created|updated)"\s*:\s*"([^"]{10,40})"/

/** The provider's time of a packet, UTC in milliseconds; 0 if it has none. */
export const tennisSourceAtOf = (text: string, feed: string): number =>
  instantIn(text, feed === EVENTS_FEED ? EVENT_TIME : RALLY_TIME)

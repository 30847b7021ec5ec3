/** From the text of one message on the tennis events socket to what it means. Never throws. */
import * as v from 'valibot'
import { controlMessageOf, parseObject, plainRefusalOf } from '../control-message'
import { describeIssue } from '../schema-issue'
import type { DecodedFrame } from './frame'
import { packetKindOf } from './names'
import { packetSchemaOf, type TennisPacket } from './schemas'

/**
 * Decodes one message. A message without `eventElementType` is a session message (the provider's own client
 * tells them apart so); what cannot be read is returned as `undecodable`, with its `seqNum` if that survived.
 */
export function decodeTennisEvents(text: string): DecodedFrame {
  const json = parseObject(text)
  if (!json.ok) return plainRefusalOf(text) ?? undecodable(json.error, text)
  const fields = json.value
  const wireName = fields.eventElementType
  if (typeof wireName !== 'string')
    return 'seqNum' in fields ? undecodable('it has no eventElementType', text) : controlMessageOf(fields)
  const kind = packetKindOf(wireName) ?? 'Unknown'
  const parsed = v.safeParse(
    packetSchemaOf(kind),
    { ...fields, kind, wireName, sourceAt: fields.timestamp },
    { abortEarly: true }
  )
  if (parsed.success) return { kind: 'packet', packet: withDelayStatus(parsed.output) }
  return undecodable(describeIssue(wireName, parsed.issues[0]), text)
}

/** Status updates carry `delayStatus` at the top or within the status; both are read (provider's streams page). */
function withDelayStatus(packet: TennisPacket): TennisPacket {
  if (packet.kind !== 'MatchStatusUpdate' || packet.delayStatus !== null) return packet
  const { delayStatus, matchState } = packet.matchStatus
  return { ...packet, delayStatus: delayStatus ?? matchState.delayStatus }
}

function undecodable(reason: string, text: string): DecodedFrame {
  const seqNum = /"seqNum"\s*:\s*(\d{1,12})(?=\s*[,}])/.exec(text)?.[1]
  return { kind: 'undecodable', reason, seqNum: seqNum === undefined ? null : Number(seqNum) }
}

/** Decodes a message of the tennis events socket. Never throws. */
import { controlMessageOf, parseObject, plainRefusalOf } from '../../../../feeds/control-message'
import { Unreadable } from '../../../../feeds/fields'
import type { DecodedFrame } from './frame'
import { packetKindOf } from './names'
import { readPacket } from './packets'

/**
 * Decodes one message. A message without `eventElementType` is a session message (as in the provider's own client); an
 * unreadable one is returned as `undecodable`, with its `seqNum` if that is readable.
 */
export function decodeTennisEvents(text: string): DecodedFrame {
  const json = parseObject(text)
  if (!json.ok) return plainRefusalOf(text) ?? undecodable(json.error, text)
  const fields = json.value
  const wireName = fields.eventElementType
  if (typeof wireName !== 'string')
    return 'seqNum' in fields ? undecodable('it has no eventElementType', text) : controlMessageOf(fields)
  try {
    return { kind: 'packet', packet: readPacket(packetKindOf(wireName) ?? 'Unknown', fields, wireName) }
  } catch (error) {
    if (error instanceof Unreadable) return undecodable(`${wireName}, field ${error.message}`, text)
    throw error
  }
}

function undecodable(reason: string, text: string): DecodedFrame {
  const seqNum = /"seqNum"\s*:\s*(\d{1,12})(?=\s*[,}])/.exec(text)?.[1]
  return { kind: 'undecodable', reason, seqNum: seqNum === undefined ? null : Number(seqNum) }
}

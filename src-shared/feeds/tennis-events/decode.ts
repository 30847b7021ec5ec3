/** From the text of one message on the tennis events socket to what it means. Never throws. */
import * as v from 'valibot'
import { fail, succeed, type Result } from '../../result'
import type { DecodedFrame } from './frame'
import { CONTROL_MESSAGES, packetKindOf } from './names'
import { TennisPacketSchema } from './schemas'

/**
 * Decodes one message. A message without `eventElementType` is a session message (the provider's own client
 * tells them apart so); what cannot be read is returned as `undecodable`, with its `seqNum` if that survived.
 */
export function decodeTennisEvents(text: string): DecodedFrame {
  const json = parseObject(text)
  if (!json.ok) return looksLikeRefusal(text) ? control('refused', text) : undecodable(json.error, text)
  const { eventElementType: wireName, ...fields } = json.value
  if (typeof wireName !== 'string')
    return 'seqNum' in fields ? undecodable('it has no eventElementType', text) : decodeControl(fields)
  const parsed = v.safeParse(
    TennisPacketSchema,
    { ...fields, kind: packetKindOf(wireName) ?? 'Unknown', wireName, sourceAt: fields.timestamp },
    { abortEarly: true }
  )
  if (parsed.success) return { kind: 'packet', packet: parsed.output }
  const [issue] = parsed.issues
  const path = v.getDotPath(issue)
  return undecodable(`${wireName}${path === null ? '' : `, field ${path}`}: ${issue.message}`, text)
}

function parseObject(text: string): Result<Record<string, unknown>, string> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return succeed({ ...value })
    return fail('it is JSON, but not an object')
  } catch {
    return fail('it is not valid JSON')
  }
}

function decodeControl(fields: Record<string, unknown>): DecodedFrame {
  const message = typeof fields.message === 'string' ? fields.message : ''
  if (fields.level === CONTROL_MESSAGES.refusalLevel || CONTROL_MESSAGES.refusal.test(message))
    return control('refused', message)
  return control(CONTROL_MESSAGES.heartbeat.test(message) ? 'heartbeat' : 'authorised', message)
}

/** A refusal may come as plain text; a broken packet, which begins as an object does, is none. */
const looksLikeRefusal = (text: string): boolean =>
  !text.trimStart().startsWith('{') && text.length < 500 && CONTROL_MESSAGES.refusal.test(text)

const control = (kind: 'authorised' | 'heartbeat' | 'refused', message: string): DecodedFrame => ({
  kind: 'control',
  control: kind,
  message
})

function undecodable(reason: string, text: string): DecodedFrame {
  const seqNum = /"seqNum"\s*:\s*(\d{1,12})(?=\s*[,}])/.exec(text)?.[1]
  return { kind: 'undecodable', reason, seqNum: seqNum === undefined ? null : Number(seqNum) }
}

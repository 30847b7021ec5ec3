/**
 * Session messages of the provider's sockets: everything but data. Assumed to match those the platform documents for
 * its tracking sockets and, for a bad token, for sibling sports.
 */
import { fail, succeed, type Result } from '../result'
import type { Fields } from './fields'

export type ControlKind = 'authorised' | 'heartbeat' | 'warning' | 'refused'

export interface ControlMessage {
  readonly kind: 'control'
  readonly control: ControlKind
  readonly message: string
}

const CONTROL_MESSAGES = {
  heartbeat: /^heartbeat/i,
  refusal: /invalid|incorrect|unauthor|forbidden|expired/i,
  refusalLevel: 'ERROR',
  warningLevel: 'WARN'
} as const

/** Parses a message into an object. The error text follows "cannot be read: ". */
export function parseObject(text: string): Result<Fields, string> {
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return succeed(value)
    return fail('it is JSON but not an object')
  } catch {
    return fail('it is not valid JSON')
  }
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * What a session message means. A warning (an unknown fixture) leaves the socket open; anything but a refusal, warning
 * or heartbeat is the welcome.
 */
export function controlMessageOf(fields: Readonly<Record<string, unknown>>): ControlMessage {
  const message = typeof fields.message === 'string' ? fields.message : ''
  if (fields.level === CONTROL_MESSAGES.warningLevel) return control('warning', message)
  if (fields.level === CONTROL_MESSAGES.refusalLevel || CONTROL_MESSAGES.refusal.test(message))
    return control('refused', message)
  return control(CONTROL_MESSAGES.heartbeat.test(message) ? 'heartbeat' : 'authorised', message)
}

/** A refusal may be plain text; a broken packet, which starts like an object, is not one. */
export function plainRefusalOf(text: string): ControlMessage | null {
  const isRefusal =
    !text.trimStart().startsWith('{') && text.length < 500 && CONTROL_MESSAGES.refusal.test(text)
  return isRefusal ? control('refused', text) : null
}

const control = (kind: ControlKind, message: string): ControlMessage => ({
  kind: 'control',
  control: kind,
  message
})

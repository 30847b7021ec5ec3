/** What can go wrong on purpose: the faults of a court and how they are written. */
import { fail, succeed, type Result } from '@shared/result'

export type FaultMoment =
  | { readonly at: 'packet'; readonly seqNum: number }
  /** Milliseconds after the start of the simulator; the first packet due from then on. */
  | { readonly at: 'time'; readonly afterMs: number }

export type FaultEffect =
  /** The packet is left out. */
  | { readonly kind: 'drop' }
  /** The packet is sent twice. */
  | { readonly kind: 'duplicate' }
  /** The packet comes after the next one. */
  | { readonly kind: 'reorder' }
  /** The packet's text breaks off. */
  | { readonly kind: 'corrupt' }
  /** Before the packet nothing at all is sent for a while, heartbeats included. */
  | { readonly kind: 'stall'; readonly forMs: number }
  /** After the packet the connection breaks without a close frame. */
  | { readonly kind: 'cut' }
  /** After the packet the provider closes the connection. */
  | { readonly kind: 'close'; readonly code: number }
  /** The first token that comes once the packet is due is refused. */
  | { readonly kind: 'refuse' }
  /** The packet reaches the provider late: old stamps, `delayStatus` DELAYED. */
  | { readonly kind: 'delay'; readonly byMs: number }
  /** Before the packet the provider loses the venue: Alarm packets, then RECONSTRUCTED ones. */
  | { readonly kind: 'alarm'; readonly forMs: number }
  /** From when the packet is due, the statistics stream counts one ace too many for team A, for a while. */
  | { readonly kind: 'miscount'; readonly forMs: number }

export type FaultKind = FaultEffect['kind']

/**
 * A fault happens once per packet that it names, to the first connection that gets there; a client that asks again is
 * served well. A permanent one happens every time. Delays, alarms and miscounts belong to the provider's record of the
 * match, so everybody gets the same.
 */
export interface Fault {
  readonly when: FaultMoment
  /** How many packets in a row. */
  readonly count: number
  readonly permanent: boolean
  readonly effect: FaultEffect
}

export const FAULT_GRAMMAR = 'KIND@WHEN[+COUNT][:VALUE][!]'

const PATTERN = /^([a-z]+)@(\d+)(s?)(?:\+(\d+))?(?::(\d+))?(!?)$/

/** The kinds that need a value, and what it is. */
const VALUES: ReadonlyMap<string, string> = new Map([
  ['stall', 'milliseconds'],
  ['close', 'a close code (1000 to 1003, 1007 to 1014, 3000 to 4999)'],
  ['delay', 'milliseconds'],
  ['alarm', 'milliseconds'],
  ['miscount', 'milliseconds']
])

/**
 * Reads one fault: `drop@120` (packet 120), `delay@60s+10:9000` (ten packets from 60 s after the start, 9 s late),
 * `close@200:1011`, `corrupt@80!` (every time). The error says what is expected.
 */
export function parseFault(text: string): Result<Fault, string> {
  const [, kind = '', moment = '', seconds, count = '1', value, permanent] = PATTERN.exec(text) ?? []
  const expected = `“${text}” is no fault: write ${FAULT_GRAMMAR}, for example drop@120 or stall@60s:20000.`
  const meaning = VALUES.get(kind)
  if (meaning !== undefined && value === undefined) {
    return fail(`“${text}”: ${kind} needs ${meaning} after a colon.`)
  }
  const effect = effectOf(kind, Number(value ?? 0))
  if (!effect || (meaning === undefined && value !== undefined)) return fail(expected)
  if (effect.kind === 'close' && !isCloseCode(effect.code))
    return fail(`“${text}”: ${kind} needs ${meaning}.`)
  const when: FaultMoment =
    seconds === 's'
      ? { at: 'time', afterMs: Number(moment) * 1_000 }
      : { at: 'packet', seqNum: Number(moment) }
  return succeed({ when, count: Number(count), permanent: permanent === '!', effect })
}

/** Whether a WebSocket may send the code (RFC 6455, 7.4; the others are reserved). */
const isCloseCode = (code: number): boolean =>
  (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999)

function effectOf(kind: string, value: number): FaultEffect | null {
  switch (kind) {
    case 'drop':
    case 'duplicate':
    case 'reorder':
    case 'corrupt':
    case 'cut':
    case 'refuse':
      return { kind }
    case 'stall':
    case 'alarm':
    case 'miscount':
      return { kind, forMs: value }
    case 'delay':
      return { kind, byMs: value }
    case 'close':
      return { kind, code: value }
    default:
      return null
  }
}

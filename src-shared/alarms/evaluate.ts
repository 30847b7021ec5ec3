/** Which alarm causes are present: pure functions of a court's view and the monotonic clock. */
import type { ConnectionState } from '../court/common-view'
import type { CourtView } from '../court/view'
import { LOSSES, UNREADABLE_PACKETS, type CourtMemory } from './court-memory'
import type { CourtAlarmKind } from './register'
import type { Limits } from './timers'
import type { AlarmPriority } from './view'

export interface Reading extends Limits {
  /** What is wrong, in a sentence. */
  readonly text: string
  /** Text shared by all alarms with the same root cause; an alarm flood is grouped by it. */
  readonly cause: string
  /** Overrides the register's priority. */
  readonly priority?: AlarmPriority
}

const DELAY_HIGH_MS = { raise: 8_000, clear: 6_000 }
const DELAY_MODERATE_MS = { raise: 4_000, clear: 3_000 }
const CLOCK_SKEW_MS = { raise: 2_000, clear: 1_000 }
const UNREADABLE_WITHIN_MS = 60_000
const UNREADABLE_FORGOTTEN_MS = 300_000
const CORRECTED_MS = 30_000
/** A connection that dropped this often within a minute counts as recovered only after it has held for a while. */
const LOSSES_WITHIN_MS = 60_000
const STEADY_AFTER_MS = 5_000

const DISCONNECTED: ReadonlySet<ConnectionState> = new Set([
  'resolving',
  'connecting',
  'authorising',
  'waiting',
  'catching-up',
  'polling'
])
const ACCEPTED: ReadonlySet<ConnectionState> = new Set([
  'catching-up',
  'live',
  'polling',
  'not-started',
  'finished'
])

/** One reading per court alarm of the register. */
export function readCourt(
  court: CourtView,
  memory: CourtMemory,
  now: number
): Readonly<Record<CourtAlarmKind, Reading>> {
  const { connection, trust, providerTrouble, delay, packets, insight } = court
  const { host, state } = connection
  const isDown = DISCONNECTED.has(state)
  const breaksOften =
    memory.lostMonotonicMs.length === LOSSES &&
    memory.lostMonotonicMs.every((each) => now - each <= LOSSES_WITHIN_MS)
  const isUnsteady = breaksOften && state === 'live' && now - connection.sinceMonotonicMs < STEADY_AFTER_MS
  const isStale = trust.word === 'STALE'
  /** Data counts only while data can arrive. */
  const hears = state === 'live' && !isStale
  const delayMs = hears ? (delay?.delayMs ?? 0) : null
  const offsetMs = hears ? Math.abs(insight.clockOffsetMs ?? 0) : null
  const isRebuilt = trust.word === 'RECONSTRUCTED'
  const isInaccurate = isRebuilt && trust.tone === 'high'

  return {
    FEED_DOWN: {
      raise: isDown || isUnsteady,
      clear: !isDown && !isUnsteady,
      text: downText(court, breaksOften),
      cause: `No connection to ${host}`,
      priority: state === 'polling' ? 'high' : 'critical'
    },
    FEED_STALE: {
      raise: isStale,
      clear: !isStale && !isDown,
      text: `No heartbeat from ${host}.`,
      cause: `No heartbeat from ${host}`
    },
    PROVIDER_ALARM: {
      ...troubleReading(providerTrouble, 'venue-lost', hears),
      cause: 'Provider lost the venue'
    },
    UNRELIABLE: {
      ...troubleReading(providerTrouble, 'unreliable', hears),
      cause: 'Data marked unreliable by the provider'
    },
    TOKEN_REFUSED: {
      raise: state === 'refused',
      clear: ACCEPTED.has(state),
      text: connection.message,
      cause: `Refused by ${host}`
    },
    DELAY_HIGH: delayReading(delayMs, DELAY_HIGH_MS, host),
    DELAY_MODERATE: delayReading(delayMs, DELAY_MODERATE_MS, host),
    SEQ_GAP: {
      raise: hears && packets.gapsOpen > 0,
      clear: packets.gapsOpen === 0,
      text: 'Part of the feed is missing, and the provider did not resend it.',
      cause: `Gaps in the feed from ${host}`
    },
    REBUILT_DATA: {
      raise: isRebuilt,
      clear: hears && !isRebuilt,
      text: isInaccurate
        ? 'The provider is sending rebuilt packets marked inaccurate.'
        : 'The provider is sending packets rebuilt after an outage.',
      cause: 'Data rebuilt by the provider',
      priority: isInaccurate ? 'high' : 'low'
    },
    SCORE_CONFLICT: conflictReading(court, memory, now),
    SCORE_CORRECTED: {
      ...within(memory.decidedCorrectedMonotonicMs, CORRECTED_MS, now),
      text: 'A correction changed a decided game, set or result.',
      cause: 'Corrected scores'
    },
    COURT_QUIET: quietReading(court, hears, now),
    CLOCK_SKEW: {
      ...limits(offsetMs, CLOCK_SKEW_MS),
      text: `The provider’s clock is ${seconds(offsetMs ?? 0)} off this computer’s clock.`,
      cause: 'Clock differences'
    },
    DECODE_FAIL: {
      raise:
        memory.undecodableMonotonicMs.length === UNREADABLE_PACKETS &&
        memory.undecodableMonotonicMs.every((each) => now - each <= UNREADABLE_WITHIN_MS),
      clear: memory.undecodableMonotonicMs.every((each) => now - each >= UNREADABLE_FORGOTTEN_MS),
      text: `${UNREADABLE_PACKETS} messages within a minute could not be read.`,
      cause: `Unreadable messages from ${host}`
    }
  }
}

function downText({ connection: { host, state } }: CourtView, breaksOften: boolean): string {
  if (breaksOften) return `The connection to ${host} keeps dropping.`
  if (state === 'polling') return 'Push unavailable. Polling instead: the score is a few seconds late.'
  return state === 'catching-up'
    ? `The feed from ${host} is still catching up.`
    : `The connection to ${host} is lost.`
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** Null means unknown at the moment: neither raises nor clears. */
const limits = (value: number | null, at: { readonly raise: number; readonly clear: number }): Limits => ({
  raise: value !== null && value >= at.raise,
  clear: value !== null && value < at.clear
})

const within = (sinceMonotonicMs: number | null, forMs: number, now: number): Limits => {
  const isRecent = sinceMonotonicMs !== null && now - sinceMonotonicMs < forMs
  return { raise: isRecent, clear: !isRecent }
}

function delayReading(delayMs: number | null, at: { raise: number; clear: number }, host: string): Reading {
  return {
    ...limits(delayMs, at),
    text: `The feed is ${seconds(delayMs ?? 0)} late.`,
    cause: `Late feeds from ${host}`
  }
}

const troubleReading = (
  trouble: CourtView['providerTrouble'],
  kind: NonNullable<CourtView['providerTrouble']>['kind'],
  hears: boolean
): Omit<Reading, 'cause'> => ({
  raise: trouble?.kind === kind,
  clear: trouble === null && hears,
  text: trouble?.text ?? ''
})

function conflictReading(court: CourtView, memory: CourtMemory, now: number): Reading {
  const { conflict } = court.insight.scoreCheck
  return {
    raise: conflict !== null && hasLasted(conflict.sinceMonotonicMs, court, memory, now),
    clear: conflict === null,
    text:
      conflict === null
        ? 'Score and rules agree.'
        : `The provider says ${conflict.provider}, the rules say ${conflict.rules}.`,
    cause: 'Score conflicts'
  }
}

/** Whether the feed has had its chance to settle a conflict. */
function hasLasted(
  sinceMonotonicMs: number,
  { insight, packets, lastPacketMonotonicMs }: CourtView,
  memory: CourtMemory,
  now: number
): boolean {
  const { messages, ms } = insight.scoreCheck.settlesWithin
  const counted = memory.conflict === null ? 0 : packets.total - memory.conflict.packets
  // The conflict may have been seen first when further messages were there already.
  const further = (lastPacketMonotonicMs ?? 0) > sinceMonotonicMs ? Math.max(1, counted) : 0
  return further >= messages || (ms !== null && now - sinceMonotonicMs >= ms)
}

function quietReading(
  { quietLimitMs, lastPacketMonotonicMs }: CourtView,
  hears: boolean,
  now: number
): Reading {
  const isExpected = quietLimitMs !== null && lastPacketMonotonicMs !== null
  const silentForMs = now - (lastPacketMonotonicMs ?? now)
  const limitMs = quietLimitMs ?? 0
  return {
    raise: hears && isExpected && silentForMs >= limitMs,
    clear: !isExpected || silentForMs < limitMs,
    text: `No data for ${Math.round(limitMs / 1000)} s during play.`,
    cause: 'Courts without data'
  }
}

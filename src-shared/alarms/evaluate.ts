/** Which causes of alarms are there: pure functions of what a court shows and of the monotonic clock. */
import type { ConnectionState } from '../court/common-view'
import type { CourtView } from '../court/view'
import { LOSSES, UNREADABLE_PACKETS, type CourtMemory } from './court-memory'
import type { CourtAlarmKind } from './register'
import type { Limits } from './timers'
import type { AlarmPriority } from './view'

export interface Reading extends Limits {
  /** What is wrong, in a sentence. */
  readonly text: string
  /** What alarms with the same root have in common, in words; the list groups by it in a flood. */
  readonly cause: string
  /** Where it is not that of the register. */
  readonly priority?: AlarmPriority
}

const DELAY_HIGH_MS = { raise: 8_000, clear: 6_000 }
const DELAY_MODERATE_MS = { raise: 4_000, clear: 3_000 }
const CLOCK_SKEW_MS = { raise: 2_000, clear: 1_000 }
const UNREADABLE_WITHIN_MS = 60_000
const UNREADABLE_FORGOTTEN_MS = 300_000
const CORRECTED_MS = 30_000
/** A connection that was lost so often within a minute has recovered only when it has held for a while. */
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

/** The readings of one court, one for each alarm of the register that a court can have. */
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
  /** What packets say counts only while packets can come. */
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
      text: `No heartbeat comes from ${host}.`,
      cause: `No heartbeat from ${host}`
    },
    PROVIDER_ALARM: {
      ...troubleReading(providerTrouble, 'venue-lost', hears),
      cause: 'Venues lost by the provider'
    },
    UNRELIABLE: {
      ...troubleReading(providerTrouble, 'unreliable', hears),
      cause: 'Data that the provider calls unreliable'
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
      text: 'A part of the feed is missing, and the provider did not send it again.',
      cause: `Gaps in what comes from ${host}`
    },
    REBUILT_DATA: {
      raise: isRebuilt,
      clear: hears && !isRebuilt,
      text: isInaccurate
        ? 'The provider sends rebuilt packets and calls them inaccurate.'
        : 'The provider sends packets that it has rebuilt after an outage.',
      cause: 'Data rebuilt by the provider',
      priority: isInaccurate ? 'high' : 'low'
    },
    SCORE_CONFLICT: conflictReading(court, memory, now),
    SCORE_CORRECTED: {
      ...within(memory.decidedCorrectedMonotonicMs, CORRECTED_MS, now),
      text: 'A correction has changed what was decided: a game, a set or the result.',
      cause: 'Scores corrected'
    },
    COURT_QUIET: quietReading(court, hears, now),
    CLOCK_SKEW: {
      ...limits(offsetMs, CLOCK_SKEW_MS),
      text: `The provider’s clock and ours are ${seconds(offsetMs ?? 0)} apart.`,
      cause: 'Clocks that are apart'
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
  if (breaksOften) return `The connection to ${host} breaks again and again.`
  if (state === 'polling')
    return 'Push does not come. The match is polled instead: its score is late by some seconds.'
  return state === 'catching-up'
    ? `The feed from ${host} is still catching up.`
    : `The connection to ${host} is lost.`
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** Null is not known just now: nothing is raised and nothing cleared. */
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
    text: `The feed runs ${seconds(delayMs ?? 0)} late.`,
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
        : `The provider says ${conflict.provider}, by the rules it is ${conflict.rules}.`,
    cause: 'Scores that the rules do not allow'
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
    text: `The match goes on, and nothing has come of it for ${Math.round(limitMs / 1000)} s.`,
    cause: 'Courts of which nothing comes'
  }
}

/**
 * The view that courts of every sport share. These schemas both check the IPC stream at run time and define the types
 * of the views. Times: `…At` is UTC in milliseconds, `…MonotonicMs` is the engine's monotonic clock; an age is the
 * `clock` slice's `monotonicMs` minus such a stamp.
 */
import * as v from 'valibot'
import { Count } from '../count'
import { ReplayViewSchema } from '../logs/replay-view'

export const CourtIdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(120))

/** One word for how reliable the shown score is (design: trust). */
export const TRUST_WORDS = [
  'LIVE',
  'QUIET',
  'DELAYED',
  'RECONSTRUCTED',
  'STALE',
  'ALARM',
  'DOWN',
  'UNKNOWN',
  'REPLAY',
  'NOT OPEN',
  'ENDED'
] as const
export type TrustWord = (typeof TRUST_WORDS)[number]

/** How loud a trust word is: `normal` is grey, the others use the alarm colours of the same name. */
export const TRUST_TONES = ['normal', 'low', 'high', 'critical'] as const

export const CONNECTION_STATES = [
  'idle',
  'resolving',
  'connecting',
  'authorising',
  'catching-up',
  'live',
  /** Push is unavailable: the match is polled instead. */
  'polling',
  'waiting',
  'not-started',
  'refused',
  'finished'
] as const
export type ConnectionState = (typeof CONNECTION_STATES)[number]

export const ConnectionViewSchema = v.object({
  state: v.picklist(CONNECTION_STATES),
  /** Host and port in use or being tried, without credentials or query. */
  host: v.string(),
  /** For the operator: what is going on or went wrong, and what happens next. */
  message: v.string(),
  /** Failed attempts in a row. */
  attempts: Count,
  nextAttemptMonotonicMs: v.nullable(v.number()),
  sinceMonotonicMs: v.number(),
  lastHeartbeatMonotonicMs: v.nullable(v.number())
})
export type ConnectionView = v.InferOutput<typeof ConnectionViewSchema>

/** What a provider itself reports about its data; each kind has an alarm of its own. */
export const PROVIDER_TROUBLES = ['venue-lost', 'unreliable'] as const

/** The fields shared by the views of all sports. */
export const COMMON_COURT_FIELDS = {
  courtId: CourtIdSchema,
  /** The provider's id of the match: an event id or a fixture number. */
  eventId: v.string(),
  /** "Court 4", or the event id until the provider names the court. */
  title: v.string(),
  /** "Men's singles · quarter-final", as far as the event id contains it; may be empty. */
  subtitle: v.string(),
  /** `demo`: the embedded simulator; `recording`: a file played by it as a live feed; `feed`: a provider; `replay`: a log. */
  origin: v.picklist(['demo', 'recording', 'feed', 'replay']),
  connection: ConnectionViewSchema,
  trust: v.object({
    word: v.picklist(TRUST_WORDS),
    tone: v.picklist(TRUST_TONES),
    /** Why, in a few words ("no heartbeat", "changeover"); may be empty. */
    reason: v.string(),
    sinceMonotonicMs: v.number()
  }),
  /** Source to receive time; null if the source's times are not comparable with ours. */
  delay: v.nullable(
    v.object({ delayMs: v.number(), level: v.pipe(v.number(), v.minValue(1), v.maxValue(5)) })
  ),
  /** Set while trust is ALARM; `text` is a sentence for the operator. */
  providerTrouble: v.nullable(v.object({ kind: v.picklist(PROVIDER_TROUBLES), text: v.string() })),
  /** Tone `normal` is a point in play, which happens all the time. */
  suspendAdvice: v.nullable(
    v.object({ reason: v.string(), tone: v.picklist(TRUST_TONES), sinceMonotonicMs: v.number() })
  ),
  /** Whether a point is being played, according to the feed. */
  pointInPlay: v.boolean(),
  /** Current state ("Warm-up", "Time-out, Norway"). */
  matchStateText: v.string(),
  /** "Best of 3 · tie-break sets"; empty until known. */
  format: v.string(),
  lastPointMonotonicMs: v.nullable(v.number()),
  lastPacketMonotonicMs: v.nullable(v.number()),
  /** After this long without a message the operator should check; null while none is expected. */
  quietLimitMs: v.nullable(v.number()),
  /** Venue wall clock minus UTC, from the provider's local times. */
  venueOffsetMs: v.nullable(v.number()),
  /** Decided games and sets and the winner as one text, to detect corrections to them. */
  decided: v.string(),
  packets: v.object({
    /** Distinct messages in the timeline, including undecodable ones. */
    total: Count,
    lastSeqNum: v.nullable(v.number()),
    duplicates: Count,
    undecodable: Count,
    gapsOpen: Count,
    gapsHealed: Count
  }),
  capture: v.object({
    state: v.picklist(['writing', 'sealed', 'failed', 'off']),
    bytes: Count,
    /** File name without folder; empty if off. */
    fileName: v.string()
  }),
  /** `revision` increases when rows that were already sent change. */
  timeline: v.object({ entries: Count, revision: Count }),
  /** Null for a live court. */
  replay: v.nullable(ReplayViewSchema)
}

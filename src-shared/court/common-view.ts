/**
 * What a window is told about every court, whatever is played there. These schemas are both the run-time check of the
 * IPC stream and the source of the types that the views use. Times: `…At` is UTC in milliseconds, `…MonotonicMs` is the
 * engine's monotonic clock; ages are shown as the `clock` slice's `monotonicMs` minus such a stamp.
 */
import * as v from 'valibot'
import { ReplayViewSchema } from '../logs/replay-view'

export const CourtIdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(120))

/** One word for how far the shown score can be relied on (design: trust). */
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
  /** Push does not come: the match is asked for from time to time instead. */
  'polling',
  'waiting',
  'not-started',
  'refused',
  'finished'
] as const
export type ConnectionState = (typeof CONNECTION_STATES)[number]

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))

export const ConnectionViewSchema = v.object({
  state: v.picklist(CONNECTION_STATES),
  /** Host and port that is used or tried, without credentials or query. */
  host: v.string(),
  /** In words, for the operator: what is going on or what went wrong, and what happens next. */
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

/** The fields that the views of all sports have. */
export const COMMON_COURT_FIELDS = {
  courtId: CourtIdSchema,
  /** The provider's name of the match: an event id, or a fixture's number. */
  eventId: v.string(),
  /** "Court 4", or the event id until the provider has said which court. */
  title: v.string(),
  /** "Men's singles · quarter-final", as far as the event id tells; may be empty. */
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
  /** Source to receive time; null when the source's times cannot be compared with ours. */
  delay: v.nullable(
    v.object({ delayMs: v.number(), level: v.pipe(v.number(), v.minValue(1), v.maxValue(5)) })
  ),
  /** Set while trust is ALARM; `text` is a sentence for the operator. */
  providerTrouble: v.nullable(v.object({ kind: v.picklist(PROVIDER_TROUBLES), text: v.string() })),
  /** Tone `normal` is the point in play: calm, it comes with every point. */
  suspendAdvice: v.nullable(
    v.object({ reason: v.string(), tone: v.picklist(TRUST_TONES), sinceMonotonicMs: v.number() })
  ),
  /** Whether a point is being played, as far as the feed tells. */
  pointInPlay: v.boolean(),
  /** What goes on, in words ("Warm-up", "Time-out, Norway"). */
  matchStateText: v.string(),
  /** "Best of 3 · tie-break sets"; empty until known. */
  format: v.string(),
  lastPointMonotonicMs: v.nullable(v.number()),
  lastPacketMonotonicMs: v.nullable(v.number()),
  /** After so long without a packet the operator should look; null while none is expected. */
  quietLimitMs: v.nullable(v.number()),
  /** Venue wall clock minus UTC, from the provider's local times. */
  venueOffsetMs: v.nullable(v.number()),
  /** Games and sets that are decided, and the winner, as one text: it tells whether a correction changed any of them. */
  decided: v.string(),
  packets: v.object({
    /** Distinct packets in the timeline, undecodable ones included. */
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
    /** File name without folder; empty when off. */
    fileName: v.string()
  }),
  /** What the timeline's rows are made of; `revision` changes when rows that were already sent have changed. */
  timeline: v.object({ entries: Count, revision: Count }),
  /** Null for a court that is live. */
  replay: v.nullable(ReplayViewSchema)
}

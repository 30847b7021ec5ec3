/**
 * What a window is told about a court. These schemas are both the run-time check of the IPC stream and the
 * source of the types that the views use. Times: `…At` is UTC in milliseconds, `…MonotonicMs` is the engine's
 * monotonic clock; ages are shown as the `clock` slice's `monotonicMs` minus such a stamp.
 */
import * as v from 'valibot'
import { ReplayViewSchema } from '../logs/replay-view'
import { RallyKeySchema } from '../rally/rally'
import { InsightSchema } from './insight-view'
import { TeamSchema } from './team'

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

export const SITUATIONS = ['match-point', 'set-point', 'break-point', 'game-point', 'tie-break'] as const

export const ServerViewSchema = v.object({ team: TeamSchema, member: v.nullable(v.number()) })

export const TeamViewSchema = v.object({
  /** One name for singles, two for doubles; empty until the provider has sent them. */
  players: v.array(v.object({ name: v.string(), country: v.string() }))
})

export const ScoreViewSchema = v.object({
  finishedSets: v.array(
    v.object({
      gamesA: v.number(),
      gamesB: v.number(),
      tieBreak: v.nullable(v.object({ pointsA: v.number(), pointsB: v.number() }))
    })
  ),
  gamesA: v.number(),
  gamesB: v.number(),
  /** Empty strings once the match has ended. */
  pointsA: v.string(),
  pointsB: v.string(),
  gameType: v.picklist(['StandardGame', 'TieBreaker'])
})
export type ScoreView = v.InferOutput<typeof ScoreViewSchema>

export const CourtViewSchema = v.object({
  courtId: CourtIdSchema,
  sport: v.literal('tennis'),
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
  /** Tone `normal` is the point in play: calm, it comes with every point. */
  suspendAdvice: v.nullable(
    v.object({ reason: v.string(), tone: v.picklist(TRUST_TONES), sinceMonotonicMs: v.number() })
  ),
  teams: v.object({ TeamA: TeamViewSchema, TeamB: TeamViewSchema }),
  score: v.nullable(ScoreViewSchema),
  server: v.nullable(ServerViewSchema),
  serveNumber: v.nullable(v.picklist([1, 2])),
  pointInPlay: v.boolean(),
  /** The most important one only; `team` is who wins something by winning the point. */
  situation: v.nullable(
    v.object({
      kind: v.picklist(SITUATIONS),
      team: v.nullable(TeamSchema),
      /** In how many consecutive points the team has that chance (0-40: 3). */
      count: Count
    })
  ),
  /** The provider's match state, raw ("InProgress", "Suspended", …), and the same in words. */
  matchState: v.string(),
  matchStateText: v.string(),
  matchTime: v.string(),
  /** "Best of 3 · tie-break sets"; empty until known. */
  format: v.string(),
  umpire: v.string(),
  lastPointMonotonicMs: v.nullable(v.number()),
  lastPacketMonotonicMs: v.nullable(v.number()),
  /** Venue wall clock minus UTC, from the provider's local times. */
  venueOffsetMs: v.nullable(v.number()),
  result: v.nullable(v.object({ winner: v.nullable(TeamSchema), text: v.string() })),
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
  insight: InsightSchema,
  /** What the timeline's rows are made of; `revision` changes when rows that were already sent have changed. */
  timeline: v.object({ entries: Count, revision: Count }),
  /** Null while no rally packet has come. `revision` changes with every rally; `latest` is the newest one told of. */
  rallies: v.nullable(v.object({ count: Count, revision: Count, latest: v.nullable(RallyKeySchema) })),
  /** Null for a court that is live. */
  replay: v.nullable(ReplayViewSchema)
})
export type CourtView = v.InferOutput<typeof CourtViewSchema>

export const TIMELINE_TONES = ['normal', 'point', 'late', 'corrected', 'trouble', 'heading', 'note'] as const

/** One line of a court's timeline; rows are ordered by `index`, oldest first. */
export const TimelineRowSchema = v.object({
  index: Count,
  tone: v.picklist(TIMELINE_TONES),
  /** The provider's packet kind, raw; empty for rows of our own (headings, gaps, connection). */
  kind: v.string(),
  /** The sentence a person would say. */
  text: v.string(),
  /** Short fact at the right edge ("late", "seq 61 missing"); may be empty. */
  remark: v.string(),
  /** The game score after this packet ("40–15"), when it carries one. */
  score: v.string(),
  seqNum: v.nullable(v.number()),
  sourceAt: v.nullable(v.number()),
  receivedAt: v.number(),
  delayMs: v.nullable(v.number()),
  matchTime: v.string(),
  /** Raw text (shortened) of what could not be read or is not known; else empty. */
  raw: v.string(),
  filters: v.object({ point: v.boolean(), bigPoint: v.boolean(), trouble: v.boolean() })
})
export type TimelineRow = v.InferOutput<typeof TimelineRowSchema>

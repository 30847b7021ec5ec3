/** The view of a court played from a log. */
import * as v from 'valibot'
import { Count } from '../count'

export const REPLAY_SPEEDS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60] as const

export const ReplayViewSchema = v.object({
  fileName: v.string(),
  /** `indexing`: the log is being read for the first time and can be played as far as it is read. */
  state: v.picklist(['indexing', 'playing', 'paused']),
  speed: v.number(),
  /** Records applied, of all in the log. */
  position: Count,
  length: Count,
  /** Log time (UTC in milliseconds, steady: unaffected by clock changes during the match). */
  atMs: v.number(),
  startMs: v.number(),
  endMs: v.number(),
  /** The court's own monotonic clock: ages of this court are measured against it, not against the engine's. */
  nowMonotonicMs: v.number(),
  /** The log is still being written. */
  growing: v.boolean(),
  /** Plays records as they are appended. */
  followsLive: v.boolean(),
  skipIdle: v.boolean(),
  loop: v.nullable(v.object({ fromMs: v.number(), toMs: v.number() })),
  /** Moves together with all other linked replays. */
  linked: v.boolean(),
  /** Changes when the marks have changed. */
  marksRevision: Count,
  /** What is wrong with the log; empty if nothing is. */
  problem: v.string()
})
export type ReplayView = v.InferOutput<typeof ReplayViewSchema>

export const REPLAY_MARK_KINDS = [
  'set',
  'game',
  'break',
  'time-out',
  'challenge',
  'alarm',
  'gap',
  'correction',
  'note'
] as const
export type ReplayMarkKind = (typeof REPLAY_MARK_KINDS)[number]

export const ReplayMarkSchema = v.object({
  kind: v.picklist(REPLAY_MARK_KINDS),
  /** Log time. */
  atMs: v.number(),
  /** Records applied just after it. */
  position: Count,
  /** "Set 2", "Break, Halvorsen", "FEED_STALE". */
  label: v.string()
})
export type ReplayMark = v.InferOutput<typeof ReplayMarkSchema>

export const ReplayCommandSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('play') }),
  v.strictObject({ kind: v.literal('pause') }),
  v.strictObject({
    kind: v.literal('speed'),
    speed: v.pipe(v.number(), v.minValue(0.1), v.maxValue(60))
  }),
  v.strictObject({
    kind: v.literal('step'),
    unit: v.picklist(['packet', 'point', 'game', 'set']),
    direction: v.picklist([-1, 1])
  }),
  v.strictObject({ kind: v.literal('seek-time'), atMs: v.number() }),
  v.strictObject({ kind: v.literal('seek-position'), position: Count }),
  v.strictObject({ kind: v.literal('seek-seq'), seqNum: Count }),
  /** Numbers from 1. */
  v.strictObject({ kind: v.literal('seek-set'), set: Count }),
  /** Finds the game in that set; in a sport without games, the set. */
  v.strictObject({ kind: v.literal('seek-game'), set: Count, game: Count }),
  v.strictObject({ kind: v.literal('skip-idle'), on: v.boolean() }),
  v.strictObject({ kind: v.literal('loop'), stretch: ReplayViewSchema.entries.loop }),
  v.strictObject({ kind: v.literal('follow-live'), on: v.boolean() }),
  v.strictObject({ kind: v.literal('link'), on: v.boolean() })
])
export type ReplayCommand = v.InferOutput<typeof ReplayCommandSchema>

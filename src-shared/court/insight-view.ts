/** The checks common to all sports, and the state of each feed. */
import * as v from 'valibot'
import { Count } from '../count'

/** The checks common to all sports. */
export const InsightSchema = v.object({
  scoreCheck: v.object({
    /** False if the provider's format is unknown: then nothing is checked. */
    rulesKnown: v.boolean(),
    /** Scores compared with the rules, and how many agreed. */
    checked: Count,
    agreed: Count,
    /** Points by which the score moved without a message. */
    missingPoints: Count,
    /** The latest score that breaks the rules, until feed and rules agree again. */
    conflict: v.nullable(v.object({ provider: v.string(), rules: v.string(), sinceMonotonicMs: v.number() })),
    /** A conflict that the feed itself may still settle: by so many further messages, or within this time. */
    settlesWithin: v.object({ messages: Count, ms: v.nullable(v.number()) })
  }),
  /** When the score was last corrected; the card marks it for 30 s. */
  correctedMonotonicMs: v.nullable(v.number()),
  /** Estimated venue clock minus ours; null until there is enough data. */
  clockOffsetMs: v.nullable(v.number())
})
export type Insight = v.InferOutput<typeof InsightSchema>

/** One connection of a court, for the feed panel. */
export const FeedPanelSchema = v.object({
  feed: v.string(),
  state: v.string(),
  host: v.string(),
  message: v.string(),
  attempts: Count,
  nextAttemptMonotonicMs: v.nullable(v.number()),
  lastCloseCode: v.nullable(v.number()),
  heartbeats: Count,
  lastSeqReceived: v.nullable(v.number()),
  lastSeqApplied: v.nullable(v.number()),
  gapsOpen: Count,
  gapsHealed: Count,
  duplicates: Count,
  undecodable: Count,
  delayMedianMs: v.nullable(v.number()),
  delayP95Ms: v.nullable(v.number()),
  delayP99Ms: v.nullable(v.number()),
  clockOffsetMs: v.nullable(v.number()),
  bytesPerSecond: v.number()
})
export type FeedPanel = v.InferOutput<typeof FeedPanelSchema>

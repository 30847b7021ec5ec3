/** What the console checks in every sport, and the state of each feed. */
import * as v from 'valibot'

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** What is checked in every sport. */
export const InsightSchema = v.object({
  scoreCheck: v.object({
    /** False when the provider's word for the format is not known: then nothing is checked. */
    rulesKnown: v.boolean(),
    /** Scores compared with the rules, and how many of them agree. */
    checked: Count,
    agreed: Count,
    /** Points that the score has moved on by without a packet. */
    missingPoints: Count,
    /** The latest score that the rules do not allow, until the feed and the rules agree again. */
    conflict: v.nullable(v.object({ provider: v.string(), rules: v.string(), sinceMonotonicMs: v.number() })),
    /** A conflict that the feed itself may still settle: by so many further messages, or within this time. */
    settlesWithin: v.object({ messages: Count, ms: v.nullable(v.number()) })
  }),
  /** When the score was last corrected; the card marks it for 30 s. */
  correctedMonotonicMs: v.nullable(v.number()),
  /** Venue clock minus ours, estimated; null until there is enough to estimate from. */
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

/** What the console thinks of a match beside the provider's score: checks, statistics, models. */
import * as v from 'valibot'

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

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
    conflict: v.nullable(v.object({ provider: v.string(), rules: v.string(), sinceMonotonicMs: v.number() }))
  }),
  /** When the score was last corrected; the card marks it for 30 s. */
  correctedMonotonicMs: v.nullable(v.number()),
  /** Venue clock minus ours, estimated; null until there is enough to estimate from. */
  clockOffsetMs: v.nullable(v.number())
})
export type Insight = v.InferOutput<typeof InsightSchema>

export const TennisInsightSchema = v.object({
  ...InsightSchema.entries,
  /** Team A's chance to win the match: a model, not a price. Null when rules or server are not known. */
  winProbabilityA: v.nullable(Share),
  /** Momentum after each of the latest points, -1 (team B) to 1 (team A), oldest first. */
  momentum: v.array(v.number()),
  statisticsFeed: v.object({
    state: v.picklist(['off', 'waiting', 'agrees', 'differs']),
    differences: Count
  })
})
export type TennisInsight = v.InferOutput<typeof TennisInsightSchema>

export const NO_INSIGHT: TennisInsight = {
  scoreCheck: { rulesKnown: false, checked: 0, agreed: 0, missingPoints: 0, conflict: null },
  correctedMonotonicMs: null,
  clockOffsetMs: null,
  winProbabilityA: null,
  momentum: [],
  statisticsFeed: { state: 'off', differences: 0 }
}

/** What the charts are drawn from: one entry a point, and what happened between the points. */
export const SeriesViewSchema = v.object({
  /** Changes when earlier entries have changed. */
  revision: v.number(),
  points: v.array(
    v.object({
      seqNum: v.number(),
      set: v.number(),
      /** Games of the set played before this point. */
      game: v.number(),
      /** UTC milliseconds of the provider, or of receipt where it sends none. */
      at: v.number(),
      winner: v.picklist(['TeamA', 'TeamB']),
      winProbabilityA: v.nullable(Share),
      momentum: v.number(),
      delayMs: v.nullable(v.number())
    })
  ),
  marks: v.array(
    v.object({
      /** Index into `points`: the mark stands before that point. */
      point: v.number(),
      kind: v.picklist(['set', 'break', 'alarm', 'gap', 'correction', 'interruption']),
      text: v.string()
    })
  )
})
export type SeriesView = v.InferOutput<typeof SeriesViewSchema>

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

/** The console's own view of a tennis match: statistics, models and chart data. */
import * as v from 'valibot'
import { Count } from '../../../count'
import { InsightSchema } from '../../../court/insight-view'
import { TeamSchema } from '../rules/team'

const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

export const TennisInsightSchema = v.object({
  ...InsightSchema.entries,
  /** Team A's chance to win the match: a model, not a price. Null if rules or server are unknown. */
  winProbabilityA: v.nullable(Share),
  /** Momentum after each of the latest points, -1 (team B) to 1 (team A), oldest first. */
  momentum: v.array(v.number()),
  statisticsFeed: v.object({
    state: v.picklist(['off', 'waiting', 'agrees', 'differs']),
    differences: Count
  })
})
export type TennisInsight = v.InferOutput<typeof TennisInsightSchema>

/** The chart data: one entry per point, and what happened between points. */
export const SeriesViewSchema = v.object({
  /** Changes when earlier entries change. */
  revision: v.number(),
  points: v.array(
    v.object({
      seqNum: v.number(),
      set: v.number(),
      /** Games of the set played before this point. */
      game: v.number(),
      /** The provider's UTC milliseconds, or the receive time if it sends none. */
      at: v.number(),
      winner: TeamSchema,
      winProbabilityA: v.nullable(Share),
      momentum: v.number(),
      delayMs: v.nullable(v.number())
    })
  ),
  marks: v.array(
    v.object({
      /** Index into `points`: the mark is placed before that point. */
      point: v.number(),
      kind: v.picklist(['set', 'break', 'alarm', 'gap', 'correction', 'interruption']),
      text: v.string()
    })
  )
})
export type SeriesView = v.InferOutput<typeof SeriesViewSchema>

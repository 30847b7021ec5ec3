/** Statistics as windows and exports see them. Definitions stand at the fields. */
import * as v from 'valibot'

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))

export const TeamStatisticsSchema = v.object({
  /** Points won by a serve that the receiver did not touch, as the feed says. */
  aces: Count,
  doubleFaults: Count,
  /** Serves that were faults: first serves and second ones. */
  faults: Count,
  /** Points that began with this team's serve, penalties left out. */
  servePoints: Count,
  firstServesIn: Count,
  firstServePointsWon: Count,
  /** Second serves in; a double fault is none. */
  secondServesIn: Count,
  secondServePointsWon: Count,
  /** Points at which the opponent would have won this team's service game. */
  breakPointsFaced: Count,
  breakPointsSaved: Count,
  /** Break points that this team won as receiver. */
  breakPointsConverted: Count,
  pointsWon: Count,
  gamesWon: Count,
  /** The longest run of points, and of games, won without the opponent winning one. */
  longestPointStreak: Count,
  longestGameStreak: Count
})
export type TeamStatistics = v.InferOutput<typeof TeamStatisticsSchema>

export const BothTeamsSchema = v.object({ TeamA: TeamStatisticsSchema, TeamB: TeamStatisticsSchema })

/** The statistics feed's own figures, by our names where they mean the same; null where it sends none. */
export const ProviderFiguresSchema = v.record(v.string(), v.number())

export const StatisticsViewSchema = v.object({
  /** The match first, then the sets in order. */
  parts: v.array(
    v.object({
      label: v.string(),
      ours: BothTeamsSchema,
      provider: v.nullable(v.object({ TeamA: ProviderFiguresSchema, TeamB: ProviderFiguresSchema }))
    })
  ),
  /** Differences that have lasted; `packets` names what explains ours. */
  differences: v.array(
    v.object({
      part: v.string(),
      team: v.picklist(['TeamA', 'TeamB']),
      figure: v.string(),
      ours: v.number(),
      provider: v.number(),
      packets: v.string()
    })
  )
})
export type StatisticsView = v.InferOutput<typeof StatisticsViewSchema>

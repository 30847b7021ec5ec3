/**
 * Statistics for windows and exports. Each field is defined below; serves and faults follow the ITF Rules of Tennis
 * (rules 16 to 22), aces and break points the LTA glossary ("Tennis stats explained"). The statistics feed counts the
 * same by its own table, except points, games and streaks.
 */
import * as v from 'valibot'
import { Count } from '../../../count'

export const TeamStatisticsSchema = v.object({
  /** Points won by a serve the receiver did not touch, according to the feed. */
  aces: Count,
  /** Points lost by two faults in a row (rule 24a). */
  doubleFaults: Count,
  /** Faults on first and second serves. */
  faults: Count,
  /** Points this team served; a penalty point has no serve. */
  servePoints: Count,
  firstServesIn: Count,
  firstServePointsWon: Count,
  /** Second serves in; a double fault is not one, but its point is lost on second serve. */
  secondServesIn: Count,
  secondServePointsWon: Count,
  /** Points that could have won the opponent this team's service game; none in a tie-break. */
  breakPointsFaced: Count,
  breakPointsSaved: Count,
  /** Break points this team won as receiver. */
  breakPointsConverted: Count,
  /** Includes penalties. */
  pointsWon: Count,
  /** A tie-break is a game. */
  gamesWon: Count,
  /** The longest run of points, and of games, won without the opponent winning one. */
  longestPointStreak: Count,
  longestGameStreak: Count
})
export type TeamStatistics = v.InferOutput<typeof TeamStatisticsSchema>

export const BothTeamsSchema = v.object({ TeamA: TeamStatisticsSchema, TeamB: TeamStatisticsSchema })

/** The statistics feed's own figures under our names; null if it sends none. */
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
  /** Lasting differences; `packets` lists what explains ours. */
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

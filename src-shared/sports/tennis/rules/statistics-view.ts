/**
 * Statistics as windows and exports see them. Definitions stand at the fields; those of serves and faults follow the
 * ITF Rules of Tennis (rules 16 to 22), those of aces and break points the glossary of the LTA ("Tennis stats
 * explained"). The statistics feed counts the same by its own table, but for points, games and streaks.
 */
import * as v from 'valibot'
import { Count } from '../../../count'

export const TeamStatisticsSchema = v.object({
  /** Points won by a serve that the receiver did not touch, as the feed says. */
  aces: Count,
  /** Points lost by two faults in a row (rule 24a). */
  doubleFaults: Count,
  /** Serves that were faults: first serves and second ones. */
  faults: Count,
  /** Points that this team served; one given as a penalty has no serve. */
  servePoints: Count,
  firstServesIn: Count,
  firstServePointsWon: Count,
  /** Second serves in; a double fault is none, but its point is lost on second serve. */
  secondServesIn: Count,
  secondServePointsWon: Count,
  /** Points with which the opponent would have won this team's service game; there are none in a tie-break. */
  breakPointsFaced: Count,
  breakPointsSaved: Count,
  /** Break points that this team won as receiver. */
  breakPointsConverted: Count,
  /** Penalties included. */
  pointsWon: Count,
  /** A tie-break is a game. */
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

/** What a window is told of a court's rallies, and what it may ask for. */
import * as v from 'valibot'
import { Count } from '../../../count'
import { TeamSchema } from '../rules/team'
import { BallPositionSchema, PositionSchema, RallyKeySchema } from './rally'

/** One rally in the list: what it can be filtered by. */
export const RallyRowSchema = v.object({
  key: RallyKeySchema,
  server: v.nullable(TeamSchema),
  /** 1 or 2; null where it is not told. */
  serveNumber: v.nullable(v.picklist([1, 2])),
  /** "deuce", "advantage"; empty where it is not told. */
  serveSide: v.string(),
  winner: v.nullable(TeamSchema),
  /** "ace", "double fault", "winner", "forced error", "unforced error", "fault", …; empty where it is not told. */
  outcome: v.string(),
  shots: Count,
  /** Shots whose path is known. */
  shotsLocated: Count,
  durationS: v.nullable(v.number()),
  serveSpeedMs: v.nullable(v.number()),
  /** Break, set or match point. */
  pressure: v.picklist(['', 'break-point', 'set-point', 'match-point']),
  /** "30–15", before the point; empty while the point's packet has not come. */
  score: v.string(),
  startAt: v.nullable(v.number()),
  /** What is missing or wrong, in a few words; empty when nothing is. */
  remark: v.string()
})
export type RallyRow = v.InferOutput<typeof RallyRowSchema>

export const RallyListSchema = v.object({ revision: v.number(), rows: v.array(RallyRowSchema) })
export type RallyList = v.InferOutput<typeof RallyListSchema>

/** A shot as overlays draw it: where it was hit and where it came down. */
export const PlacedShotSchema = v.object({
  key: RallyKeySchema,
  shotNumber: Count,
  team: TeamSchema,
  stroke: v.string(),
  serveNumber: v.nullable(v.picklist([1, 2])),
  serveSide: v.string(),
  speedMs: v.nullable(v.number()),
  hit: v.nullable(BallPositionSchema),
  bounce: v.nullable(PositionSchema),
  /** "wide", "body", "T" for a serve that landed; else empty. */
  direction: v.string(),
  isIn: v.nullable(v.boolean()),
  /** Whether the hitter's team won the point; null where it is not told. */
  won: v.nullable(v.boolean()),
  /** Which half of the court the hitter stood on: 1 at positive x, -1 at negative. */
  end: v.picklist([1, -1])
})
export type PlacedShot = v.InferOutput<typeof PlacedShotSchema>

export const OverlaySchema = v.object({
  revision: v.number(),
  shots: v.array(PlacedShotSchema),
  /** Positions of players, for densities; every fifth of a second. */
  playerPositions: v.array(v.object({ team: TeamSchema, ...PositionSchema.entries }))
})
export type Overlay = v.InferOutput<typeof OverlaySchema>

const ByTeam = v.object({ TeamA: v.number(), TeamB: v.number() })
const Tally = v.array(v.object({ name: v.string(), ...ByTeam.entries }))

export const RallyStatisticsSchema = v.object({
  rallies: Count,
  averageShots: v.nullable(v.number()),
  /** Points won by the number of shots: "1–4", "5–8", "9+". */
  pointsWonByLength: Tally,
  pointsWonByExactLength: Tally,
  shotsByStroke: Tally,
  shotsBySpin: Tally,
  shotsByOutcome: Tally,
  serveSpeedMs: v.array(
    v.object({
      team: TeamSchema,
      /** Null: of both serves. */
      serveNumber: v.nullable(v.picklist([1, 2])),
      max: v.nullable(v.number()),
      mean: v.nullable(v.number()),
      serves: Count
    })
  ),
  winners: ByTeam,
  forcedErrors: ByTeam,
  unforcedErrors: ByTeam,
  netApproaches: ByTeam,
  netPointsWon: ByTeam,
  distanceM: ByTeam,
  /** Our figure and the summary feed's where they differ, in words. */
  differences: v.array(v.string())
})
export type RallyStatistics = v.InferOutput<typeof RallyStatisticsSchema>

/** The view of a court's rallies, and what a window may request. */
import * as v from 'valibot'
import { Count } from '../../../count'
import { TeamSchema } from '../rules/team'
import { BallPositionSchema, PositionSchema, RallyKeySchema } from './rally'

/** One rally in the list: what it can be filtered by. */
export const RallyRowSchema = v.object({
  key: RallyKeySchema,
  server: v.nullable(TeamSchema),
  /** 1 or 2; null if unknown. */
  serveNumber: v.nullable(v.picklist([1, 2])),
  /** "deuce", "advantage"; empty if unknown. */
  serveSide: v.string(),
  winner: v.nullable(TeamSchema),
  /** Such as "ace", "double fault", "winner", "forced error", "unforced error" or "fault"; empty if unknown. */
  outcome: v.string(),
  shots: Count,
  /** Shots with a known path. */
  shotsLocated: Count,
  durationS: v.nullable(v.number()),
  serveSpeedMs: v.nullable(v.number()),
  /** Break, set or match point. */
  pressure: v.picklist(['', 'break-point', 'set-point', 'match-point']),
  /** "30–15", before the point; empty until the point's packet arrives. */
  score: v.string(),
  startAt: v.nullable(v.number()),
  /** What is missing or wrong; empty if nothing is. */
  remark: v.string()
})
export type RallyRow = v.InferOutput<typeof RallyRowSchema>

export const RallyListSchema = v.object({ revision: v.number(), rows: v.array(RallyRowSchema) })
export type RallyList = v.InferOutput<typeof RallyListSchema>

/** A shot for overlays: where it was hit and where it bounced. */
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
  /** Whether the hitter's team won the point; null if unknown. */
  won: v.nullable(v.boolean()),
  /** The hitter's half of the court: 1 at positive x, -1 at negative. */
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
      /** Null: both serves. */
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
  /** Where our figure differs from the summary feed's, as text. */
  differences: v.array(v.string())
})
export type RallyStatistics = v.InferOutput<typeof RallyStatisticsSchema>

/**
 * A rally, from either generation of the tracking feeds. Metres, seconds on the rally's own clock (0 is the first hit),
 * metres per second, revolutions per minute. The court's axes: x along the court with the net at 0, y across with the
 * centre line at 0, z up (provider's rally tracking page, computed).
 */
import * as v from 'valibot'
import { Count } from '../../../count'
import { TeamSchema } from '../rules/team'

/** Where in the match a rally is; all count from 1. `serve` 2 is a rally on the second serve. */
export const RallyKeySchema = v.object({ set: Count, game: Count, point: Count, serve: Count, rally: Count })
export type RallyKey = v.InferOutput<typeof RallyKeySchema>

export const PositionSchema = v.object({ x: v.number(), y: v.number() })
export type Position = v.InferOutput<typeof PositionSchema>

export const BallPositionSchema = v.object({ x: v.number(), y: v.number(), z: v.number() })
export type BallPosition = v.InferOutput<typeof BallPositionSchema>

/** Coefficients, lowest power first, of the rally's clock (not of the arc's). */
const PolynomialSchema = v.array(v.number())

export const ArcSchema = v.object({
  /** "hit", "bounce", "toss" or another provider value. */
  kind: v.string(),
  startS: v.number(),
  endS: v.number(),
  x: PolynomialSchema,
  y: PolynomialSchema,
  z: PolynomialSchema
})
export type Arc = v.InferOutput<typeof ArcSchema>

/** The provider's words in lower case ("forehand", "out"), unknown ones kept. Empty or null: not in the feed. */
export const ShotSchema = v.object({
  /** From 1. */
  number: Count,
  /** The provider's id of the shot; empty if it has none. */
  shotId: v.string(),
  team: v.nullable(TeamSchema),
  /** 1 or 2 in doubles. */
  player: v.nullable(v.number()),
  /** "serve", "return", "forehand", "backhand", … */
  stroke: v.string(),
  /** "left" or "right" of the body. */
  side: v.string(),
  spin: v.object({ kind: v.string(), rpm: v.nullable(v.number()) }),
  speedMs: v.nullable(v.number()),
  /** Such as "in", "out" or "net"; empty if there was none. */
  call: v.string(),
  /** "rally", "winner", "error", … */
  result: v.string(),
  /** How far the ball was out. */
  outDistanceM: v.nullable(v.number()),
  timeS: v.number(),
  durationS: v.nullable(v.number()),
  arcs: v.array(ArcSchema)
})
export type Shot = v.InferOutput<typeof ShotSchema>

export const PlayerTrackSchema = v.object({
  team: TeamSchema,
  player: v.nullable(v.number()),
  /** Of equal length, in time order. */
  timesS: v.array(v.number()),
  xs: v.array(v.number()),
  ys: v.array(v.number())
})
export type PlayerTrack = v.InferOutput<typeof PlayerTrackSchema>

/** Ball positions sampled by the provider, in addition to the arcs. */
export const BallTrackSchema = v.object({
  timesS: v.array(v.number()),
  xs: v.array(v.number()),
  ys: v.array(v.number()),
  zs: v.array(v.number()),
  /** What happened at a sample ("hit", "peak", "bounce"), by its index in the lists. */
  events: v.array(v.object({ index: Count, names: v.array(v.string()) }))
})
export type BallTrack = v.InferOutput<typeof BallTrackSchema>

/** The provider's own figures of a rally and of the match up to it. */
export const RallySummarySchema = v.object({
  shots: v.nullable(v.number()),
  /** How the rally ended. */
  conclusion: v.nullable(
    v.object({
      /** As in the shots; empty if unknown. */
      shotId: v.string(),
      stroke: v.string(),
      result: v.string(),
      /** "forced", "unforced"; empty if unknown. */
      action: v.string(),
      speedMs: v.nullable(v.number())
    })
  ),
  /** Which shot was the serve; empty if unknown. */
  serveShotId: v.string(),
  serveSpeedMs: v.nullable(v.number()),
  distancesM: v.array(v.object({ team: TeamSchema, player: v.nullable(v.number()), distanceM: v.number() })),
  /** Totals of the match after this rally; null if unknown. */
  match: v.nullable(
    v.object({
      sets: v.object({ TeamA: v.number(), TeamB: v.number() }),
      games: v.object({ TeamA: v.number(), TeamB: v.number() }),
      points: v.object({ TeamA: v.number(), TeamB: v.number() })
    })
  ),
  isBreakPoint: v.boolean(),
  isSetPoint: v.boolean(),
  isMatchPoint: v.boolean()
})
export type RallySummary = v.InferOutput<typeof RallySummarySchema>

/** Which packets a rally was built from. */
export const ProvenanceSchema = v.object({
  generation: v.picklist([2022, 2024]),
  /** What the packet was about. */
  content: v.picklist(['rally', 'summary', 'events', 'shots', 'players']),
  packetId: v.string(),
  /** A later revision replaced earlier ones. */
  revision: v.number(),
  receivedAt: v.number()
})
export type Provenance = v.InferOutput<typeof ProvenanceSchema>

export const RallySchema = v.object({
  key: RallyKeySchema,
  provenance: v.array(ProvenanceSchema),
  /** UTC in milliseconds; null if unknown. */
  startAt: v.nullable(v.number()),
  durationS: v.nullable(v.number()),
  server: v.nullable(TeamSchema),
  scorer: v.nullable(TeamSchema),
  /** "played", … */
  result: v.string(),
  /** "deuce", "advantage"; empty if unknown. */
  serveSide: v.string(),
  teamAtPositiveX: v.nullable(TeamSchema),
  shots: v.array(ShotSchema),
  ball: v.nullable(BallTrackSchema),
  players: v.array(PlayerTrackSchema),
  summary: v.nullable(RallySummarySchema),
  /** What could not be read or made no sense, as text. */
  faults: v.array(v.string())
})
export type Rally = v.InferOutput<typeof RallySchema>

/** "1.4.2.1.1": set, game, point, serve, rally. */
export const keyText = ({ set, game, point, serve, rally }: RallyKey): string =>
  [set, game, point, serve, rally].join('.')

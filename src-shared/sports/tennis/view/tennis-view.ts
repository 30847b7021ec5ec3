/** The view of a tennis court. */
import * as v from 'valibot'
import { Count } from '../../../count'
import { RallyKeySchema } from '../tracking/rally'
import { COMMON_COURT_FIELDS } from '../../../court/common-view'
import { TennisInsightSchema } from './insight-view'
import { TeamSchema } from '../rules/team'

export const SITUATIONS = ['match-point', 'set-point', 'break-point', 'game-point', 'tie-break'] as const

export const ServerViewSchema = v.object({ team: TeamSchema, member: v.nullable(v.number()) })

export const TeamViewSchema = v.object({
  /** One name for singles, two for doubles; empty until the provider sends them. */
  players: v.array(v.object({ name: v.string(), country: v.string() }))
})

export const ScoreViewSchema = v.object({
  finishedSets: v.array(
    v.object({
      gamesA: v.number(),
      gamesB: v.number(),
      tieBreak: v.nullable(v.object({ pointsA: v.number(), pointsB: v.number() }))
    })
  ),
  gamesA: v.number(),
  gamesB: v.number(),
  /** Empty strings once the match has ended. */
  pointsA: v.string(),
  pointsB: v.string(),
  gameType: v.picklist(['StandardGame', 'TieBreaker'])
})
export type ScoreView = v.InferOutput<typeof ScoreViewSchema>

export const TennisCourtViewSchema = v.object({
  ...COMMON_COURT_FIELDS,
  sport: v.literal('tennis'),
  teams: v.object({ TeamA: TeamViewSchema, TeamB: TeamViewSchema }),
  score: v.nullable(ScoreViewSchema),
  server: v.nullable(ServerViewSchema),
  serveNumber: v.nullable(v.picklist([1, 2])),
  /** Only the most important one; `team` is the team with the chance. */
  situation: v.nullable(
    v.object({
      kind: v.picklist(SITUATIONS),
      team: v.nullable(TeamSchema),
      /** For how many consecutive points the team has that chance (0-40: 3). */
      count: Count
    })
  ),
  /** The provider's match state, raw, such as "InProgress" or "Suspended". */
  matchState: v.string(),
  matchTime: v.string(),
  umpire: v.string(),
  result: v.nullable(v.object({ winner: v.nullable(TeamSchema), text: v.string() })),
  insight: TennisInsightSchema,
  /** Null until a rally packet arrives. `revision` changes with every rally; `latest` is the newest one. */
  rallies: v.nullable(v.object({ count: Count, revision: Count, latest: v.nullable(RallyKeySchema) }))
})
export type TennisCourtView = v.InferOutput<typeof TennisCourtViewSchema>

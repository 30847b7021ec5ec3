/** The view of a volleyball court. */
import * as v from 'valibot'
import { Count } from '../../../count'
import { COMMON_COURT_FIELDS } from '../../../court/common-view'
import { InsightSchema } from '../../../court/insight-view'
import { VARIANTS } from '../rules/match-rules'
import { SIDES } from '../rules/sides'

export const SideSchema = v.picklist(SIDES)

/** The same for both sides. */
export const bySide = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.object({ Home: schema, Away: schema })

export const StakeSchema = v.object({ kind: v.picklist(['set-point', 'match-point']), side: SideSchema })

export const INTERRUPTIONS = [
  'challenge',
  'protest',
  'injury',
  'mind-change',
  'replay',
  'time-out',
  'technical-time-out'
] as const

const RotationViewSchema = v.object({
  /** 1 is the starting line-up of the set; null until there is one. */
  number: v.nullable(Count),
  /** Player ids by zone, zone 1 (the server) first; null if unknown, empty until there is a line-up. */
  zones: v.array(v.nullable(v.number())),
  liberos: v.array(v.number()),
  captain: v.nullable(v.number())
})
export type RotationView = v.InferOutput<typeof RotationViewSchema>

const SetScoreSchema = v.object({
  number: Count,
  isGolden: v.boolean(),
  points: bySide(Count)
})

export const VolleyballCourtViewSchema = v.object({
  ...COMMON_COURT_FIELDS,
  sport: v.literal('volleyball'),
  /** Team names; "Home" and "Away" if not given. */
  teams: bySide(v.object({ name: v.string() })),
  variant: v.picklist(VARIANTS),
  finishedSets: v.array(
    v.object({
      ...SetScoreSchema.entries,
      /** Null for a draw and if unknown. */
      winner: v.nullable(SideSchema),
      isConfirmed: v.boolean()
    })
  ),
  setsWon: bySide(Count),
  /** The current set; null before the match, between sets and after the end, except for an abandoned set. */
  set: v.nullable(SetScoreSchema),
  /** Who serves the next or current rally; null if unknown or the match is over. */
  server: v.nullable(v.object({ side: SideSchema, playerId: v.nullable(v.number()) })),
  /** What is at stake in the next rally, for whom, and for how many consecutive rallies. */
  situation: v.nullable(v.object({ ...StakeSchema.entries, count: Count })),
  /** Current run of points within the set. */
  run: v.nullable(v.object({ side: SideSchema, points: Count })),
  /** Winners of the current set's points, oldest first; a provisional point is not confirmed yet. */
  trail: v.array(v.object({ winner: SideSchema, isConfirmed: v.boolean() })),
  provisionalPoints: Count,
  /** For the current set, or the next one once there is data about it; null between sets. */
  timeOutsLeft: v.nullable(bySide(Count)),
  /** Regular ones, like time-outs; also null if the variant has none. */
  substitutionsLeft: v.nullable(bySide(Count)),
  teamOnLeft: v.nullable(SideSchema),
  /** Like time-outs: known before the next set starts, from its line-ups. */
  rotations: v.nullable(bySide(RotationViewSchema)),
  /** Why the next rally does not start yet; its text is the court's `matchStateText`. */
  interruption: v.nullable(v.object({ kind: v.picklist(INTERRUPTIONS), side: v.nullable(SideSchema) })),
  /** False while the provider marks its own data unreliable. */
  isReliable: v.boolean(),
  result: v.nullable(
    v.object({ winner: v.nullable(SideSchema), isConfirmed: v.boolean(), text: v.string() })
  ),
  insight: InsightSchema,
  /** How many actions the provider changed later. */
  actions: v.object({ total: Count, cancelled: Count, modified: Count, inserted: Count })
})
export type VolleyballCourtView = v.InferOutput<typeof VolleyballCourtViewSchema>

const ShareSchema = v.object({ won: Count, played: Count })

const SideStatisticsSchema = v.object({
  points: Count,
  /** Points won by the provider's point type, such as `Kill` or `Block`; a point may have several types, or none. */
  pointsByKind: v.record(v.string(), Count),
  aces: Count,
  blocks: Count,
  /** Its own serves that lost the point. */
  serveErrors: Count,
  /** Points from the opponent's errors other than on serve. */
  opponentErrors: Count,
  /** Rallies won while receiving. */
  sideOut: ShareSchema,
  /** Rallies won while serving. */
  breakPoints: ShareSchema,
  rotations: v.array(v.object({ rotation: Count, sideOut: ShareSchema, breakPoints: ShareSchema })),
  longestRun: Count
})
export type SideStatisticsView = v.InferOutput<typeof SideStatisticsSchema>

/** One rally of a set's strip. */
export const RallyTickSchema = v.object({
  /** Sequence number of the message that created it, as in its timeline row; null if unknown. */
  seqNum: v.nullable(Count),
  server: v.nullable(SideSchema),
  serverPlayerId: v.nullable(v.number()),
  winner: SideSchema,
  /** The provider's words, such as Kill or Ace; Rally or Sanction. */
  types: v.array(v.string()),
  reasons: v.array(v.string()),
  isConfirmed: v.boolean(),
  /** After the point. */
  points: bySide(Count),
  /** Length of the winner's run including this point. */
  run: Count,
  /** What was at stake when it was played. */
  stake: v.nullable(StakeSchema)
})
export type RallyTick = v.InferOutput<typeof RallyTickSchema>

/** What a court view shows besides the slice: every rally, the statistics, challenges and sanctions. */
export const VolleyballMatchSchema = v.object({
  sets: v.array(
    v.object({
      ...SetScoreSchema.entries,
      isFinished: v.boolean(),
      winner: v.nullable(SideSchema),
      /** The provider's word for how it ended, raw; null while it continues or if unknown. */
      endType: v.nullable(v.string()),
      isConfirmed: v.boolean(),
      timeOuts: bySide(Count),
      substitutions: bySide(Count),
      rallies: v.array(RallyTickSchema),
      statistics: bySide(SideStatisticsSchema)
    })
  ),
  statistics: bySide(SideStatisticsSchema),
  challenges: v.array(
    v.object({
      setNumber: v.nullable(v.number()),
      /** As text: who asked, why, and how it ended. */
      text: v.string()
    })
  ),
  sanctions: v.array(
    v.object({ setNumber: v.nullable(v.number()), side: v.nullable(SideSchema), text: v.string() })
  )
})
export type VolleyballMatchView = v.InferOutput<typeof VolleyballMatchSchema>

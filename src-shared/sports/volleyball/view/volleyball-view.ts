/** What a window is told about a volleyball court. */
import * as v from 'valibot'
import { Count } from '../../../count'
import { COMMON_COURT_FIELDS } from '../../../court/common-view'
import { InsightSchema } from '../../../court/insight-view'
import { VARIANTS } from '../rules/match-rules'
import { SIDES } from '../rules/sides'

export const SideSchema = v.picklist(SIDES)

/** The same of both sides. */
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
  /** 1 is the line-up that began the set; null until there is a line-up. */
  number: v.nullable(Count),
  /** Player ids by zone, zone 1 (who serves) first; null where nobody is known, empty until there is a line-up. */
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
  /** What the teams are called; "Home" and "Away" where nobody has named them. */
  teams: bySide(v.object({ name: v.string() })),
  variant: v.picklist(VARIANTS),
  finishedSets: v.array(
    v.object({
      ...SetScoreSchema.entries,
      /** Null for a draw, and where nobody can be named. */
      winner: v.nullable(SideSchema),
      isConfirmed: v.boolean()
    })
  ),
  setsWon: bySide(Count),
  /** The set in play; null before the match, between sets and after the end, but for a set that was broken off. */
  set: v.nullable(SetScoreSchema),
  /** Who serves the next rally, or the one in play; null while it is not known and when the match is over. */
  server: v.nullable(v.object({ side: SideSchema, playerId: v.nullable(v.number()) })),
  /** What is at stake in the rally to come, for whom, and in how many consecutive rallies. */
  situation: v.nullable(v.object({ ...StakeSchema.entries, count: Count })),
  /** Points in a row by the team that won the last one, within the set. */
  run: v.nullable(v.object({ side: SideSchema, points: Count })),
  /** Winners of the points of the set in play, oldest first; a provisional point is not confirmed yet. */
  trail: v.array(v.object({ winner: SideSchema, isConfirmed: v.boolean() })),
  provisionalPoints: Count,
  /** In the set in play, or the next one once something is said of it; null between sets. */
  timeOutsLeft: v.nullable(bySide(Count)),
  /** Regular ones, as time-outs; null where the variant has none, too. */
  substitutionsLeft: v.nullable(bySide(Count)),
  teamOnLeft: v.nullable(SideSchema),
  /** As time-outs: with the line-ups of the next set they are there before it begins. */
  rotations: v.nullable(bySide(RotationViewSchema)),
  /** Why the next rally does not begin yet; its words are the court's `matchStateText`. */
  interruption: v.nullable(v.object({ kind: v.picklist(INTERRUPTIONS), side: v.nullable(SideSchema) })),
  /** False while the provider calls its own data unreliable. */
  isReliable: v.boolean(),
  result: v.nullable(
    v.object({ winner: v.nullable(SideSchema), isConfirmed: v.boolean(), text: v.string() })
  ),
  insight: InsightSchema,
  /** What the provider has done to actions after the fact. */
  actions: v.object({ total: Count, cancelled: Count, modified: Count, inserted: Count })
})
export type VolleyballCourtView = v.InferOutput<typeof VolleyballCourtViewSchema>

const ShareSchema = v.object({ won: Count, played: Count })

const SideStatisticsSchema = v.object({
  points: Count,
  /** Points won by the provider's word for how (`Kill`, `Block`, …); a point may have several words, or none. */
  pointsByKind: v.record(v.string(), Count),
  aces: Count,
  blocks: Count,
  /** Its own serves that were the opponent's point. */
  serveErrors: Count,
  /** Points for the opponent's errors other than on serve. */
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
  /** Of the message that made it, as its row of the timeline has it; null where that is not known. */
  seqNum: v.nullable(Count),
  server: v.nullable(SideSchema),
  serverPlayerId: v.nullable(v.number()),
  winner: SideSchema,
  /** The provider's words: Kill, Ace, …; Rally, Sanction, … */
  types: v.array(v.string()),
  reasons: v.array(v.string()),
  isConfirmed: v.boolean(),
  /** After the point. */
  points: bySide(Count),
  /** How many points in a row the winner has with this one. */
  run: Count,
  /** What was at stake when it was played. */
  stake: v.nullable(StakeSchema)
})
export type RallyTick = v.InferOutput<typeof RallyTickSchema>

/** What a court view shows beside the slice: every rally, the statistics, and what was asked for. */
export const VolleyballMatchSchema = v.object({
  sets: v.array(
    v.object({
      ...SetScoreSchema.entries,
      isFinished: v.boolean(),
      winner: v.nullable(SideSchema),
      /** The provider's word for how it ended, raw; null while it goes on or where it was not told. */
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
      /** In words: who asked, why, and how it ended. */
      text: v.string()
    })
  ),
  sanctions: v.array(
    v.object({ setNumber: v.nullable(v.number()), side: v.nullable(SideSchema), text: v.string() })
  )
})
export type VolleyballMatchView = v.InferOutput<typeof VolleyballMatchSchema>

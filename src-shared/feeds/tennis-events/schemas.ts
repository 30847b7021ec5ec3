/**
 * The wire shapes of the tennis events stream and, through their transforms, the types the rest of the code uses.
 * Objects are loose and enums open: what is not known here stays in the raw frame and never fails a packet.
 */
import * as v from 'valibot'
import type { FinishedSet, Server, Team, TennisScore } from '../../tennis/score'
import { FIELD_SPELLINGS, NORMAL_END, UNKNOWN_WORDS } from './names'

/** Fields that may be left out are `nullish` outermost: most packets leave out most of them, and that costs least. */
const Text = v.fallback(v.string(), '')

/**
 * A descriptive string that the provider may leave out or fill with "Unknown". One of another type counts as left out:
 * no packet is lost for it.
 */
const MaybeText = v.nullish(
  v.pipe(
    Text,
    v.transform((text) => {
      const trimmed = text.trim()
      return UNKNOWN_WORDS.has(trimmed) ? null : trimmed
    })
  ),
  null
)

/** An int in every packet seen, a string in some of the provider's tables: both are read. */
const MaybeNumeric = v.nullish(
  v.pipe(
    v.fallback(v.union([v.number(), v.string()]), ''),
    v.transform((value) => {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
      return typeof number === 'number' && Number.isFinite(number) ? number : null
    })
  ),
  null
)

const MaybeTeam = v.nullish(
  v.pipe(
    Text,
    v.transform((text): Team | null => (text === 'TeamA' || text === 'TeamB' ? text : null))
  ),
  null
)

/** An ISO time in UTC as milliseconds; null where it is absent or no time. */
const MaybeInstant = v.nullish(
  v.pipe(
    Text,
    v.transform((text) => {
      const instant = Date.parse(text)
      return Number.isNaN(instant) ? null : instant
    })
  ),
  null
)

const Games = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999))

const ServerSchema = v.pipe(
  v.looseObject({ team: MaybeTeam, member: MaybeNumeric }),
  v.transform(({ team, member }): Server | null =>
    team === null ? null : member === null ? { team } : { team, member }
  )
)

const FinishedSetSchema = v.pipe(
  v.looseObject({
    gamesA: Games,
    gamesB: Games,
    tieBreakScore: v.nullish(v.looseObject({ pointsA: Games, pointsB: Games }), null)
  }),
  v.transform(({ gamesA, gamesB, tieBreakScore }): FinishedSet =>
    tieBreakScore === null
      ? { gamesA, gamesB }
      : { gamesA, gamesB, tieBreak: { pointsA: tieBreakScore.pointsA, pointsB: tieBreakScore.pointsB } }
  )
)

/** `overallSetScore` is not read: it repeats the finished sets, and the 2016 dialect leaves it out. */
export const ScoreSchema = v.pipe(
  v.looseObject({
    currentGameScore: v.looseObject({ gameType: v.string(), pointsA: v.string(), pointsB: v.string() }),
    currentSetScore: v.looseObject({ gamesA: Games, gamesB: Games }),
    previousSetsScore: v.nullish(v.array(FinishedSetSchema), [])
  }),
  v.transform(({ currentGameScore: game, currentSetScore: set, previousSetsScore }): TennisScore => ({
    game: {
      gameType: game.gameType === 'TieBreaker' ? 'TieBreaker' : 'StandardGame',
      pointsA: game.pointsA,
      pointsB: game.pointsB
    },
    set: { gamesA: set.gamesA, gamesB: set.gamesB },
    finishedSets: previousSetsScore
  }))
)

/** Present = not live; an open enum. */
const DelayStatus = v.nullish(
  v.pipe(
    v.string(),
    v.transform((text) => (text.trim() === '' ? null : text.trim()))
  ),
  null
)

/** Times are the venue's wall clock without a zone. */
const MatchStateSchema = v.pipe(
  v.looseObject({
    state: v.string(),
    locationTimestamp: MaybeText,
    delayStatus: DelayStatus,
    /** Who challenges, is treated, leaves the court, retires or is defaulted. */
    team: MaybeTeam,
    /** 0: the whole team; 1 or 2. */
    playerId: MaybeNumeric,
    reason: MaybeText,
    suspensionType: MaybeText,
    suspensionEnded: MaybeText,
    /** Who was right in a challenge. */
    won: MaybeTeam,
    challengeEnded: MaybeText,
    evaluationStarted: MaybeText,
    treatmentStarted: MaybeText,
    treatmentEnded: MaybeText,
    treatmentLocation: MaybeText
  }),
  v.transform((state) => ({ ...state, toiletBreakEnded: toiletBreakEndOf(state) }))
)

function toiletBreakEndOf(state: Readonly<Record<string, unknown>>): string | null {
  const spelling = FIELD_SPELLINGS.toiletBreakEnded.find((name) => typeof state[name] === 'string')
  return spelling === undefined ? null : v.parse(MaybeText, state[spelling])
}

/** Ids may be padded with blanks. */
const PlayersDetailsSchema = v.nullish(
  v.looseObject({
    player1Id: MaybeText,
    player2Id: MaybeText,
    player1Country: MaybeText,
    player2Country: MaybeText
  }),
  {}
)

export const MatchStatusSchema = v.looseObject({
  matchState: MatchStateSchema,
  delayStatus: DelayStatus,
  teamAPlayer1: MaybeText,
  teamAPlayer2: MaybeText,
  teamBPlayer1: MaybeText,
  teamBPlayer2: MaybeText,
  teamAPlayersDetails: PlayersDetailsSchema,
  teamBPlayersDetails: PlayersDetailsSchema,
  umpire: MaybeText,
  umpireCode: MaybeText,
  umpireCountry: MaybeText,
  scoringType: MaybeText,
  tieBreakType: MaybeText,
  numSets: MaybeNumeric,
  courtNum: MaybeNumeric,
  firstServer: MaybeTeam,
  tossWinner: MaybeTeam,
  /** What the winner of the toss did: `Serve`, `Ends` or `GaveChoiceToOpponent`. */
  tossChooser: MaybeText
})
export type MatchStatus = v.InferOutput<typeof MatchStatusSchema>

/** What any packet may carry, known kind or not; each is applied wherever it appears. */
const COMMON = {
  seqNum: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** `eventElementType` as it came. */
  wireName: v.string(),
  /** The provider's UTC time of the packet in milliseconds; null where it carries none. */
  sourceAt: MaybeInstant,
  matchTime: v.fallback(v.nullish(v.string(), ''), ''),
  delayStatus: DelayStatus,
  server: v.nullish(ServerSchema, null),
  nextServer: v.nullish(ServerSchema, null),
  score: v.nullish(ScoreSchema, null),
  team: MaybeTeam,
  reason: MaybeText
}

const OFFENCE_KINDS = ['TimePenalty', 'CodePenalty', 'GamePenalty', 'CodeViolation', 'TimeViolation'] as const

/** Kinds that carry nothing of their own, and the one for names we have never heard of. */
const PLAIN_KINDS = [
  'PointStarted',
  'PointLet',
  'PointReplayed',
  'Undo',
  'PhysioCalled',
  'PhysioCancelled',
  'SwapServer',
  'SwapReceiver',
  'ServeLoss',
  'CorrectionMode',
  'Unknown'
] as const

/** A packet after `kind`, `wireName` and `sourceAt` have been set from the wire's own fields (see decode). */
const PACKET_SCHEMAS = [
  v.looseObject({
    kind: v.literal('PointScored'),
    ...COMMON,
    score: ScoreSchema,
    details: v.nullish(v.looseObject({ scoredBy: MaybeTeam, pointType: MaybeText }), null)
  }),
  v.looseObject({ kind: v.literal('PointFault'), ...COMMON, faultType: MaybeText, matchId: MaybeText }),
  v.looseObject({ kind: v.literal('MatchStatusUpdate'), ...COMMON, matchStatus: MatchStatusSchema }),
  v.looseObject({
    kind: v.literal('MatchFinished'),
    ...COMMON,
    won: MaybeTeam,
    reason: v.pipe(
      MaybeText,
      v.transform((reason) => (reason !== null && NORMAL_END.has(reason) ? 'Normally' : reason))
    )
  }),
  v.looseObject({ kind: v.literal('Alarm'), ...COMMON, lastReceivedTimestamp: MaybeInstant }),
  v.looseObject({ kind: v.literal('OnCourtCoaching'), ...COMMON, status: MaybeText }),
  v.looseObject({ kind: v.literal('Overrule'), ...COMMON, numOverrules: MaybeNumeric }),
  /** `team`: who offends; `playerId`: 0 for a whole doubles team. */
  v.looseObject({ kind: v.picklist(OFFENCE_KINDS), ...COMMON, playerId: MaybeNumeric }),
  /** `time` is the venue's wall clock. */
  v.looseObject({ kind: v.literal('TimeAnnouncement'), ...COMMON, time: MaybeText }),
  v.looseObject({ kind: v.picklist(PLAIN_KINDS), ...COMMON })
] as const
type PacketSchema = (typeof PACKET_SCHEMAS)[number]
export type TennisPacket = v.InferOutput<PacketSchema>

const SCHEMA_BY_KIND: ReadonlyMap<string, PacketSchema> = new Map(
  PACKET_SCHEMAS.flatMap((schema) => kindsOf(schema).map((kind) => [kind, schema] as const))
)

function kindsOf({ entries: { kind } }: PacketSchema): readonly string[] {
  return kind.type === 'literal' ? [kind.literal] : kind.options
}

/** Looked up rather than found by a variant, which would try one kind after the other with every packet. */
export function packetSchemaOf(kind: TennisPacket['kind']): PacketSchema {
  const schema = SCHEMA_BY_KIND.get(kind)
  if (schema === undefined) throw new Error(`No schema for ${kind}`)
  return schema
}

/** The member of the union that has this kind; kinds without fields of their own share one. */
export type PacketOf<Kind extends TennisPacket['kind']> = TennisPacket extends infer Packet
  ? Packet extends { kind: infer Kinds }
    ? Kind extends Kinds
      ? Packet
      : never
    : never
  : never

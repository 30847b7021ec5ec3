/**
 * The wire shapes of the tennis events stream and, through their transforms, the types the rest of the code uses.
 * Objects are loose and enums open: what is not known here stays in the raw frame and never fails a packet.
 */
import * as v from 'valibot'
import type { FinishedSet, Server, Team, TennisScore } from '../../tennis/score'

const UNKNOWN_WORDS: ReadonlySet<string> = new Set(['', 'Unknown', 'UnknownTeam'])

/** A string that the provider may leave out or fill with "Unknown". */
const MaybeText = v.pipe(
  v.nullish(v.string(), ''),
  v.transform((text) => (UNKNOWN_WORDS.has(text.trim()) ? null : text.trim()))
)

const toTeam = (text: string | null): Team | null => (text === 'TeamA' || text === 'TeamB' ? text : null)

const MaybeTeam = v.pipe(MaybeText, v.transform(toTeam))

/** An ISO time in UTC as milliseconds; null where it is absent or no time. */
const MaybeInstant = v.pipe(
  v.nullish(v.string(), ''),
  v.transform((text) => {
    const instant = Date.parse(text)
    return Number.isNaN(instant) ? null : instant
  })
)

const Games = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999))

const ServerSchema = v.pipe(
  v.looseObject({ team: MaybeTeam, member: v.nullish(v.number(), null) }),
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

const MatchStateSchema = v.looseObject({
  state: v.string(),
  locationTimestamp: v.nullish(v.string(), null),
  delayStatus: v.nullish(v.string(), null),
  team: MaybeTeam,
  won: MaybeTeam,
  reason: MaybeText,
  suspensionType: MaybeText,
  challengeEnded: MaybeText,
  treatmentEnded: MaybeText
})

const PlayersDetailsSchema = v.nullish(
  v.looseObject({ player1Country: MaybeText, player2Country: MaybeText }),
  {}
)

export const MatchStatusSchema = v.looseObject({
  matchState: MatchStateSchema,
  delayStatus: v.nullish(v.string(), null),
  teamAPlayer1: MaybeText,
  teamAPlayer2: MaybeText,
  teamBPlayer1: MaybeText,
  teamBPlayer2: MaybeText,
  teamAPlayersDetails: PlayersDetailsSchema,
  teamBPlayersDetails: PlayersDetailsSchema,
  umpire: MaybeText,
  scoringType: MaybeText,
  tieBreakType: MaybeText,
  numSets: v.nullish(v.number(), null),
  /** An int in every packet seen, a string in the provider's table: both are read. */
  courtNum: v.nullish(v.union([v.number(), v.pipe(v.string(), v.transform(Number))]), null)
})
export type MatchStatus = v.InferOutput<typeof MatchStatusSchema>

/** What any packet may carry, known kind or not; each is applied wherever it appears. */
const COMMON = {
  seqNum: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** `eventElementType` as it came. */
  wireName: v.string(),
  /** The provider's UTC time of the packet in milliseconds; null where it carries none. */
  sourceAt: MaybeInstant,
  matchTime: v.nullish(v.string(), ''),
  /** Present = not live; an open enum. */
  delayStatus: v.nullish(v.string(), null),
  server: v.nullish(ServerSchema, null),
  nextServer: v.nullish(ServerSchema, null),
  score: v.nullish(ScoreSchema, null),
  team: MaybeTeam,
  reason: MaybeText
}

/** Kinds that carry nothing of their own, and the one for names we have never heard of. */
const PLAIN_KINDS = [
  'PointStarted',
  'PointLet',
  'PointReplayed',
  'TimePenalty',
  'CodePenalty',
  'GamePenalty',
  'Undo',
  'CodeViolation',
  'TimeViolation',
  'PhysioCalled',
  'PhysioCancelled',
  'SwapServer',
  'SwapReceiver',
  'ServeLoss',
  'TimeAnnouncement',
  'CorrectionMode',
  'Unknown'
] as const

/** A packet after `kind`, `wireName` and `sourceAt` have been set from the wire's own fields (see decode). */
export const TennisPacketSchema = v.variant('kind', [
  v.looseObject({
    kind: v.literal('PointScored'),
    ...COMMON,
    score: ScoreSchema,
    details: v.nullish(v.looseObject({ scoredBy: MaybeTeam, pointType: MaybeText }), null)
  }),
  v.looseObject({ kind: v.literal('PointFault'), ...COMMON, faultType: MaybeText }),
  v.looseObject({ kind: v.literal('MatchStatusUpdate'), ...COMMON, matchStatus: MatchStatusSchema }),
  v.looseObject({ kind: v.literal('MatchFinished'), ...COMMON, won: MaybeTeam }),
  v.looseObject({ kind: v.literal('Alarm'), ...COMMON, lastReceivedTimestamp: MaybeInstant }),
  v.looseObject({ kind: v.literal('OnCourtCoaching'), ...COMMON, status: MaybeText }),
  v.looseObject({ kind: v.literal('Overrule'), ...COMMON, numOverrules: v.nullish(v.number(), null) }),
  v.looseObject({ kind: v.picklist(PLAIN_KINDS), ...COMMON })
])
export type TennisPacket = v.InferOutput<typeof TennisPacketSchema>
/** The member of the union that has this kind; kinds without fields of their own share one. */
export type PacketOf<Kind extends TennisPacket['kind']> = TennisPacket extends infer Packet
  ? Packet extends { kind: infer Kinds }
    ? Kind extends Kinds
      ? Packet
      : never
    : never
  : never

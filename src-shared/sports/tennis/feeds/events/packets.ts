/**
 * Readers for the packets of the tennis events stream. Each both checks the data and defines the type the rest of the
 * code uses. Unknown fields stay in the raw frame; enums are open and never fail a packet.
 */
import type { FinishedSet, Server, Team, TennisScore } from '../../rules/score'
import {
  countOf,
  instantOrNull,
  listOf,
  numberOrNull,
  objectOf,
  objectOrNull,
  stringOf,
  teamOrNull,
  textOrEmpty,
  textOrNull,
  type Fields
} from '../../../../feeds/fields'
import { FIELD_SPELLINGS, NORMAL_END, UNKNOWN_WORDS, type PacketKind } from './names'

const MOST_GAMES = 999

/** Null if the provider omits it or sends "Unknown". */
const text = (value: unknown): string | null => textOrNull(value, UNKNOWN_WORDS)

function readServer(value: unknown, name: string): Server | null {
  const fields = objectOrNull(value, name)
  const team = teamOrNull(fields?.team)
  if (fields === null || team === null) return null
  const member = numberOrNull(fields.member)
  if (member === null) return SERVERS[team].alone
  return SERVERS[team].members[member] ?? { team, member }
}

const serversOf = (team: Team) => ({
  alone: { team },
  members: [0, 1, 2].map((member) => ({ team, member }))
})

/** Shared, because every packet names two of them and a court keeps all its packets. */
const SERVERS: Readonly<Record<Team, { readonly alone: Server; readonly members: readonly Server[] }>> = {
  TeamA: serversOf('TeamA'),
  TeamB: serversOf('TeamB')
}

function readFinishedSet(value: unknown): FinishedSet {
  const set = objectOf(value, 'score.previousSetsScore')
  const gamesA = countOf(set.gamesA, 'score.previousSetsScore.gamesA', MOST_GAMES)
  const gamesB = countOf(set.gamesB, 'score.previousSetsScore.gamesB', MOST_GAMES)
  const tieBreak = objectOrNull(set.tieBreakScore, 'score.previousSetsScore.tieBreakScore')
  if (tieBreak === null) return { gamesA, gamesB }
  const pointsA = countOf(tieBreak.pointsA, 'score.previousSetsScore.tieBreakScore.pointsA', MOST_GAMES)
  const pointsB = countOf(tieBreak.pointsB, 'score.previousSetsScore.tieBreakScore.pointsB', MOST_GAMES)
  return { gamesA, gamesB, tieBreak: { pointsA, pointsB } }
}

/** `overallSetScore` is not read: it repeats the finished sets, and the 2016 dialect leaves it out. */
function readScore(value: unknown): TennisScore {
  const score = objectOf(value, 'score')
  const game = objectOf(score.currentGameScore, 'score.currentGameScore')
  const set = objectOf(score.currentSetScore, 'score.currentSetScore')
  const gameType = stringOf(game.gameType, 'score.currentGameScore.gameType')
  return {
    game: {
      gameType: gameType === 'TieBreaker' ? 'TieBreaker' : 'StandardGame',
      pointsA: stringOf(game.pointsA, 'score.currentGameScore.pointsA'),
      pointsB: stringOf(game.pointsB, 'score.currentGameScore.pointsB')
    },
    set: {
      gamesA: countOf(set.gamesA, 'score.currentSetScore.gamesA', MOST_GAMES),
      gamesB: countOf(set.gamesB, 'score.currentSetScore.gamesB', MOST_GAMES)
    },
    finishedSets: listOf(score.previousSetsScore, 'score.previousSetsScore').map(readFinishedSet)
  }
}

/** Present = not live; an open enum. */
function readDelayStatus(value: unknown): string | null {
  if (value === undefined || value === null) return null
  const delayStatus = stringOf(value, 'delayStatus').trim()
  return delayStatus === '' ? null : delayStatus
}

function toiletBreakEndOf(state: Fields): string | null {
  const spelling = FIELD_SPELLINGS.toiletBreakEnded.find((name) => typeof state[name] === 'string')
  return spelling === undefined ? null : text(state[spelling])
}

/** Times are the venue's wall clock without a zone. */
function readMatchState(value: unknown) {
  const state = objectOf(value, 'matchStatus.matchState')
  return {
    state: stringOf(state.state, 'matchStatus.matchState.state'),
    locationTimestamp: text(state.locationTimestamp),
    delayStatus: readDelayStatus(state.delayStatus),
    /** Who challenges, is treated, leaves the court, retires or is defaulted. */
    team: teamOrNull(state.team),
    /** 0: the whole team; 1 or 2. */
    playerId: numberOrNull(state.playerId),
    reason: text(state.reason),
    suspensionType: text(state.suspensionType),
    suspensionEnded: text(state.suspensionEnded),
    /** Who was right in a challenge. */
    won: teamOrNull(state.won),
    challengeEnded: text(state.challengeEnded),
    evaluationStarted: text(state.evaluationStarted),
    treatmentStarted: text(state.treatmentStarted),
    treatmentEnded: text(state.treatmentEnded),
    treatmentLocation: text(state.treatmentLocation),
    toiletBreakEnded: toiletBreakEndOf(state)
  }
}

/** Ids may be padded with spaces. */
function readPlayersDetails(value: unknown, name: string) {
  const details = objectOrNull(value, name) ?? {}
  return {
    player1Id: text(details.player1Id),
    player2Id: text(details.player2Id),
    player1Country: text(details.player1Country),
    player2Country: text(details.player2Country)
  }
}

function readMatchStatus(value: unknown) {
  const status = objectOf(value, 'matchStatus')
  return {
    matchState: readMatchState(status.matchState),
    delayStatus: readDelayStatus(status.delayStatus),
    teamAPlayer1: text(status.teamAPlayer1),
    teamAPlayer2: text(status.teamAPlayer2),
    teamBPlayer1: text(status.teamBPlayer1),
    teamBPlayer2: text(status.teamBPlayer2),
    teamAPlayersDetails: readPlayersDetails(status.teamAPlayersDetails, 'matchStatus.teamAPlayersDetails'),
    teamBPlayersDetails: readPlayersDetails(status.teamBPlayersDetails, 'matchStatus.teamBPlayersDetails'),
    umpire: text(status.umpire),
    umpireCode: text(status.umpireCode),
    umpireCountry: text(status.umpireCountry),
    scoringType: text(status.scoringType),
    tieBreakType: text(status.tieBreakType),
    numSets: numberOrNull(status.numSets),
    courtNum: numberOrNull(status.courtNum),
    firstServer: teamOrNull(status.firstServer),
    tossWinner: teamOrNull(status.tossWinner),
    /** What the winner of the toss did: `Serve`, `Ends` or `GaveChoiceToOpponent`. */
    tossChooser: text(status.tossChooser)
  }
}
export type MatchStatus = ReturnType<typeof readMatchStatus>

/** Fields any packet may carry, known kind or not; applied wherever they appear. */
const readCommon = <Kind>(kind: Kind, fields: Fields, wireName: string) => ({
  kind,
  seqNum: countOf(fields.seqNum, 'seqNum'),
  /** `eventElementType`, verbatim. */
  wireName,
  /** The provider's UTC time of the packet in milliseconds; null if it has none. */
  sourceAt: instantOrNull(fields.timestamp),
  matchTime: textOrEmpty(fields.matchTime),
  delayStatus: readDelayStatus(fields.delayStatus),
  server: readServer(fields.server, 'server'),
  nextServer: readServer(fields.nextServer, 'nextServer'),
  score: fields.score === undefined || fields.score === null ? null : readScore(fields.score),
  team: teamOrNull(fields.team),
  reason: text(fields.reason)
})

/**
 * Points, faults and time calls are most packets, so the new object is extended rather than copied, which is far
 * cheaper.
 */
function readPointScored(fields: Fields, wireName: string) {
  const common = readCommon('PointScored' as const, fields, wireName)
  const details = objectOrNull(fields.details, 'details')
  return Object.assign(common, {
    score: common.score ?? readScore(fields.score),
    details:
      details === null ? null : { scoredBy: teamOrNull(details.scoredBy), pointType: text(details.pointType) }
  })
}

/** Status updates carry `delayStatus` at the top or within the status; both are read (provider's streams page). */
function readStatusUpdate(fields: Fields, wireName: string) {
  const common = readCommon('MatchStatusUpdate' as const, fields, wireName)
  const matchStatus = readMatchStatus(fields.matchStatus)
  const delayStatus = common.delayStatus ?? matchStatus.delayStatus ?? matchStatus.matchState.delayStatus
  return { ...common, delayStatus, matchStatus }
}

function readMatchFinished(fields: Fields, wireName: string) {
  const common = readCommon('MatchFinished' as const, fields, wireName)
  const { reason } = common
  return Object.assign(common, {
    won: teamOrNull(fields.won),
    reason: reason !== null && NORMAL_END.has(reason) ? 'Normally' : reason
  })
}

/** `team`: the offender; `playerId`: 0 for a whole doubles team. */
const offence =
  <Kind extends PacketKind>(kind: Kind) =>
  (fields: Fields, wireName: string) => ({
    ...readCommon(kind, fields, wireName),
    playerId: numberOrNull(fields.playerId)
  })

/** A kind without fields of its own. */
const plain =
  <Kind extends PacketKind | 'Unknown'>(kind: Kind) =>
  (fields: Fields, wireName: string) =>
    readCommon(kind, fields, wireName)

/** `Unknown` is for unknown names. */
const PACKET_READERS = {
  MatchStatusUpdate: readStatusUpdate,
  PointScored: readPointScored,
  PointStarted: plain('PointStarted'),
  PointFault: (fields: Fields, wireName: string) =>
    Object.assign(readCommon('PointFault' as const, fields, wireName), {
      faultType: text(fields.faultType),
      matchId: text(fields.matchId)
    }),
  PointReplayed: plain('PointReplayed'),
  PointLet: plain('PointLet'),
  TimePenalty: offence('TimePenalty'),
  CodePenalty: offence('CodePenalty'),
  GamePenalty: offence('GamePenalty'),
  Undo: plain('Undo'),
  Overrule: (fields: Fields, wireName: string) => ({
    ...readCommon('Overrule' as const, fields, wireName),
    numOverrules: numberOrNull(fields.numOverrules)
  }),
  CodeViolation: offence('CodeViolation'),
  TimeViolation: offence('TimeViolation'),
  PhysioCalled: plain('PhysioCalled'),
  PhysioCancelled: plain('PhysioCancelled'),
  SwapServer: plain('SwapServer'),
  SwapReceiver: plain('SwapReceiver'),
  ServeLoss: plain('ServeLoss'),
  OnCourtCoaching: (fields: Fields, wireName: string) => ({
    ...readCommon('OnCourtCoaching' as const, fields, wireName),
    status: text(fields.status)
  }),
  /** `time` is the venue's wall clock. */
  TimeAnnouncement: (fields: Fields, wireName: string) =>
    Object.assign(readCommon('TimeAnnouncement' as const, fields, wireName), { time: text(fields.time) }),
  CorrectionMode: plain('CorrectionMode'),
  MatchFinished: readMatchFinished,
  Alarm: (fields: Fields, wireName: string) => ({
    ...readCommon('Alarm' as const, fields, wireName),
    lastReceivedTimestamp: instantOrNull(fields.lastReceivedTimestamp)
  }),
  Unknown: plain('Unknown')
} as const satisfies Record<PacketKind | 'Unknown', (fields: Fields, wireName: string) => unknown>

type PacketReaders = typeof PACKET_READERS
export type PacketOf<Kind extends keyof PacketReaders> = Readonly<ReturnType<PacketReaders[Kind]>>
export type TennisPacket = { [Kind in keyof PacketReaders]: PacketOf<Kind> }[keyof PacketReaders]

/** Throws `Unreadable`. */
export const readPacket = (kind: keyof PacketReaders, fields: Fields, wireName: string): TennisPacket =>
  PACKET_READERS[kind](fields, wireName)

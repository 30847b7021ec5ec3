/** What the simulated provider writes: the packets of its events stream page, as they are on the wire. */
import type {
  GameScore,
  Server,
  SetScore,
  Team,
  TennisScore,
  TieBreakScore
} from '@shared/sports/tennis/rules/score'
import { setsWon } from '@shared/sports/tennis/rules/score'

/** `2016`: no `member` in servers, no `overallSetScore`, player ids padded with blanks. `2024`: all of them. */
export type Dialect = '2016' | '2024'

export interface WireScore {
  readonly currentGameScore: GameScore
  readonly currentSetScore: SetScore
  readonly previousSetsScore: readonly (SetScore & { readonly tieBreakScore?: TieBreakScore })[]
  readonly overallSetScore?: { readonly setsA: number; readonly setsB: number }
}

export interface MatchState {
  readonly state: string
  readonly team?: Team
  readonly won?: Team
  readonly playerId?: number
  readonly reason?: string
  readonly suspensionType?: 'Rain' | 'Heat' | 'Darkness' | 'TenMinuteHeatBreak'
  readonly treatmentLocation?: 'OnCourt' | 'OffCourt'
}

/**
 * The venue's wall clock in a match status: each field tells the moment of the packet whose `seqNum` is given, this
 * one or an earlier one. Written when the packet is.
 */
export type VenueTimes = Readonly<
  Partial<
    Record<
      | 'locationTimestamp'
      | 'challengeEnded'
      | 'evaluationStarted'
      | 'treatmentStarted'
      | 'treatmentEnded'
      | 'toiletBreakEnded'
      | 'suspensionEnded',
      number
    >
  >
>

/** The part of a packet that does not depend on when it is sent. */
export type PacketBody =
  | {
      readonly eventElementType: 'MatchStatusUpdate'
      readonly matchStatus: { readonly matchState: MatchState; readonly [field: string]: unknown }
      readonly venueTimes: VenueTimes
    }
  | (Serving & {
      readonly eventElementType:
        'PointStarted' | 'PointLet' | 'PointReplayed' | 'SwapServer' | 'SwapReceiver' | 'ServeLoss'
    })
  | (Serving & { readonly eventElementType: 'PointFault'; readonly faultType: 'Fault' | 'FootFault' })
  | (Serving & {
      readonly eventElementType: 'PointScored'
      readonly score: WireScore
      readonly details: { readonly scoredBy: Team; readonly pointType: PointType }
    })
  | (Serving & {
      readonly eventElementType: 'TimePenalty' | 'CodePenalty' | 'GamePenalty'
      /** The penalised team. */
      readonly team: Team
      readonly score: WireScore
    })
  | (Serving & { readonly eventElementType: 'Undo'; readonly score: WireScore })
  | (Serving & {
      readonly eventElementType: 'Overrule'
      readonly score: WireScore
      readonly numOverrules: number
    })
  | { readonly eventElementType: 'TimeAnnouncement' | 'CorrectionMode' }
  | {
      readonly eventElementType: 'CodeViolation'
      readonly team: Team
      readonly playerId: number
      readonly reason: CodeOffence
    }
  | { readonly eventElementType: 'TimeViolation'; readonly team: Team; readonly playerId: number }
  | { readonly eventElementType: 'PhysioCalled' | 'PhysioCancelled'; readonly team: Team }
  | {
      readonly eventElementType: 'OnCourtCoaching'
      readonly team: Team
      readonly status: 'Started' | 'Finished'
    }
  | { readonly eventElementType: 'MatchFinished'; readonly won: Team; readonly reason: EndReason }

export type PointType = 'Standard' | 'Ace' | 'DoubleFault'

export const CODE_OFFENCES = [
  'RacquetAbuse',
  'AudibleObscenity',
  'BallAbuse',
  'UnsportsmanlikeConduct'
] as const
export type CodeOffence = (typeof CODE_OFFENCES)[number]

export type EndReason = 'Normally' | 'Retirement' | 'Default'

export interface Serving {
  readonly server: Server
  readonly nextServer: Server
}

export function wireScore(score: TennisScore, dialect: Dialect): WireScore {
  const { TeamA: setsA, TeamB: setsB } = setsWon(score)
  return {
    currentGameScore: score.game,
    currentSetScore: score.set,
    previousSetsScore: score.finishedSets.map(({ gamesA, gamesB, tieBreak }) =>
      tieBreak ? { gamesA, gamesB, tieBreakScore: tieBreak } : { gamesA, gamesB }
    ),
    ...(dialect === '2024' && { overallSetScore: { setsA, setsB } })
  }
}

export const wireServer = (server: Server, dialect: Dialect): Server =>
  dialect === '2024' ? server : { team: server.team }

/** Element 0 of every stream: a placeholder with constant fields. */
export const PLACEHOLDER = {
  timestamp: '1970-01-01T00:00:00.000Z',
  eventElementType: 'MatchStatusUpdate',
  matchTime: '00:00:00',
  seqNum: 0,
  matchStatus: {
    umpireCountry: 'Unknown',
    umpire: 'Unknown',
    teamAPlayer1: 'Unknown',
    tossChooser: 'Unknown',
    matchState: { state: 'NotStarted' },
    teamBPlayer1: 'Unknown',
    numSets: -1,
    scoringType: 'UnknownScoringType',
    firstServer: 'UnknownTeam',
    tossWinner: 'UnknownTeam',
    courtNum: -1,
    teamAPlayersDetails: { player1Id: 'Unknown', player1Country: 'Unknown' },
    teamBPlayersDetails: { player1Id: 'Unknown', player1Country: 'Unknown' },
    umpireCode: 'Unknown',
    tieBreakType: 'Unknown'
  }
} as const

/** Every packet as a sentence. Unknown kinds, states and values are quoted verbatim. */
import type { MatchStateName } from '../feeds/events/names'
import type { MatchStatus, PacketOf, TennisPacket } from '../feeds/events/packets'
import type { Server, Team } from '../rules/score'
import type { CourtState } from '../match/match-state'
import { describeAward, describeCorrection, describePoint } from './point-text'
import { plainText, personOf, shortNameOf } from './names'

/** The sentence for one packet, given the court state before and after it. */
export function describePacket(before: CourtState, after: CourtState, packet: TennisPacket): string {
  switch (packet.kind) {
    case 'MatchStatusUpdate':
      return describeMatchState(before, after, packet.matchStatus)
    case 'PointStarted':
      return `${before.firstServeFault ? 'Second serve' : 'Point started'}${serving(after)}`
    case 'PointFault':
      return faultText(packet.faultType)
    case 'PointLet':
      return before.firstServeFault ? 'Let, second serve' : 'Let, first serve'
    case 'PointReplayed':
      return `Point replayed${serving(after)}`
    case 'PointScored':
      return describePoint(before, after, packet)
    case 'TimePenalty':
      return withOutcome(
        `Time penalty, ${who(after, packet.team, packet.playerId)}`,
        describeAward(before, after, packet)
      )
    case 'CodePenalty':
      return withOutcome(
        `Code penalty, ${who(after, packet.team, packet.playerId)}`,
        describeAward(before, after, packet)
      )
    case 'GamePenalty':
      return withOutcome(
        `Game penalty, ${who(after, packet.team, packet.playerId)}`,
        describeAward(before, after, packet)
      )
    case 'Undo':
      return describeCorrection(before.score, after.score)
    case 'Overrule':
      return packet.numOverrules === null ? 'Overrule' : `Overrule ${packet.numOverrules} of the match`
    case 'CodeViolation':
      return withOutcome(
        `Code violation, ${who(after, packet.team, packet.playerId)}`,
        reasonText(packet.reason)
      )
    case 'TimeViolation':
      return `Time violation, ${who(after, packet.team, packet.playerId)}, warning`
    case 'PhysioCalled':
      return `Physio called for ${who(after, packet.team)}`
    case 'PhysioCancelled':
      return `Physio no longer needed for ${who(after, packet.team)}`
    case 'SwapServer':
      return `Serving order corrected${serving(after)}`
    case 'SwapReceiver':
      return 'Receiving order corrected'
    case 'ServeLoss':
      return `Loss of serve${server(after)}`
    case 'OnCourtCoaching':
      return coachingText(packet.status, who(after, packet.team))
    case 'TimeAnnouncement':
      return 'Time called'
    case 'CorrectionMode':
      return 'Umpire correcting the score'
    case 'MatchFinished':
      return describeEnd(after, packet)
    case 'Alarm':
      return 'The provider has lost the venue: packets may arrive late or rebuilt'
    case 'Unknown':
      return `Unknown packet “${packet.wireName}”`
  }
}

const who = (court: CourtState, team: Team | null, member: number | null = null): string =>
  team === null ? 'unknown team' : personOf(court, team, member)

const server = (court: CourtState): string =>
  court.server === null ? '' : `, ${serverName(court, court.server)}`

const serving = (court: CourtState): string => (court.server === null ? '' : `${server(court)} serving`)

const withOutcome = (what: string, outcome: string): string => (outcome === '' ? what : `${what}: ${outcome}`)

const serverName = (court: CourtState, { team, member }: Server): string => personOf(court, team, member)

function faultText(faultType: string | null): string {
  if (faultType === 'FootFault') return 'First-serve foot fault'
  if (faultType === null || faultType === 'Fault') return 'First-serve fault'
  return `First-serve fault (${plainText(faultType)})`
}

function coachingText(status: string | null, name: string): string {
  if (status === 'Started') return `On-court coaching begins, ${name}`
  if (status === 'Finished') return `On-court coaching ends, ${name}`
  return withOutcome(`On-court coaching, ${name}`, reasonText(status))
}

/** Empty if the reason is missing or "Unspecified". */
const reasonText = (reason: string | null): string =>
  reason === null || reason === 'Unspecified' ? '' : plainText(reason)

function describeEnd(after: CourtState, packet: PacketOf<'MatchFinished'>): string {
  const reason = packet.reason === null ? 'reason not given' : plainText(packet.reason)
  const how = packet.reason === 'Normally' ? '' : ` (${reason})`
  return packet.won === null ? `Match over${how}` : `${shortNameOf(after, packet.won)} wins the match${how}`
}

function describeMatchState(
  before: CourtState,
  after: CourtState,
  { matchState, ...status }: MatchStatus
): string {
  const { state, team, playerId } = matchState
  const who = team === null ? '' : `, ${personOf(after, team, playerId)}`
  const text = matchStateText(state)
  switch (state) {
    case 'UmpireOnCourt':
      return withOutcome(text, status.umpire ?? '')
    case 'Warmup':
      return withOutcome(text, tossText(after))
    case 'InProgress':
      return before.started ? 'Play resumes' : 'Play begins'
    case 'ChallengeInProgress':
      return `${text}${who}${challengeOutcome(matchState)}`
    case 'ToiletBreak':
      return `${text}${isEndOfToiletBreak(before, matchState) ? ' over' : ''}${who}`
    case 'MedicalTreatment':
      return treatmentText(matchState, who)
    case 'MedicalTimeout':
      return `${text}${who}`
    case 'Suspended':
      return withOutcome(text, suspensionText(matchState.suspensionType))
    case 'Unsuspended':
      return isDeclinedHeatBreak(before, matchState)
        ? 'Ten-minute heat break declined'
        : withOutcome(text, suspensionText(matchState.suspensionType))
    case 'Retire':
      return matchState.reason === 'Walkover'
        ? `Walkover${who} withdraws`
        : withOutcome(`${text}${who}`, reasonText(matchState.reason))
    case 'Default':
      return withOutcome(`${text}${who}`, reasonText(matchState.reason))
    default:
      return text
  }
}

type MatchState = MatchStatus['matchState']

/** "PEREDA won the toss, HALVORSEN serves first", as far as known. */
function tossText(court: CourtState): string {
  const { tossWinner, firstServer } = court.status ?? {}
  if (tossWinner && tossWinner === firstServer)
    return `${shortNameOf(court, tossWinner)} won the toss and serves first`
  const toss = tossWinner ? [`${shortNameOf(court, tossWinner)} won the toss`] : []
  const serve = firstServer ? [`${shortNameOf(court, firstServer)} serves first`] : []
  return [...toss, ...serve].join(', ')
}

function challengeOutcome({ team, won, challengeEnded }: MatchState): string {
  if (won === null) return challengeEnded === null ? '' : ': over'
  return won === team ? ': won' : ': lost'
}

/** The 2016 dialect does not mark the end but repeats the packet. */
function isEndOfToiletBreak(
  { status }: CourtState,
  { toiletBreakEnded, team, locationTimestamp }: MatchState
): boolean {
  const earlier = status?.matchState
  const isRepeated =
    earlier?.state === 'ToiletBreak' &&
    earlier.team === team &&
    earlier.locationTimestamp === locationTimestamp &&
    earlier.toiletBreakEnded === null
  return toiletBreakEnded !== null || isRepeated
}

function treatmentText(
  { treatmentStarted, treatmentEnded, evaluationStarted, treatmentLocation }: MatchState,
  who: string
): string {
  const where = treatmentLocation === null ? '' : `, ${plainText(treatmentLocation)}`
  if (treatmentEnded !== null) return `Medical treatment over${who}${where}`
  const isEvaluation = treatmentStarted === null && evaluationStarted !== null
  return `Medical ${isEvaluation ? 'evaluation' : 'treatment'}${who}${where}`
}

const suspensionText = (type: string | null): string =>
  type === 'TenMinuteHeatBreak' ? 'ten-minute heat break' : reasonText(type)

/** Players may decline a heat break; then only its end is sent (provider's tennis streams page). */
const isDeclinedHeatBreak = (before: CourtState, { suspensionType }: MatchState): boolean =>
  suspensionType === 'TenMinuteHeatBreak' && before.matchState !== 'Suspended'

/** The provider's match states as text. */
const MATCH_STATE_TEXTS: Readonly<Record<MatchStateName, string>> = {
  NotStarted: 'Not started',
  UmpireOnCourt: 'Umpire on court',
  PlayersArriveOnCourt: 'Players on court',
  Warmup: 'Warm-up',
  InProgress: 'In play',
  Suspended: 'Play suspended',
  Unsuspended: 'Suspension over',
  Complete: 'Match complete',
  ToiletBreak: 'Toilet break',
  MedicalTimeout: 'Medical time-out',
  MedicalTreatment: 'Medical treatment',
  ChallengeInProgress: 'Challenge',
  BallMarkInspection: 'Ball mark inspection',
  CorrectionMode: 'Umpire correcting the score',
  PostSuspensionWarmup: 'Warm-up after suspension',
  PostSuspensionMatchRestart: 'Match restarts after suspension',
  Default: 'Default',
  Retire: 'Retirement'
}

const TEXT_BY_STATE: ReadonlyMap<string, string> = new Map(Object.entries(MATCH_STATE_TEXTS))

/** An unknown state is shown verbatim. */
export const matchStateText = (state: string): string => TEXT_BY_STATE.get(state) ?? state

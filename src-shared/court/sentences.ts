/** Every packet in the words of a person. Unknown kinds, states and values are named as they came. */
import type { PacketOf, TennisPacket } from '../feeds/tennis-events/schemas'
import { opponentOf, type Team, type TennisScore } from '../tennis/score'
import type { CourtState } from './court-state'
import { finishedBy, type GameFinish } from './finish'
import { describeGame, shortNameOf } from './wording'

/** "RacquetAbuse" as "racquet abuse". */
const inWords = (name: string): string => name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').toLowerCase()

/** The sentence for one packet, given the court before it. */
export function describePacket(before: CourtState, after: CourtState, packet: TennisPacket): string {
  const who = (team: Team | null): string => (team === null ? 'Unknown team' : shortNameOf(after, team))
  const serving = after.server === null ? '' : `, ${who(after.server.team)} serves`
  switch (packet.kind) {
    case 'MatchStatusUpdate':
      return describeMatchState(after, packet)
    case 'PointStarted':
      return `${before.firstServeFault ? 'Second serve' : 'Point under way'}${serving}`
    case 'PointFault':
      return packet.faultType === 'FootFault' ? 'Foot fault, first serve' : faultText(packet.faultType)
    case 'PointLet':
      return before.firstServeFault ? 'Let, second serve' : 'Let, first serve'
    case 'PointReplayed':
      return 'The point is replayed'
    case 'PointScored':
      return describePoint(before, after, packet)
    case 'TimePenalty':
      return `Time penalty against ${who(packet.team)}`
    case 'CodePenalty':
      return `Code penalty against ${who(packet.team)}`
    case 'GamePenalty':
      return `Game penalty against ${who(packet.team)}`
    case 'Undo':
      return describeUndo(before.score, packet.score)
    case 'Overrule':
      return packet.numOverrules === null
        ? 'Overrule'
        : `Overrule, number ${packet.numOverrules} of the match`
    case 'CodeViolation':
      return `Code violation, ${who(packet.team)}${packet.reason ? `: ${inWords(packet.reason)}` : ''}`
    case 'TimeViolation':
      return `Time violation, ${who(packet.team)}`
    case 'PhysioCalled':
      return `Physio called for ${who(packet.team)}`
    case 'PhysioCancelled':
      return `Physio no longer needed for ${who(packet.team)}`
    case 'SwapServer':
      return `Serving order corrected${serving}`
    case 'SwapReceiver':
      return 'Receiving order corrected'
    case 'ServeLoss':
      return `Loss of serve${after.server === null ? '' : `, ${who(after.server.team)}`}`
    case 'OnCourtCoaching':
      return `On-court coaching, ${who(packet.team)}${packet.status ? `: ${inWords(packet.status)}` : ''}`
    case 'TimeAnnouncement':
      return 'Time called'
    case 'CorrectionMode':
      return 'Umpire corrects the score'
    case 'MatchFinished':
      return describeEnd(after, packet)
    case 'Alarm':
      return 'The provider has lost the venue: what follows may come late or rebuilt'
    case 'Unknown':
      return `Unknown packet “${packet.wireName}”`
  }
}

const faultText = (faultType: string | null): string =>
  faultType === null || faultType === 'Fault'
    ? 'Fault, first serve'
    : `Fault, first serve (${inWords(faultType)})`

function describePoint(before: CourtState, after: CourtState, packet: PacketOf<'PointScored'>): string {
  const outcome = finishedBy(before.score, packet.score)
  const scorer = packet.details?.scoredBy ?? outcome?.winner ?? null
  const how = packet.details?.pointType ?? null
  const name = scorer === null ? 'Unknown team' : shortNameOf(after, scorer)
  if (outcome !== null && outcome.winner !== null) return describeOutcome(before, after, outcome, how)
  if (how === 'Ace') return `Ace, ${name}`
  if (how === 'DoubleFault' && scorer !== null)
    return `Double fault, ${shortNameOf(after, opponentOf(scorer))}`
  return `${name} wins the point`
}

function describeOutcome(
  before: CourtState,
  after: CourtState,
  outcome: GameFinish,
  how: string | null
): string {
  const name = outcome.winner === null ? 'Unknown team' : shortNameOf(after, outcome.winner)
  const ending = how === 'Ace' ? ' with an ace' : how === 'DoubleFault' ? ' on a double fault' : ''
  if (outcome.tieBreak !== null)
    return `${name} wins the tie-break ${outcome.tieBreak} and set ${outcome.setNumber}${ending}`
  if (outcome.set !== null) return `${name} wins set ${outcome.setNumber} ${outcome.set}${ending}`
  const verb =
    before.server === null ? 'wins the game' : before.server.team === outcome.winner ? 'holds' : 'breaks'
  return `${name} ${verb} ${outcome.margin}${ending}`
}

function describeUndo(before: TennisScore | null, after: TennisScore | null): string {
  if (before === null || after === null) return 'Umpire takes back the last entry'
  const [from, to] = [describeGame(before), describeGame(after)]
  return from === to ? 'Umpire takes back the last entry' : `Umpire corrects: ${from} becomes ${to}`
}

function describeEnd(after: CourtState, packet: PacketOf<'MatchFinished'>): string {
  const reason = packet.reason ?? 'Unknown'
  const how = reason === 'Normally' ? '' : ` (${inWords(reason)})`
  return packet.won === null ? `Match over${how}` : `${shortNameOf(after, packet.won)} wins the match${how}`
}

function describeMatchState(after: CourtState, packet: PacketOf<'MatchStatusUpdate'>): string {
  const { matchState } = packet.matchStatus
  const of = matchState.team === null ? '' : `, ${shortNameOf(after, matchState.team)}`
  switch (matchState.state) {
    case 'ChallengeInProgress':
      return matchState.won === null
        ? `Challenge${of}`
        : `Challenge${of}: ${matchState.won === matchState.team ? 'won' : 'the call stands'}`
    case 'ToiletBreak':
    case 'MedicalTimeout':
    case 'MedicalTreatment':
      return `${matchStateText(matchState.state)}${of}`
    case 'Suspended':
      return `Play suspended${matchState.suspensionType ? `: ${inWords(matchState.suspensionType)}` : ''}`
    case 'Retire':
      return `Retirement${of}${matchState.reason ? `: ${inWords(matchState.reason)}` : ''}`
    case 'Default':
      return `Default${of}${matchState.reason ? `: ${inWords(matchState.reason)}` : ''}`
    default:
      return matchStateText(matchState.state)
  }
}

/** The provider's match states (tennis streams page) in words; an unknown one as it came. */
const MATCH_STATES: Readonly<Record<string, string>> = {
  NotStarted: 'Not started',
  UmpireOnCourt: 'Umpire on court',
  PlayersArriveOnCourt: 'Players on court',
  Warmup: 'Warm-up',
  InProgress: 'Play',
  Suspended: 'Play suspended',
  Unsuspended: 'Suspension over',
  Complete: 'Match complete',
  ToiletBreak: 'Toilet break',
  MedicalTimeout: 'Medical time-out',
  MedicalTreatment: 'Medical treatment',
  ChallengeInProgress: 'Challenge',
  BallMarkInspection: 'Ball mark inspection',
  CorrectionMode: 'Umpire corrects the score',
  PostSuspensionWarmup: 'Warm-up after the suspension',
  PostSuspensionMatchRestart: 'Match restarts after the suspension',
  Default: 'Default',
  Retire: 'Retirement'
}

export const matchStateText = (state: string): string => MATCH_STATES[state] ?? state

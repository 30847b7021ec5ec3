/** Follows the provider's score from packet to packet: which points it consists of, and whether the rules allow it. */
import type { TennisPacket } from '../feeds/events/packets'
import { matchWinnerOf } from '../rules/advance'
import type { MatchFormat } from '../rules/format'
import type { PlayedPoint, PointKind } from '../rules/played-point'
import { isReachable } from '../rules/reachable'
import { LOVE_ALL, opponentOf, STANDARD_POINTS, type Team, type TennisScore } from '../rules/score'
import type { CourtDraft, CourtState, ReceivedPacket } from './match-state'
import { comparableDelayMs } from '../../../court/delay'
import { finishedBy } from './finish'
import { formatsOfCourt } from './match-format'
import { reducePoints, type Points, type PointsMove } from './points'
import { reduceCheck, type Verdict } from './score-check'
import { isSameScore, scoreByRules, stepBetween, type ScoreStep } from './score-step'
import { describeScore } from '../text/names'

export interface FollowedScore {
  readonly court: CourtState
  /** Null if the packet did not move the score. */
  readonly verdict: Verdict | null
}

/** A move of the score and what is needed to judge it. */
interface ScoreMove {
  readonly before: CourtState
  readonly court: CourtState
  readonly received: ReceivedPacket
  readonly from: TennisScore
  readonly to: TennisScore
  readonly formats: readonly MatchFormat[]
  readonly step: ScoreStep | null
}

/** `court` is the provider's state after the packet; points and check are added here. */
export function followScore(before: CourtState, court: CourtDraft, received: ReceivedPacket): FollowedScore {
  const { packet } = received
  if (packet.kind === 'MatchStatusUpdate') return still(withRules(court))
  if (packet.kind === 'Undo') return undo(before, court, received)
  const from = before.score ?? LOVE_ALL
  if (packet.score === null || isSameScore(from, packet.score)) return still(court)
  const formats = formatsOfCourt(court)
  const step = stepBetween(formats, from, packet.score, scoredBy(packet))
  const move = { before, court, received, from, to: packet.score, formats, step }
  const verdict = judge(move)
  court.points = movePoints(move, verdict)
  court.check = reduceCheck(court.check, verdict, received.monotonicMs)
  if (verdict.kind === 'corrected') court.correctedMonotonicMs = received.monotonicMs
  return { court, verdict }
}

const still = (court: CourtState): FollowedScore => ({ court, verdict: null })

function withRules(court: CourtState): CourtState {
  const rulesKnown = formatsOfCourt(court).length > 0
  return rulesKnown === court.check.rulesKnown ? court : { ...court, check: { ...court.check, rulesKnown } }
}

/** An undo without a score takes one point back and restores the score before it. */
function undo(before: CourtState, court: CourtState, { packet, monotonicMs }: ReceivedPacket): FollowedScore {
  const points = reducePoints(court.points, { kind: 'undone', to: packet.score })
  const score = packet.score ?? court.points?.point.before ?? court.score
  const hasMoved = !isSameScore(before.score ?? LOVE_ALL, score ?? LOVE_ALL)
  const correctedMonotonicMs = hasMoved ? monotonicMs : court.correctedMonotonicMs
  return { court: { ...court, score, points, correctedMonotonicMs }, verdict: null }
}

function judge(move: ScoreMove): Verdict {
  const { before, court, received, from, to, formats, step } = move
  const { kind } = received.packet
  if (step?.count === 1) return { kind: 'agrees' }
  if (before.awaitingDefinitiveScore || kind === 'Overrule') return { kind: 'corrected' }
  if (formats.length === 0 || court.scoreInaccurate || before.scoreInaccurate || !isScoring(kind))
    return { kind: 'unchecked' }
  if (step !== null)
    return isWholeGamePenalty(move) ? { kind: 'agrees' } : { kind: 'missing', points: step.count - 1 }
  if (before.score === null || isBackOnTrack(move)) return { kind: 'unchecked' }
  return { kind: 'conflict', provider: describeScore(to), rules: rulesInWords(formats, from, winnerOf(move)) }
}

const isScoring = (kind: TennisPacket['kind']): boolean => kind === 'PointScored' || isPenalty(kind)

const isPenalty = (kind: TennisPacket['kind']): boolean =>
  kind === 'TimePenalty' || kind === 'CodePenalty' || kind === 'GamePenalty'

/** Game penalties arrive point by point (provider's events stream page); one for the whole game is accepted too. */
const isWholeGamePenalty = ({ received, from, to }: ScoreMove): boolean =>
  received.packet.kind === 'GamePenalty' && finishedBy(from, to) !== null

/** From an impossible score to a possible one. */
const isBackOnTrack = ({ formats, from, to }: ScoreMove): boolean =>
  !formats.some((format) => isReachable(format, from)) && formats.some((format) => isReachable(format, to))

function rulesInWords(formats: readonly MatchFormat[], from: TennisScore, winner: Team | null): string {
  if (formats.some((format) => matchWinnerOf(format, from) !== null)) return 'match over'
  const score = winner === null ? null : scoreByRules(formats, from, winner)
  return score === null ? 'no such score' : describeScore(score)
}

function movePoints(move: ScoreMove, verdict: Verdict): Points {
  const { court, formats } = move
  const winner = winnerOf(move)
  if (winner === null) return court.points
  const point = playedPoint(move, winner)
  const kind = isCourseOfPlay(move, verdict) ? 'played' : 'replaced'
  const pointsMove: PointsMove = kind === 'played' ? { kind, point } : { kind, point, formats }
  return reducePoints(court.points, pointsMove)
}

/** Without rules, every move of the score counts as play unless the umpire is correcting. */
function isCourseOfPlay({ before, formats, step }: ScoreMove, verdict: Verdict): boolean {
  if (verdict.kind === 'agrees' || verdict.kind === 'missing') return true
  if (verdict.kind !== 'unchecked') return false
  return step !== null || formats.length === 0 || before.score === null
}

function playedPoint(move: ScoreMove, winner: Team): PlayedPoint {
  const { before, received, from, to, step } = move
  const { packet, receivedAt, isLive } = received
  const kind = pointKindOf(packet)
  return {
    seqNum: packet.seqNum,
    before: step === null || isWholeGamePenalty(move) ? from : step.before,
    after: to,
    server: packet.server?.team ?? before.server?.team ?? null,
    winner,
    serve: before.firstServeFault || kind === 'DoubleFault' ? 2 : 1,
    kind,
    sourceAt: packet.sourceAt,
    receivedAt,
    delayMs: isLive ? comparableDelayMs(packet.sourceAt, receivedAt) : null
  }
}

/** An unknown kind that moves the score is a point without a serve too. */
function pointKindOf(packet: TennisPacket): PointKind {
  if (packet.kind !== 'PointScored') return 'Penalty'
  const pointType = packet.details?.pointType
  return pointType === 'Ace' || pointType === 'DoubleFault' ? pointType : 'Standard'
}

const scoredBy = (packet: TennisPacket): Team | null =>
  packet.kind === 'PointScored' ? (packet.details?.scoredBy ?? null) : null

/** From the rules, else from the packet, else from the scores. */
function winnerOf({ received: { packet }, from, to, step }: ScoreMove): Team | null {
  if (step !== null) return step.winner
  const penalised = isPenalty(packet.kind) ? packet.team : null
  const said = scoredBy(packet) ?? (penalised === null ? null : opponentOf(penalised))
  return said ?? finishedBy(from, to)?.winner ?? gainer(from, to)
}

/** Who gained more, or lost less, within a game. */
function gainer({ game: from }: TennisScore, { game: to }: TennisScore): Team | null {
  const gainedByA = pointsGained(from.pointsA, to.pointsA)
  const gainedByB = pointsGained(from.pointsB, to.pointsB)
  return gainedByA > gainedByB ? 'TeamA' : gainedByB > gainedByA ? 'TeamB' : null
}

const pointsGained = (from: string, to: string): number => rankOf(to) - rankOf(from)

function rankOf(points: string): number {
  const index = STANDARD_POINTS.findIndex((known) => known === points)
  return index < 0 ? Number(points) : index
}

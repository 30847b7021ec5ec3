/** The timeline rows of a tennis match. */
import { DELAYED, RECONSTRUCTED, RECONSTRUCTED_INACCURATE } from '../feeds/events/names'
import type { TennisPacket } from '../feeds/events/packets'
import { LOVE_ALL } from '../rules/score'
import { comparableDelayMs } from '../../../court/delay'
import type { CourtState, ReceivedPacket } from '../match/match-state'
import { isMatchDecided, situationOfCourt } from '../match/match-format'
import { finishedBy } from '../match/finish'
import { describeCorrection } from './point-text'
import type { Verdict } from '../match/score-check'
import { isSameScore } from '../match/score-step'
import { describePacket } from './packet-text'
import { ownRow, shortened, type RowDraft, type TimelineRow } from '../../../court/timeline-row'
import { describeGame, describeGames, shortNameOf } from './names'

/**
 * The rows one packet adds: its own, the score check's finding and, if it finishes a game, a heading for the next.
 * `verdict` is null if the packet did not move the score.
 */
export function rowsOfPacket(
  before: CourtState,
  after: CourtState,
  received: ReceivedPacket,
  verdict: Verdict | null
): readonly RowDraft[] {
  const rows: RowDraft[] = [rowOfPacket(before, after, received, verdict)]
  const { packet, receivedAt } = received
  if (verdict?.kind === 'missing') rows.unshift(ownRow('trouble', missingText(verdict.points), receivedAt))
  if (verdict?.kind === 'conflict') rows.push(ownRow('trouble', conflictText(verdict), receivedAt))
  if (before.check.conflict !== null && after.check.conflict === null)
    rows.push(ownRow('note', 'The provider’s score agrees with the rules again', receivedAt))
  const heading = headingAfter(before, after, packet)
  if (heading !== null) rows.push(ownRow('heading', heading, receivedAt))
  return rows
}

const missingText = (points: number): string =>
  points === 1
    ? '1 point missing: the score moved by 2'
    : `${points} points missing: the score moved by ${points + 1}`

const conflictText = ({ provider, rules }: Extract<Verdict, { kind: 'conflict' }>): string =>
  `Score conflict: the provider says ${provider}, the rules say ${rules}`

function rowOfPacket(
  before: CourtState,
  after: CourtState,
  received: ReceivedPacket,
  verdict: Verdict | null
): RowDraft {
  const { packet, receivedAt, isLive, raw } = received
  const isCorrection = verdict?.kind === 'corrected'
  const point = packet.kind === 'PointScored' && !isCorrection && !isConfirmation(before, packet)
  const tone = isCorrection ? 'corrected' : toneOf(before, packet)
  return {
    tone,
    kind: packet.wireName,
    text: isCorrection
      ? describeCorrection(before.score, packet.score)
      : describePacket(before, after, packet),
    remark: remarkOf(packet),
    score: scoreAfter(before, packet),
    seqNum: packet.seqNum,
    sourceAt: packet.sourceAt,
    receivedAt,
    delayMs: isLive ? comparableDelayMs(packet.sourceAt, receivedAt) : null,
    matchTime: packet.matchTime,
    raw: shortened(raw),
    marks: [],
    history: [],
    filters: {
      point,
      bigPoint: point && isBigPoint(before),
      trouble: tone !== 'normal' && tone !== 'point'
    }
  }
}

/** A scored point that leaves the score unchanged. */
const isConfirmation = (before: CourtState, { score }: TennisPacket): boolean =>
  score !== null && isSameScore(before.score ?? LOVE_ALL, score)

function toneOf(before: CourtState, packet: TennisPacket): TimelineRow['tone'] {
  if (packet.kind === 'Alarm' || packet.kind === 'Unknown') return 'trouble'
  if (packet.kind === 'Undo' || packet.kind === 'CorrectionMode') return 'corrected'
  if (packet.kind === 'MatchStatusUpdate' && packet.matchStatus.matchState.state === 'CorrectionMode')
    return 'corrected'
  if (packet.delayStatus !== null) return 'late'
  if (packet.kind !== 'PointScored') return 'normal'
  if (!isConfirmation(before, packet)) return 'point'
  return before.awaitingDefinitiveScore ? 'corrected' : 'normal'
}

/** Why the packet is not live; an unknown status verbatim. */
function remarkOf({ delayStatus }: TennisPacket): string {
  switch (delayStatus) {
    case null:
      return ''
    case DELAYED:
      return 'late'
    case RECONSTRUCTED:
      return 'rebuilt'
    case RECONSTRUCTED_INACCURATE:
      return 'rebuilt, inaccurate'
    default:
      return delayStatus
  }
}

/** The game score; after a game's last point the games, after a set's last point the set score. */
function scoreAfter(before: CourtState, packet: TennisPacket): string {
  if (packet.score === null) return ''
  const outcome = finishedBy(before.score, packet.score)
  if (outcome === null) return describeGame(packet.score)
  return outcome.set ?? describeGames(packet.score)
}

function isBigPoint(before: CourtState): boolean {
  const kind = situationOfCourt(before)?.kind
  return kind === 'match-point' || kind === 'set-point' || kind === 'break-point'
}

/** The heading of the game that begins; none after the match is decided. */
function headingAfter(before: CourtState, after: CourtState, packet: TennisPacket): string | null {
  const serves = after.server === null ? '' : ` · ${shortNameOf(after, after.server.team)} to serve`
  if (packet.kind === 'PointStarted' && !before.started) return `Set 1 · 0–0${serves}`
  if (packet.score === null || finishedBy(before.score, packet.score) === null) return null
  if (isMatchDecided(after)) return null
  const setNumber = packet.score.finishedSets.length + 1
  const games = packet.score.game.gameType === 'TieBreaker' ? 'tie-break' : describeGames(packet.score)
  return `Set ${setNumber} · ${games}${serves}`
}

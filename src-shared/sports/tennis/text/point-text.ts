/** Sentences for the packets that move the score. */
import type { PacketOf, TennisPacket } from '../feeds/events/packets'
import { LOVE_ALL, opponentOf, type Team, type TennisScore } from '../rules/score'
import type { CourtState } from '../match/match-state'
import { finishedBy, type GameFinish } from '../match/finish'
import { isSameScore } from '../match/score-step'
import { describeGame, describeGames, plainText, shortNameOf } from './names'

export function describePoint(
  before: CourtState,
  after: CourtState,
  packet: PacketOf<'PointScored'>
): string {
  if (isSameScore(before.score ?? LOVE_ALL, packet.score))
    return `Score confirmed: ${describeGames(packet.score)}, ${describeGame(packet.score)}`
  const outcome = finishedBy(before.score, packet.score)
  const scorer = packet.details?.scoredBy ?? outcome?.winner ?? null
  const how = packet.details?.pointType ?? null
  if (outcome !== null && outcome.winner !== null)
    return describeOutcome(before, after, outcome, outcome.winner, how)
  if (how === 'Ace' && scorer !== null) return `Ace, ${shortNameOf(after, scorer)}`
  if (how === 'DoubleFault' && scorer !== null)
    return `Double fault, ${shortNameOf(after, opponentOf(scorer))}`
  return `${scorer === null ? 'Unknown team' : shortNameOf(after, scorer)} wins the point${howElse(how)}`
}

/** An unknown point type. */
const howElse = (how: string | null): string =>
  how === null || how === 'Standard' || how === 'Ace' || how === 'DoubleFault' ? '' : ` (${plainText(how)})`

function describeOutcome(
  before: CourtState,
  after: CourtState,
  outcome: GameFinish,
  winner: Team,
  how: string | null
): string {
  const name = shortNameOf(after, winner)
  const ending = how === 'Ace' ? ' with an ace' : how === 'DoubleFault' ? ' on a double fault' : howElse(how)
  if (outcome.tieBreak !== null)
    return `${name} wins the tie-break ${outcome.tieBreak} and set ${outcome.setNumber}${ending}`
  if (outcome.set !== null) return `${name} wins set ${outcome.setNumber} ${outcome.set}${ending}`
  const verb = before.server === null ? 'wins the game' : before.server.team === winner ? 'holds' : 'breaks'
  return `${name} ${verb} ${outcome.margin}${ending}`
}

/** Such as "point to HALVORSEN" or "game to HALVORSEN"; empty if a penalty did not move the score. */
export function describeAward(before: CourtState, after: CourtState, packet: TennisPacket): string {
  const { score, team } = packet
  if (score === null || team === null || isSameScore(before.score ?? LOVE_ALL, score)) return ''
  const outcome = finishedBy(before.score, score)
  const prize = outcome === null ? 'point' : outcome.set === null ? 'game' : `set ${outcome.setNumber}`
  return `${prize} to ${shortNameOf(after, outcome?.winner ?? opponentOf(team))}`
}

/** "Umpire corrects 30–0 to 15–0"; with the games if they change too. */
export function describeCorrection(before: TennisScore | null, after: TennisScore | null): string {
  const from = before ?? LOVE_ALL
  if (after === null || isSameScore(from, after)) return 'Umpire undoes the last entry'
  const sameGame =
    from.finishedSets.length === after.finishedSets.length && describeGames(from) === describeGames(after)
  const standing = (score: TennisScore): string =>
    sameGame ? describeGame(score) : `${describeGames(score)}, ${describeGame(score)}`
  return `Umpire corrects ${standing(from)} to ${standing(after)}`
}

/** Whose turn it is to serve, and from which side (ITF Rules of Tennis, rules 5b, 14, 15 and 17). */
import type { MatchFormat } from './format'
import { opponentOf, STANDARD_POINTS, type Server, type Team, type TennisScore } from './score'

/**
 * The order of service in one set, from its first game on; it goes round. Singles: two entries, doubles: four,
 * teams in turn.
 */
export type ServiceOrder = readonly [Server, Server] | readonly [Server, Server, Server, Server]

export const singlesOrder = (firstTeam: Team): ServiceOrder => [
  { team: firstTeam, member: 1 },
  { team: opponentOf(firstTeam), member: 1 }
]

/** Doubles: player 1 serves first in each team. */
export const doublesOrder = (firstTeam: Team): ServiceOrder => [
  { team: firstTeam, member: 1 },
  { team: opponentOf(firstTeam), member: 1 },
  { team: firstTeam, member: 2 },
  { team: opponentOf(firstTeam), member: 2 }
]

/**
 * Who serves the next point of the set in play. In a tie-break of any length the player in turn serves one point,
 * then the players after that two each (rule 5b).
 */
export function serverOf(order: ServiceOrder, { game, set }: TennisScore): Server {
  const gamesPlayed = set.gamesA + set.gamesB
  if (game.gameType === 'StandardGame') return inTurn(order, gamesPlayed)
  const pointsPlayed = Number(game.pointsA) + Number(game.pointsB)
  return inTurn(order, gamesPlayed + Math.ceil(pointsPlayed / 2))
}

/**
 * The order of the set after one of `gamesPlayed` games, a tie-break counting as one: service simply goes on, which
 * makes the side that received first in a tie-break serve first (rule 5b). Doubles teams may choose a new order
 * within the team at that moment (rule 14); here they keep theirs.
 */
export function nextSetOrder(order: ServiceOrder, gamesPlayed: number): ServiceOrder {
  const from = gamesPlayed % order.length
  if (order.length === 2) return from === 0 ? order : [order[1], order[0]]
  const [first, second, third, fourth] = order
  switch (from) {
    case 1:
      return [second, third, fourth, first]
    case 2:
      return [third, fourth, first, second]
    case 3:
      return [fourth, first, second, third]
    default:
      return order
  }
}

/**
 * From which half the next point is served: the right one (`deuce`) after an even number of points, the left one
 * (`ad`) after an odd number (rule 17). Null at a no-ad deciding point: the receivers choose (appendix V).
 */
export function serviceSideOf(format: MatchFormat, { game }: TennisScore): 'deuce' | 'ad' | null {
  if (game.gameType === 'TieBreaker') return sideAfter(Number(game.pointsA) + Number(game.pointsB))
  const pointsA = STANDARD_POINTS.findIndex((points) => points === game.pointsA)
  const pointsB = STANDARD_POINTS.findIndex((points) => points === game.pointsB)
  if (!format.advantage && game.pointsA === '40' && game.pointsB === '40') return null
  return sideAfter(pointsA + pointsB)
}

const sideAfter = (pointsPlayed: number): 'deuce' | 'ad' => (pointsPlayed % 2 === 0 ? 'deuce' : 'ad')

function inTurn(order: ServiceOrder, turn: number): Server {
  return order[turn % order.length] ?? order[0]
}

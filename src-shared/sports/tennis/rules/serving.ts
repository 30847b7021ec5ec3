/** Whose turn it is to serve, and from which side (ITF Rules of Tennis, rules 5b, 14, 15 and 17). */
import {
  opponentOf,
  STANDARD_POINTS,
  type GameScore,
  type Server,
  type Team,
  type TennisScore
} from './score'

/**
 * The order of service in one set from its first game on; it repeats. Singles: two entries, doubles: four, teams in
 * turn.
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
 * The order of the set after one of `gamesPlayed` games, a tie-break counting as one: service continues in order, so
 * the side that received first in a tie-break serves first (rule 5b). Doubles teams may choose a new order within the
 * team here (rule 14); we assume they keep theirs.
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
 * From which half the next point is served: the right one (`deuce`) after an even number of points, the left one (`ad`)
 * after an odd number (rule 17). `advantage` is null if the format is unknown. Null at 40–40 unless it is an advantage
 * game: at a deciding point the receivers choose (appendix V). Null for invalid points too.
 */
export function serviceSideOf(
  { gameType, pointsA, pointsB }: GameScore,
  advantage: boolean | null
): 'deuce' | 'ad' | null {
  if (gameType === 'StandardGame' && advantage !== true && pointsA === '40' && pointsB === '40') return null
  const wonOf = gameType === 'TieBreaker' ? tieBreakPoints : standardPoints
  const played = wonOf(pointsA) + wonOf(pointsB)
  if (Number.isNaN(played)) return null
  return played % 2 === 0 ? 'deuce' : 'ad'
}

const tieBreakPoints = (points: string): number => (/^\d+$/.test(points) ? Number(points) : Number.NaN)

function standardPoints(points: string): number {
  const won = STANDARD_POINTS.findIndex((standard) => standard === points)
  return won < 0 ? Number.NaN : won
}

function inTurn(order: ServiceOrder, turn: number): Server {
  return order[turn % order.length] ?? order[0]
}

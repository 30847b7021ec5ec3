/**
 * Momentum: who won the latest points. The average of the points' winners, team A as 1 and team B as -1, each weighted
 * by its leverage (how much it could change team A's chance to win the match) and by its age: its weight halves every
 * twelve points. A match starts as if after a long even spell, so that the first points do not fill the scale. The
 * definition is ours; leverage as a weight follows Morris' importance of points (1977).
 */
import type { Team } from './score'

/** The definition shown in views. */
export const MOMENTUM_DEFINITION =
  'Momentum is the balance of the points won, from team B (−1) to team A (1). A point weighs as much as it could ' +
  'change the chance to win the match, and half as much after twelve more points.'

/** Weighted sums over the points so far. */
export interface Momentum {
  readonly balance: number
  readonly weight: number
}

const POINTS_TO_HALF = 12
const FADE = 0.5 ** (1 / POINTS_TO_HALF)

/** The weight of a point with unknown leverage: that of an average point between equal players. */
const USUAL_LEVERAGE = 0.05

export const EVEN_MOMENTUM: Momentum = { balance: 0, weight: USUAL_LEVERAGE / (1 - FADE) }

/** `leverage`: 0 to 1, null if unknown. */
export function withPoint(momentum: Momentum, winner: Team, leverage: number | null): Momentum {
  const weight = leverage ?? USUAL_LEVERAGE
  return {
    balance: FADE * momentum.balance + (winner === 'TeamA' ? weight : -weight),
    weight: FADE * momentum.weight + weight
  }
}

/** In [-1, 1]; 0 if nothing is known. */
export const momentumOf = ({ balance, weight }: Momentum): number => (weight === 0 ? 0 : balance / weight)

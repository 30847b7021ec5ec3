/** How a rally goes: who wins it, how, and how long it takes. */
import type { Variant } from '@shared/sports/volleyball/rules/match-rules'
import { opponentOf, type Side } from '@shared/sports/volleyball/rules/sides'
import type { Random } from '../../random'

export interface Rally {
  /** From the serve to the end of the rally. */
  readonly durationMs: number
  readonly winner: Side
  readonly type: PointType
}

export type PointType = 'Ace' | 'ServeError' | 'Kill' | 'Block' | 'BlockOut' | 'Error' | 'Out'
type Weights = readonly (readonly [type: PointType, weight: number])[]

/** Share of rallies that the receiving team wins between equals. */
const SIDE_OUT: Readonly<Record<Variant, number>> = { indoor: 0.65, beach: 0.66, snow: 0.6 }

const BY_RECEIVERS: Weights = [
  ['ServeError', 20],
  ['Kill', 52],
  ['BlockOut', 10],
  ['Block', 5],
  ['Error', 6],
  ['Out', 7]
]
const BY_SERVERS: Weights = [
  ['Ace', 14],
  ['Block', 22],
  ['Kill', 34],
  ['BlockOut', 6],
  ['Error', 10],
  ['Out', 14]
]

const DURATION_MS: Readonly<Record<PointType, readonly [least: number, most: number]>> = {
  Ace: [5_000, 6_500],
  ServeError: [5_000, 6_000],
  Kill: [6_000, 12_000],
  Block: [6_000, 11_000],
  BlockOut: [6_000, 12_000],
  Error: [6_000, 12_000],
  Out: [6_000, 12_000]
}

/** `edge`: by how much more often than an equal the home team wins a rally. */
export function playRally(random: Random, variant: Variant, server: Side, edge: number): Rally {
  const sideOut = SIDE_OUT[variant] + (server === 'Home' ? -edge : edge)
  const isSideOut = random.chance(sideOut)
  const type = weighted(random, isSideOut ? BY_RECEIVERS : BY_SERVERS)
  return {
    durationMs: random.between(...DURATION_MS[type]),
    winner: isSideOut ? opponentOf(server) : server,
    type
  }
}

function weighted(random: Random, weights: Weights): PointType {
  let left = random.between(
    0,
    weights.reduce((sum, [, weight]) => sum + weight, 0)
  )
  return weights.find(([, weight]) => (left -= weight) < 0)?.[0] ?? 'Kill'
}

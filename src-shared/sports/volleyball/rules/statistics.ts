/** Statistics of a match, counted from its points alone. */
import { bothSides, opponentOf, SIDES, type BySide, type Side } from './sides'
import { ralliesOf, rotationNumber } from './situation'
import type { PlayedRally, VolleyballState } from './state'

/** Won of played. */
export interface Share {
  readonly won: number
  readonly played: number
}

export interface RotationStatistics {
  /** 1 is the starting line-up of the set. */
  readonly rotation: number
  /** Rallies won while receiving. */
  readonly sideOut: Share
  /** Rallies won while serving. */
  readonly breakPoints: Share
}

export interface SideStatistics {
  readonly points: number
  /** Points won by the provider's point type, such as `Kill` or `Block`; a point may have several types, or none. */
  readonly pointsByKind: Readonly<Record<string, number>>
  readonly aces: number
  readonly blocks: number
  /** Its own serves that lost the point. */
  readonly serveErrors: number
  /** Points from the opponent's errors other than on serve. */
  readonly opponentErrors: number
  readonly sideOut: Share
  readonly breakPoints: Share
  readonly rotations: readonly RotationStatistics[]
  readonly longestRun: number
}

/** Percent, rounded; null if nothing was played. */
export const percentOf = ({ won, played }: Share): number | null =>
  played === 0 ? null : Math.round((100 * won) / played)

/** For the whole match or one set. */
export function statisticsOf(
  state: VolleyballState,
  setNumber: number | null = null
): BySide<SideStatistics> {
  const rallies = ralliesOf(state).filter((rally) => setNumber === null || rally.setNumber === setNumber)
  const { players } = state.rules[0]
  return {
    Home: statisticsOfSide(rallies, 'Home', players),
    Away: statisticsOfSide(rallies, 'Away', players)
  }
}

function statisticsOfSide(rallies: readonly PlayedRally[], side: Side, players: number): SideStatistics {
  const won = rallies.filter(({ winner }) => winner === side)
  const lost = rallies.filter(({ winner }) => winner !== side)
  const served = rallies.filter(wasServed)
  const rotations = Array.from({ length: players }, (_, index) => {
    const rotation = index + 1
    const inRotation = served.filter(({ turns }) => rotationNumber(turns[side], players) === rotation)
    return { rotation, ...sharesOf(inRotation, side) }
  })
  return {
    points: won.length,
    pointsByKind: countKinds(won),
    aces: countKind(won, 'Ace'),
    blocks: countKind(won, 'Block'),
    serveErrors: countKind(lost, 'ServeError'),
    opponentErrors: won.filter(({ types }) => types.includes('Error') || types.includes('Out')).length,
    ...sharesOf(served, side),
    rotations,
    longestRun: longestRunOf(rallies)[side]
  }
}

/** A point from a sanction is not a rally. */
const wasServed = ({ server, reasons, types }: PlayedRally): boolean =>
  server !== null && !reasons.includes('Sanction') && !types.includes('Penalty')

function sharesOf(
  rallies: readonly PlayedRally[],
  side: Side
): { readonly sideOut: Share; readonly breakPoints: Share } {
  const share = (server: Side): Share => {
    const played = rallies.filter((rally) => rally.server === server)
    return { won: played.filter(({ winner }) => winner === side).length, played: played.length }
  }
  return { sideOut: share(opponentOf(side)), breakPoints: share(side) }
}

const countKind = (rallies: readonly PlayedRally[], kind: string): number =>
  rallies.filter(({ types }) => types.includes(kind)).length

function countKinds(rallies: readonly PlayedRally[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const { types } of rallies) for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([one], [other]) => one.localeCompare(other, 'en')))
}

/** Longest run of points within a set. */
function longestRunOf(rallies: readonly PlayedRally[]): BySide<number> {
  const longest: Record<Side, number> = { ...bothSides(0) }
  let run = 0
  rallies.forEach((rally, index) => {
    const before = rallies[index - 1]
    run = before?.winner === rally.winner && before.setNumber === rally.setNumber ? run + 1 : 1
    for (const side of SIDES) if (rally.winner === side) longest[side] = Math.max(longest[side], run)
  })
  return longest
}

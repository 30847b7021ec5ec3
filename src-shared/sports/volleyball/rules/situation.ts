/** What is at stake, and the teams' remaining time-outs and substitutions. */
import { plusOne, type BySide, type Side } from './sides'
import { leaderWhoWins, setsToWin } from './match-rules'
import type { PlayedRally, SetState, Stake, VolleyballState } from './state'

/** Set or match point in the next rally, and for whom. Never for both: a set needs a lead of two points. */
export function stakeOf({ rules: [rules], set, setsWon, end }: VolleyballState): Stake | null {
  if (set === null || end !== null) return null
  const side: Side = set.points.Home >= set.points.Away ? 'Home' : 'Away'
  if (leaderWhoWins(rules, set, set.points) !== null) return null
  if (leaderWhoWins(rules, set, plusOne(set.points, side)) === null) return null
  const winsMatch = set.isGolden || setsWon[side] + 1 >= setsToWin(rules)
  return { kind: winsMatch ? 'match-point' : 'set-point', side }
}

/** Current run of points within the set. */
export function runOf({ set }: VolleyballState): { readonly side: Side; readonly points: number } | null {
  let chain = set?.rallies ?? null
  if (chain === null) return null
  const side = chain.rally.winner
  let points = 0
  for (; chain?.rally.winner === side; chain = chain.before) points += 1
  return { side, points }
}

const left = (most: number, used: BySide<number>): BySide<number> => ({
  Home: Math.max(0, most - used.Home),
  Away: Math.max(0, most - used.Away)
})

/** In the set in play; null between sets. */
export const timeOutsLeft = ({ rules: [rules], set }: VolleyballState): BySide<number> | null =>
  set === null ? null : left(rules.timeOuts, set.timeOuts)

/** Regular ones in the set in play; null between sets. */
export const substitutionsLeft = ({ rules: [rules], set }: VolleyballState): BySide<number> | null =>
  set === null ? null : left(rules.substitutions, set.substitutions)

/** The points of a set in order of play. */
export function ralliesOfSet({ rallies }: SetState): readonly PlayedRally[] {
  const inOrder: PlayedRally[] = []
  for (let chain = rallies; chain !== null; chain = chain.before) inOrder.push(chain.rally)
  return inOrder.reverse()
}

/** All points of the match in order of play. */
export const ralliesOf = ({ finishedSets, set }: VolleyballState): readonly PlayedRally[] => [
  ...finishedSets.flatMap((finished) => ralliesOfSet(finished.set)),
  ...(set === null ? [] : ralliesOfSet(set))
]

/** Points in the score not confirmed by the provider. */
export const provisionalPoints = (state: VolleyballState): number =>
  ralliesOf(state).filter(({ isConfirmed }) => !isConfirmed).length

/** The rotation's number, from 1 (the starting line-up) to the number of players. */
export const rotationNumber = (turns: number, players: number): number => (turns % players) + 1

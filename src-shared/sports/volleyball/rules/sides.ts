/** The two sides of a volleyball match, as the provider names them. */

export const SIDES = ['Home', 'Away'] as const
export type Side = (typeof SIDES)[number]

export type BySide<Value> = Readonly<Record<Side, Value>>

export const opponentOf = (side: Side): Side => (side === 'Home' ? 'Away' : 'Home')

/** Null for anything but a side. */
export const sideOf = (word: string | null): Side | null => (word === 'Home' || word === 'Away' ? word : null)

export const bothSides = <Value>(value: Value): BySide<Value> => ({ Home: value, Away: value })

export const withSide = <Value>(values: BySide<Value>, side: Side, value: Value): BySide<Value> =>
  side === 'Home' ? { Home: value, Away: values.Away } : { Home: values.Home, Away: value }

/** One more for one side. */
export const plusOne = (counts: BySide<number>, side: Side): BySide<number> =>
  withSide(counts, side, counts[side] + 1)

export const isSameCount = (one: BySide<number>, other: BySide<number>): boolean =>
  one.Home === other.Home && one.Away === other.Away

/** "12–11", home first. */
export const describeCount = ({ Home, Away }: BySide<number>): string => `${Home}–${Away}`

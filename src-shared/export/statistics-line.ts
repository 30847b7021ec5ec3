/** One figure of both teams in a report. */

export interface StatisticsLine {
  readonly label: string
  /** Team A, or the home team. */
  readonly first: string
  readonly second: string
  /** The first team's share of both together, 0 to 1; one half if neither has any. */
  readonly firstShare: number
}

export function lineOf(
  label: string,
  [one, other]: readonly [number, number],
  [first, second]: readonly [string, string]
): StatisticsLine {
  const both = one + other
  return { label, first, second, firstShare: both === 0 ? 0.5 : one / both }
}

/** A plain count. */
export const countLine = (label: string, counts: readonly [number, number]): StatisticsLine =>
  lineOf(label, counts, [String(counts[0]), String(counts[1])])

/** Won of played. */
export interface Share {
  readonly won: number
  readonly played: number
}

/** "62% (31/50)" */
export function shareLine(label: string, [first, second]: readonly [Share, Share]): StatisticsLine {
  const ratio = ({ won, played }: Share): number => (played === 0 ? 0 : won / played)
  const text = (share: Share): string =>
    share.played === 0 ? '–' : `${Math.round(ratio(share) * 100)}% (${share.won}/${share.played})`
  // A share of zero cannot be compared.
  const isComparable = first.played > 0 && second.played > 0
  const values = isComparable ? ([ratio(first), ratio(second)] as const) : ([0, 0] as const)
  return lineOf(label, values, [text(first), text(second)])
}

/** One figure of both teams in a report. */
import type { Team } from '../tennis/score'

export interface StatisticsLine {
  readonly label: string
  readonly teamA: string
  readonly teamB: string
  /** Team A's part of what both have together, 0 to 1; half where neither has any. */
  readonly shareA: number
}

export function lineOf(
  label: string,
  [valueA, valueB]: readonly [number, number],
  text: (team: Team) => string
): StatisticsLine {
  const both = valueA + valueB
  return { label, teamA: text('TeamA'), teamB: text('TeamB'), shareA: both === 0 ? 0.5 : valueA / both }
}

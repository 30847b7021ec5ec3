/** How much room names and numbers of a scoreboard need, so that the longest name sets the size for both sides. */
import type { CourtView, ScoreView } from '@shared/court/view'

/** A single name longer than this is set on two lines at `TWO_LINE_SIZE` rather than smaller still. */
export const TWO_LINE_LENGTH = 17
/** Sizes as parts of the size of a short single name. */
export const TWO_LINE_SIZE = 0.72
export const DOUBLES_SIZE = 0.78

const SHORTEST = 8

/** Length of the longer line when a name is broken at the best of its blanks and hyphens. */
export function longestOfTwoLines(name: string): number {
  const breaks = [...name.matchAll(/[\s-]/g)].map((match) => match.index + 1)
  const lengths = breaks.map((at) => Math.max(name.slice(0, at).trimEnd().length, name.length - at))
  return Math.min(name.length, ...lengths)
}

/** Length of the widest line of either side, countries left out, in characters of a short single name. */
export function nameLength(teams: CourtView['teams']): number {
  const lengths = [teams.TeamA, teams.TeamB].flatMap(({ players }) =>
    players.map(({ name }) => {
      if (players.length > 1) return name.length * DOUBLES_SIZE
      if (name.length <= TWO_LINE_LENGTH) return name.length
      return longestOfTwoLines(name) * TWO_LINE_SIZE
    })
  )
  return Math.max(SHORTEST, ...lengths)
}

/** Room that the serve mark, sets, games and points take, in widths of the score's font. */
export function columnsWidth(score: ScoreView | null): number {
  if (!score) return 1.5
  const hasPoints = score.pointsA !== '' || score.pointsB !== ''
  return 1.85 * score.finishedSets.length + (hasPoints ? 5.4 : 1.5)
}

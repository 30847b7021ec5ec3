/** The space a scoreboard’s names and numbers need; the longest name sets the size for both sides. */
import type { Board } from './board'

/** A longer singles name goes on two lines at `TWO_LINE_SIZE`. */
export const TWO_LINE_LENGTH = 17
/** Sizes relative to a short singles name. */
export const TWO_LINE_SIZE = 0.72
export const DOUBLES_SIZE = 0.78

const SHORTEST_EM = 4.5

/** Width of a text in the name’s font, in em; capitals vary too much to count as one width. */
export function textWidthEm(text: string): number {
  let width = 0
  for (const glyph of text)
    width += /[MWŴÆŒ]/u.test(glyph)
      ? 0.9
      : /[IÍÎİJ.,'’ -]/u.test(glyph)
        ? 0.34
        : /\p{Lu}/u.test(glyph)
          ? 0.7
          : 0.58
  return width
}

/** Width in em of the longer line when a name is split at its best space or hyphen. */
export function longestOfTwoLinesEm(name: string): number {
  const breaks = [...name.matchAll(/[\s-]/g)].map((match) => match.index + 1)
  const widths = breaks.map((at) =>
    Math.max(textWidthEm(name.slice(0, at).trimEnd()), textWidthEm(name.slice(at)))
  )
  return Math.min(textWidthEm(name), ...widths)
}

/** Width of the widest line of either side, without countries, in em of a short singles name. */
export function nameWidthEm({ sides }: Board): number {
  const widths = sides.flatMap(({ players }) =>
    players.map(({ name }) => {
      if (players.length > 1) return textWidthEm(name) * DOUBLES_SIZE
      if (name.length <= TWO_LINE_LENGTH) return textWidthEm(name)
      return longestOfTwoLinesEm(name) * TWO_LINE_SIZE
    })
  )
  return Math.max(SHORTEST_EM, ...widths)
}

const SERVE_MARK_WIDTH = 1.5
const COLUMN_WIDTH = 1.85
const POINTS_WIDTH = 2.05
/** Name size relative to score size. */
const NAME_SHARE = 0.75

/** Width of the serve mark, columns and points, in em of the score’s font. */
export const columnsWidth = ({ columns, hasPoints }: Board): number => roomOf(columns.length, hasPoints)

/** The same, without the sets if the board may hide them. */
export const leastColumnsWidth = ({ columns, hasPoints, maySpareSets }: Board): number =>
  roomOf(columns.filter(({ look }) => look === 'count' || !maySpareSets).length, hasPoints)

const roomOf = (columns: number, hasPoints: boolean): number =>
  SERVE_MARK_WIDTH + COLUMN_WIDTH * columns + (hasPoints ? POINTS_WIDTH : 0)

/** Beyond this width, in em of the score’s font, names and digits get too small on a typical card. */
const COMFORTABLE_WIDTH = 17.5

/** Whether sets should be hidden on all but large cards. */
export const isCrowded = (board: Board): boolean =>
  board.maySpareSets && NAME_SHARE * nameWidthEm(board) + columnsWidth(board) > COMFORTABLE_WIDTH

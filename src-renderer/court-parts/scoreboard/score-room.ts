/** How much room names and numbers of a scoreboard need, so that the longest name sets the size for both sides. */
import type { Board } from './board'

/** A single name longer than this is set on two lines at `TWO_LINE_SIZE` rather than smaller still. */
export const TWO_LINE_LENGTH = 17
/** Sizes as parts of the size of a short single name. */
export const TWO_LINE_SIZE = 0.72
export const DOUBLES_SIZE = 0.78

const SHORTEST_EM = 4.5

/** Width of a text in the name's font, in em: capitals differ too much to be counted alike. */
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

/** Width in em of the longer line when a name is broken at the best of its blanks and hyphens. */
export function longestOfTwoLinesEm(name: string): number {
  const breaks = [...name.matchAll(/[\s-]/g)].map((match) => match.index + 1)
  const widths = breaks.map((at) =>
    Math.max(textWidthEm(name.slice(0, at).trimEnd()), textWidthEm(name.slice(at)))
  )
  return Math.min(textWidthEm(name), ...widths)
}

/** Width of the widest line of either side, countries left out, in em of a short single name. */
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
/** A name is set in about this part of the score's size. */
const NAME_SHARE = 0.75

/** Room that the serve mark, the columns and the points take, in widths of the score's font. */
export const columnsWidth = ({ columns, hasPoints }: Board): number => roomOf(columns.length, hasPoints)

/** The same without the sets, of a board that may spare them. */
export const leastColumnsWidth = ({ columns, hasPoints, maySpareSets }: Board): number =>
  roomOf(columns.filter(({ look }) => look === 'count' || !maySpareSets).length, hasPoints)

const roomOf = (columns: number, hasPoints: boolean): number =>
  SERVE_MARK_WIDTH + COLUMN_WIDTH * columns + (hasPoints ? POINTS_WIDTH : 0)

/** Wider than this, in widths of the score's font, names and digits get too small on a card of usual width. */
const COMFORTABLE_WIDTH = 17.5

/** Whether the sets had better be left out on all but large cards. */
export const isCrowded = (board: Board): boolean =>
  board.maySpareSets && NAME_SHARE * nameWidthEm(board) + columnsWidth(board) > COMFORTABLE_WIDTH

/** Comma-separated values as RFC 4180 has them: commas, quotes where needed, lines that end with CR LF. */

export type Cell = string | number | boolean | null

/** One column of a table that is exported: the same in CSV, NDJSON, JSON and XLSX. */
export interface Column<Row> {
  readonly name: string
  /** What stands in it; docs/exports.md says the same. */
  readonly about: string
  /** `word`: text that we made ourselves, which needs no guard and no quotes. */
  readonly kind: 'text' | 'word' | 'number' | 'flag'
  readonly read: (row: Row) => Cell
}

/** Written at the start of a file for spreadsheet programs that take it for Latin-1 otherwise. */
export const BYTE_ORDER_MARK = '\uFEFF'
const LINE_END = '\r\n'

const NEEDS_QUOTES = /[",\r\n]/

/**
 * A spreadsheet takes a cell for a formula by its first character (OWASP, "CSV Injection"). Such text gets an
 * apostrophe in front, and so does text that begins with one: who reads the file takes away the first apostrophe of
 * every text that begins with one, and has what it was.
 */
export function guardedText(text: string): string {
  switch (text.charCodeAt(0)) {
    case 0x09: // tab
    case 0x0a: // line feed
    case 0x0d: // carriage return
    case 0x27: // '
    case 0x2b: // +
    case 0x2d: // -
    case 0x3d: // =
    case 0x40: // @
      return `'${text}`
    default:
      return text
  }
}

export const csvText = (text: string): string => {
  if (text === '') return ''
  const guarded = guardedText(text)
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

export const csvHeader = <Row>(columns: readonly Column<Row>[]): string =>
  columns.map(({ name }) => name).join(',') + LINE_END

/** One line with its end. Null is an empty cell; a flag is `true` or `false`. */
export function csvLine<Row>(columns: readonly Column<Row>[], row: Row): string {
  // Joined rather than added up: a million rows of twenty cells leave less behind for the garbage collector.
  const cells: string[] = []
  for (const { kind, read } of columns) {
    const cell = read(row)
    if (cell === null) cells.push('')
    else cells.push(kind === 'text' && typeof cell === 'string' ? csvText(cell) : String(cell))
  }
  return cells.join(',') + LINE_END
}

/** The row as one JSON object, by the columns' names. */
export function jsonLine<Row>(columns: readonly Column<Row>[], row: Row): string {
  let line = ''
  let separator = '{'
  for (const { name, kind, read } of columns) {
    const cell = read(row)
    line += `${separator}"${name}":${kind === 'text' || kind === 'word' ? JSON.stringify(cell) : String(cell)}`
    separator = ','
  }
  return `${line}}`
}

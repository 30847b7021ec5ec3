/** Comma-separated values as RFC 4180 has them: commas, quotes where needed, lines that end with CR LF. */
import type { InstantText } from './instant-text'

export type Cell = string | number | boolean | null

interface NamedColumn {
  readonly name: string
  /** What stands in it; docs/exports.md says the same. */
  readonly about: string
}

interface CellColumn<Row> extends NamedColumn {
  /** `word`: text of our own making. */
  readonly kind: 'text' | 'word' | 'number' | 'flag'
  readonly read: (row: Row) => Cell
}

/** A time, as text by one clock. */
interface InstantColumn<Row> extends NamedColumn {
  readonly kind: 'instant'
  /** UTC in milliseconds; null where none is known. */
  readonly read: (row: Row) => number | null
  /** Null where the clock is not known. */
  readonly clock: (row: Row) => InstantText | null
}

/** One column of a table that is exported: the same in CSV, NDJSON, JSON and XLSX. */
export type Column<Row> = CellColumn<Row> | InstantColumn<Row>

/** What stands in a column; null for nothing. */
export function cellOf<Row>(column: Column<Row>, row: Row): Cell {
  if (column.kind !== 'instant') return column.read(row)
  const text = column.clock(row)?.of(column.read(row)) ?? ''
  return text === '' ? null : text
}

/** Written at the start of a file for spreadsheet programs that take it for Latin-1 otherwise. */
export const BYTE_ORDER_MARK = '\uFEFF'
export const LINE_END = '\r\n'

export const csvHeader = <Row>(columns: readonly Column<Row>[]): string =>
  columns.map(({ name }) => name).join(',') + LINE_END

/** The row as one JSON object, by the columns' names. */
export function jsonLine<Row>(columns: readonly Column<Row>[], row: Row): string {
  let line = ''
  let separator = '{'
  for (const column of columns) {
    const cell = cellOf(column, row)
    line += `${separator}"${column.name}":${typeof cell === 'string' ? JSON.stringify(cell) : String(cell)}`
    separator = ','
  }
  return `${line}}`
}

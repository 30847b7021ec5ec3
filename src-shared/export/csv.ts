/** Comma-separated values after RFC 4180: commas, quotes where needed, lines ending with CR LF. */
import type { InstantText } from './instant-text'

export type Cell = string | number | boolean | null

interface NamedColumn {
  readonly name: string
  /** Description; also in docs/exports.md. */
  readonly about: string
}

interface CellColumn<Row> extends NamedColumn {
  /** `word`: text from our own fixed set. */
  readonly kind: 'text' | 'word' | 'number' | 'flag'
  readonly read: (row: Row) => Cell
}

/** A time as text on one clock. */
interface InstantColumn<Row> extends NamedColumn {
  readonly kind: 'instant'
  /** UTC in milliseconds; null if unknown. */
  readonly read: (row: Row) => number | null
  /** Null if the clock is unknown. */
  readonly clock: (row: Row) => InstantText | null
}

/** One column of an exported table: the same in CSV, NDJSON, JSON and XLSX. */
export type Column<Row> = CellColumn<Row> | InstantColumn<Row>

/** The value of a cell; null for an empty one. */
export function cellOf<Row>(column: Column<Row>, row: Row): Cell {
  if (column.kind !== 'instant') return column.read(row)
  const text = column.clock(row)?.of(column.read(row)) ?? ''
  return text === '' ? null : text
}

/** Written at the start of a file for spreadsheet programs that would otherwise assume Latin-1. */
export const BYTE_ORDER_MARK = '\uFEFF'
export const LINE_END = '\r\n'

export const csvHeader = <Row>(columns: readonly Column<Row>[]): string =>
  columns.map(({ name }) => name).join(',') + LINE_END

/** The row as one JSON object with the column names as keys. */
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

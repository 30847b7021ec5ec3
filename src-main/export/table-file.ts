/** Tables as CSV files, and rows as NDJSON. */
import { BYTE_ORDER_MARK, csvHeader, csvLine, jsonLine, type Column } from '@shared/export/csv'
import type { PartialFile, WrittenFile } from './partial-file'

export interface RowFile<Row> {
  row(row: Row): void
  finish(): WrittenFile
}

export function csvFile<Row>(
  file: PartialFile,
  columns: readonly Column<Row>[],
  byteOrderMark: boolean
): RowFile<Row> {
  let rows = 0
  file.write((byteOrderMark ? BYTE_ORDER_MARK : '') + csvHeader(columns))
  return {
    row: (row) => {
      rows += 1
      file.write(csvLine(columns, row))
    },
    finish: () => file.finish(rows)
  }
}

export function ndjsonFile<Row>(file: PartialFile, columns: readonly Column<Row>[]): RowFile<Row> {
  let rows = 0
  return {
    row: (row) => {
      rows += 1
      file.write(`${jsonLine(columns, row)}\n`)
    },
    finish: () => file.finish(rows)
  }
}

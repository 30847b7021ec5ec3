/** Tables as CSV files, and rows as NDJSON. */
import { BYTE_ORDER_MARK, csvHeader, type Column } from '@shared/export/csv'
import { CsvLines } from '@shared/export/csv-lines'
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
  const lines = new CsvLines(columns, (bytes) => file.writeBytes(bytes))
  return {
    row: (row) => {
      rows += 1
      lines.add(row)
    },
    finish: () => {
      lines.end()
      return file.finish(rows)
    }
  }
}

/** `line`: the row as one JSON object. */
export function ndjsonFile<Row>(file: PartialFile, line: (row: Row) => string): RowFile<Row> {
  let rows = 0
  return {
    row: (row) => {
      rows += 1
      file.write(`${line(row)}\n`)
    },
    finish: () => file.finish(rows)
  }
}

import type { ExportFormat } from '../logs/export-view'
import type { Column } from './csv'

/** A table that only one sport exports. */
export interface ExtraTable {
  readonly format: ExportFormat
  /** Builds the rows, passes them to `write` with their columns and returns its result. */
  writeWith<File>(write: <Row>(columns: readonly Column<Row>[], rows: readonly Row[]) => File): File
}

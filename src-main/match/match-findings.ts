import type { ExportFacts } from '@shared/export/export-facts'
import type { ThreeClocks } from '@shared/export/instant-text'
import type { ReportRows } from '@shared/export/report-model'
import type { StatisticsRow } from '@shared/export/statistics-columns'
import type { ExtraTable } from '@shared/export/extra-table'

/** The result of reading a log, for everything exported besides the timeline. */
export interface MatchFindings {
  /** The match in brief: name and text. */
  readonly lines: readonly (readonly [string, string])[]
  readonly statistics: readonly StatisticsRow[]
  /** Members of the JSON document besides events, export, court and alarms; plain JSON data. */
  readonly members: Readonly<Record<string, unknown>>
  /** Returns the report as HTML. */
  report(rows: ReportRows): string
  /** Tables that only this sport has. */
  readonly tables: readonly ExtraTable[]
}

export interface FindingsAt {
  /** On the log's clock. */
  readonly nowMs: number
  readonly facts: ExportFacts
  readonly clocks: ThreeClocks
}

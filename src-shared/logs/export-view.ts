/** What can be exported, and the view of running exports. */
import * as v from 'valibot'
import { CourtIdSchema } from '../court/common-view'
import { SPORT_TABLES } from '../sports/sport-of'
import { LogFileNameSchema } from './capture-view'

export const COMMON_EXPORT_FORMATS = [
  'events-csv',
  'events-ndjson',
  'raw-ndjson',
  'json',
  'xlsx',
  'statistics-csv',
  'alarms-csv',
  'report-html',
  'report-pdf'
] as const
export type CommonExportFormat = (typeof COMMON_EXPORT_FORMATS)[number]

/** One of `EXPORT_FORMATS`: a common one, or a table of one sport. */
export type ExportFormat = string
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  ...COMMON_EXPORT_FORMATS,
  ...SPORT_TABLES.map(({ format }) => format)
]

export const ExportSourceSchema = v.variant('kind', [
  /** A court on the wall: its log so far, whether live or replayed. */
  v.strictObject({ kind: v.literal('court'), courtId: CourtIdSchema }),
  v.strictObject({ kind: v.literal('capture'), fileName: LogFileNameSchema })
])
export type ExportSource = v.InferOutput<typeof ExportSourceSchema>

export const ExportOptionsSchema = v.strictObject({
  /** Log time, inclusive; null for everything. */
  range: v.nullable(v.strictObject({ fromMs: v.number(), toMs: v.number() })),
  /** Marks CSV files as UTF-8 for spreadsheet programs that need it. */
  byteOrderMark: v.boolean()
})
export type ExportOptions = v.InferOutput<typeof ExportOptionsSchema>

export const ExportJobSchema = v.object({
  exportId: v.string(),
  /** "Court 4, CSV and report" */
  title: v.string(),
  state: v.picklist(['running', 'done', 'cancelled', 'failed']),
  /** 0 to 1. */
  progress: v.number(),
  folder: v.string(),
  /** What is going on, or what went wrong and what to do. */
  message: v.string(),
  files: v.array(v.object({ fileName: v.string(), bytes: v.number(), rows: v.number(), sha256: v.string() }))
})
export type ExportJob = v.InferOutput<typeof ExportJobSchema>

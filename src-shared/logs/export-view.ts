/** What can be exported, and what a window is told while it is. */
import * as v from 'valibot'
import { CourtIdSchema } from '../court/common-view'
import type { CourtView } from '../court/view'
import { LogFileNameSchema } from './capture-view'

export const EXPORT_FORMATS = [
  'events-csv',
  'events-ndjson',
  'raw-ndjson',
  'json',
  'xlsx',
  'statistics-csv',
  'alarms-csv',
  'rally-shots-csv',
  'report-html',
  'report-pdf'
] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Whether a log of the sport has anything to export in the format. */
export const isFormatOf = (sport: CourtView['sport'], format: ExportFormat): boolean =>
  sport === 'tennis' || format !== 'rally-shots-csv'

export const ExportSourceSchema = v.variant('kind', [
  /** A court on the wall: its log so far, whether live or replayed. */
  v.strictObject({ kind: v.literal('court'), courtId: CourtIdSchema }),
  v.strictObject({ kind: v.literal('capture'), fileName: LogFileNameSchema })
])
export type ExportSource = v.InferOutput<typeof ExportSourceSchema>

export const ExportOptionsSchema = v.strictObject({
  /** Log time, both ends included; null for everything. */
  range: v.nullable(v.strictObject({ fromMs: v.number(), toMs: v.number() })),
  /** Marks CSV files as UTF-8 for spreadsheet programs that ask for it. */
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
  /** What is going on or what went wrong and what to do, in words. */
  message: v.string(),
  files: v.array(v.object({ fileName: v.string(), bytes: v.number(), rows: v.number(), sha256: v.string() }))
})
export type ExportJob = v.InferOutput<typeof ExportJobSchema>

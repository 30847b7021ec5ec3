/** Exports one court: reads its log, writes all files, and gives them their names at the end. */
import path from 'node:path'
import type { AlarmTransition } from '@shared/alarms/view'
import type { ExportFacts } from '@shared/export/export-facts'
import type { ExportFormat, ExportOptions } from '@shared/logs/export-view'
import { fail, succeed, type Result } from '@shared/result'
import { commitExport } from './commit-export'
import { CourtFiles, type FinishedFiles } from './court-files'
import { readCourt, type CourtReading } from './court-reading'
import { describeExportProblem } from './export-problem'
import { FILE_ENDINGS } from './export-names'
import { localTimeZone } from './local-clock'
import { PartialFile, removePartialFiles, type ExportDisk, type WrittenFile } from './partial-file'

/** Plain data: it crosses to the thread that does the work. */
export interface CourtExportRequest {
  /** The parts of one log, in order. */
  readonly logFiles: readonly string[]
  readonly folder: string
  /** What the names of all files begin with; see export-names. */
  readonly baseName: string
  readonly formats: readonly ExportFormat[]
  readonly options: ExportOptions
  /** The log is still being written. */
  readonly isGrowing: boolean
  /** The court's transitions in the console's alarm journal; those in the log are added. */
  readonly alarms: readonly AlarmTransition[]
  /** "Rallydesk 0.1.0" */
  readonly program: string
  /** UTC in milliseconds. */
  readonly exportedAt: number
}

export interface FinishedExport {
  /** The manifest is the last. */
  readonly files: readonly WrittenFile[]
  readonly facts: ExportFacts
}

interface StagedExport extends FinishedFiles {
  readonly facts: ExportFacts
}

export interface ExportControl {
  readonly signal: AbortSignal
  /** Bytes of the log read so far. */
  readonly progress: (bytes: number) => void
  /** Makes a PDF of a report. */
  readonly print: (html: string) => Promise<Uint8Array>
  readonly disk?: ExportDisk
}

/** The error says in words what went wrong and what to do; then nothing is left in the folder. */
export async function exportCourt(
  request: CourtExportRequest,
  control: ExportControl
): Promise<Result<FinishedExport, string>> {
  const { signal, disk } = control
  try {
    const staged = await stage(request, control)
    if (staged.ok && staged.value.files.length === 0 && staged.value.report === null) {
      removePartialFiles(request)
      return fail('This log has nothing to export in this format.')
    }
    if (staged.ok) {
      const files = await withPdf(request, staged.value, control)
      signal.throwIfAborted()
      const { facts } = staged.value
      return succeed({ files: commitExport(request, files, facts, disk), facts })
    }
    removePartialFiles(request)
    return staged
  } catch (error) {
    removePartialFiles(request)
    return fail(signal.aborted ? 'Cancelled.' : describeExportProblem(error, request.folder))
  }
}

async function withPdf(
  { folder, baseName }: CourtExportRequest,
  { files, report }: StagedExport,
  { print, disk }: ExportControl
): Promise<readonly WrittenFile[]> {
  if (report === null) return files
  const pdf = await print(report)
  const file = new PartialFile(folder, baseName + FILE_ENDINGS['report-pdf'], disk)
  file.writeBytes(pdf)
  return [...files, file.finish(1)]
}

async function stage(
  request: CourtExportRequest,
  control: ExportControl
): Promise<Result<StagedExport, string>> {
  const first = await attempt(request, control, false)
  if (first.ok || !first.error.late) return first.ok ? first : fail(first.error.why)
  removePartialFiles(request)
  const second = await attempt(request, control, true)
  return second.ok ? second : fail(second.error.why)
}

async function attempt(
  request: CourtExportRequest,
  { signal, progress, disk }: ExportControl,
  whole: boolean
): Promise<Result<StagedExport, { readonly late: boolean; readonly why: string }>> {
  const { logFiles, options, isGrowing } = request
  const files = new CourtFiles({ ...request, ...(disk && { disk }) })
  try {
    const reading = await readCourt(
      { files: logFiles, range: options.range, isGrowing, signal, progress },
      files,
      whole
    )
    if (!reading.ok) {
      files.abandon()
      return reading
    }
    return succeed(finish(request, reading.value, files))
  } catch (error) {
    files.abandon()
    throw error
  }
}

function finish(request: CourtExportRequest, reading: CourtReading, files: CourtFiles): StagedExport {
  const { eventId, book, first, last, records, problem } = reading
  const { logFiles, options, program, exportedAt } = request
  const leftOut = files.workbookRowsLeftOut
  const room = leftOut === 0 ? '' : `The workbook has no room for the last ${leftOut} timeline rows.`
  const facts: ExportFacts = {
    program,
    exportedAt,
    timeZone: localTimeZone(),
    eventId,
    logFiles: logFiles.map((file) => path.basename(file)),
    range: options.range,
    firstAt: first?.receivedAt ?? null,
    lastAt: last?.receivedAt ?? null,
    records,
    rows: files.rows,
    venueOffsetMs: book.venueOffsetMs,
    problem: [problem, room].filter((part) => part !== '').join(' ')
  }
  return { ...files.finish({ book, nowMs: last?.steadyAt ?? 0, facts }), facts }
}

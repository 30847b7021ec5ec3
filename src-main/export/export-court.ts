/** Exports one court: reads its log and leaves complete files under names that are not final yet. */
import { rmSync } from 'node:fs'
import path from 'node:path'
import type { JournalEntry } from '@shared/alarms/view'
import type { ExportFacts } from '@shared/export/export-facts'
import type { ExportFormat, ExportOptions } from '@shared/logs/export-view'
import { fail, succeed, type Result } from '@shared/result'
import { CourtFiles, type FinishedFiles } from './court-files'
import { readCourt, type CourtReading } from './court-reading'
import { describeExportProblem } from './export-problem'
import { endingsOf, MANIFEST_ENDING, PARTIAL_EXTENSION } from './export-names'
import { localTimeZone } from './local-clock'
import type { ExportDisk } from './partial-file'

/** Plain data: it crosses to the thread that does the work. */
export interface CourtExportRequest {
  /** The parts of one log, in order. */
  readonly logFiles: readonly string[]
  readonly folder: string
  /** What the names of all files begin with; see export-names. */
  readonly baseName: string
  readonly formats: readonly ExportFormat[]
  readonly options: ExportOptions
  /** The court's transitions in the console's alarm journal; those in the log are added. */
  readonly alarms: readonly JournalEntry[]
  /** "Rallydesk 0.1.0" */
  readonly program: string
  /** UTC in milliseconds. */
  readonly exportedAt: number
}

export interface StagedExport extends FinishedFiles {
  readonly facts: ExportFacts
}

export interface ExportControl {
  readonly signal: AbortSignal
  /** Bytes of the log read so far. */
  readonly progress: (bytes: number) => void
  readonly disk?: ExportDisk
}

/** The error says in words what went wrong and what to do; then nothing is left in the folder. */
export async function exportCourt(
  request: CourtExportRequest,
  control: ExportControl
): Promise<Result<StagedExport, string>> {
  try {
    const staged = await stage(request, control)
    if (!staged.ok) removePartialFiles(request)
    return staged
  } catch (error) {
    removePartialFiles(request)
    if (control.signal.aborted) return fail('Cancelled.')
    return fail(describeExportProblem(error, request.folder))
  }
}

/** Removes what an export that did not come to its end has left. */
export function removePartialFiles({
  folder,
  baseName,
  formats
}: Pick<CourtExportRequest, 'folder' | 'baseName' | 'formats'>): void {
  for (const ending of [...endingsOf(formats), MANIFEST_ENDING])
    rmSync(path.join(folder, baseName + ending + PARTIAL_EXTENSION), { force: true })
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
  const { logFiles, options } = request
  const files = new CourtFiles({ ...request, ...(disk && { disk }) })
  try {
    const reading = await readCourt({ files: logFiles, range: options.range, signal, progress }, files, whole)
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
  const { book, eventId, first, last, records, problem } = reading
  const { logFiles, options, program, exportedAt } = request
  const leftOut = files.workbookRowsLeftOut
  const room = leftOut === 0 ? '' : `The workbook has no room for the last ${leftOut} rows of the timeline.`
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
    venueOffsetMs: book.pipeline.state.venueOffsetMs,
    problem: [problem, room].filter((part) => part !== '').join(' ')
  }
  const nowMs = last?.steadyAt ?? 0
  const view = book.view(nowMs, {
    courtId: eventId,
    eventId,
    origin: 'replay',
    capture: { state: 'off', bytes: 0, fileName: '' },
    replay: null
  })
  return { ...files.finish({ book, view, nowMs, facts }), facts }
}

import { counted } from '@shared/text/counted'
import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { ExportFormat, ExportJob, ExportOptions } from '@shared/logs/export-view'
import { isLiveName } from '../capture/capture-names'
import type { Clock } from '../platform/clock'
import type { SliceBoard } from '../engine/slice-board'
import { freeBaseName } from './export-names'
import type { ExportRunner } from './export-thread'
import type { ExportedLog } from './exported-log'
import { messageOf } from '../platform/error-message'

export interface ExportServiceOptions {
  readonly board: SliceBoard
  readonly clock: Clock
  /** "Rallydesk 0.1.0" */
  readonly program: string
  readonly run: ExportRunner
  readonly print: (html: string) => Promise<Uint8Array>
  /** Keeps a file from being removed until the returned function is called. */
  readonly lease: (filePath: string) => () => void
}

export interface ExportOrder {
  readonly logs: readonly ExportedLog[]
  readonly formats: readonly ExportFormat[]
  readonly options: ExportOptions
  readonly folder: string
}

/** Ended exports that windows still show. */
const MOST_ENDED = 20
const PROGRESS_INTERVAL_MS = 200

/** The exports of the console: one order after the other, in each one log after the other, and what becomes of them. */
export class ExportService {
  readonly #options: ExportServiceOptions
  readonly #jobs = new Map<string, ExportJob>()
  readonly #running = new Map<string, AbortController>()
  #queue: Promise<void> = Promise.resolve()
  #shownMs = Number.NEGATIVE_INFINITY

  constructor(options: ExportServiceOptions) {
    this.#options = options
    this.#show()
  }

  /** Returns the id of the export; how it goes is in the slice `exports`. */
  start(order: ExportOrder): string {
    const exportId = randomUUID()
    const controller = new AbortController()
    this.#running.set(exportId, controller)
    const isFirst = this.#running.size === 1
    this.#put({
      exportId,
      title: titleOf(order),
      state: 'running',
      progress: 0,
      folder: order.folder,
      message: isFirst ? 'Reading the log' : 'Waiting for the previous export',
      files: []
    })
    this.#queue = this.#queue.then(() => this.#run(exportId, order, controller.signal))
    return exportId
  }

  /** False when there is no such export. One that has ended stays as it is. */
  cancel(exportId: string): boolean {
    this.#running.get(exportId)?.abort()
    return this.#jobs.has(exportId)
  }

  /** Null when there is no such export. */
  folderOf(exportId: string): string | null {
    return this.#jobs.get(exportId)?.folder ?? null
  }

  /** Breaks off what is running, and resolves when nothing of it is left. */
  async close(): Promise<void> {
    for (const controller of this.#running.values()) controller.abort()
    await this.#queue
  }

  async #run(exportId: string, order: ExportOrder, signal: AbortSignal): Promise<void> {
    const problems: string[] = []
    const findings: string[] = []
    let done = 0
    for (const log of order.logs) {
      if (signal.aborted) break
      this.#update(exportId, { message: `Exporting ${log.title}` })
      const base = done / order.logs.length
      const outcome = await this.#exportLog(log, order, signal, (share) =>
        this.#progress(exportId, base + share / order.logs.length)
      )
      done += 1
      if (outcome.problem !== '') problems.push(`${log.title}: ${outcome.problem}`)
      if (outcome.finding !== '') findings.push(`${log.title}: ${outcome.finding}`)
      const files = this.#jobs.get(exportId)?.files ?? []
      this.#update(exportId, { files: [...files, ...outcome.files], progress: done / order.logs.length })
    }
    this.#running.delete(exportId)
    const files = this.#jobs.get(exportId)?.files.length ?? 0
    if (signal.aborted) this.#update(exportId, { state: 'cancelled', message: cancelledText(files) })
    else if (problems.length > 0) this.#update(exportId, { state: 'failed', message: problems.join(' ') })
    else this.#update(exportId, { state: 'done', progress: 1, message: doneText(files, findings) })
  }

  async #exportLog(
    log: ExportedLog,
    { formats, options, folder }: ExportOrder,
    signal: AbortSignal,
    progress: (share: number) => void
  ): Promise<Outcome> {
    const { clock, program, print, run, lease } = this.#options
    let releases: readonly (() => void)[] = []
    try {
      const logFiles = await log.files()
      releases = logFiles.map(lease)
      const [first] = logFiles
      if (first === undefined) return { ...NOTHING, problem: 'The log no longer exists.' }
      const sizes = await Promise.all(logFiles.map(async (file) => (await stat(file)).size))
      const bytes = Math.max(
        1,
        sizes.reduce((sum, size) => sum + size, 0)
      )
      const request = {
        logFiles,
        folder,
        baseName: freeBaseName(folder, first, formats),
        formats,
        options,
        isGrowing: isLiveName(logFiles.at(-1) ?? ''),
        alarms: await log.alarms(),
        program,
        exportedAt: clock.utcMs()
      }
      const control = { signal, print, progress: (read: number) => progress(Math.min(1, read / bytes)) }
      const finished = await run(request, control)
      if (!finished.ok) return { ...NOTHING, problem: finished.error }
      const { files, facts } = finished.value
      return { files: [...files], problem: '', finding: facts.problem }
    } catch (error) {
      const why = messageOf(error)
      return { ...NOTHING, problem: `It cannot be read: ${why}` }
    } finally {
      for (const release of releases) release()
    }
  }

  #progress(exportId: string, progress: number): void {
    const now = this.#options.clock.monotonicMs()
    const job = this.#jobs.get(exportId)
    if (job === undefined) return
    this.#jobs.set(exportId, { ...job, progress })
    if (now - this.#shownMs < PROGRESS_INTERVAL_MS) return
    this.#shownMs = now
    this.#show()
  }

  #update(exportId: string, change: Partial<ExportJob>): void {
    const job = this.#jobs.get(exportId)
    if (job !== undefined) this.#put({ ...job, ...change })
  }

  #put(job: ExportJob): void {
    this.#jobs.set(job.exportId, job)
    const ended = [...this.#jobs.values()].filter(({ state }) => state !== 'running')
    for (const { exportId } of ended.slice(0, -MOST_ENDED)) this.#jobs.delete(exportId)
    this.#show()
  }

  /** The newest first. */
  #show(): void {
    this.#options.board.put({ kind: 'exports', jobs: [...this.#jobs.values()].reverse() })
  }
}

interface Outcome {
  readonly files: ExportJob['files']
  /** What went wrong; empty when nothing did. */
  readonly problem: string
  /** What of the log could not be read, though the rest was exported. */
  readonly finding: string
}

const NOTHING: Outcome = { files: [], problem: '', finding: '' }

function titleOf({ logs, formats }: ExportOrder): string {
  const [first] = logs
  const what = logs.length === 1 && first !== undefined ? first.title : `${logs.length} logs`
  return `${what}, ${counted(formats.length, 'format')}`
}

const cancelledText = (files: number): string =>
  files === 0 ? 'Cancelled; nothing was written.' : `Cancelled; ${counted(files, 'file')} already written.`

const doneText = (files: number, findings: readonly string[]): string =>
  [`${counted(files, 'file')} written.`, ...findings].join(' ')

/** What the export dialog exports, and the exports in progress. */
import type { CourtView } from '@shared/court/view'
import type { CaptureRow } from '@shared/logs/capture-view'
import type { ExportFormat, ExportJob, ExportOptions, ExportSource } from '@shared/logs/export-view'
import type { Result } from '@shared/result'
import type { CallResult } from '@shared/ipc/contract'
import { SvelteSet } from 'svelte/reactivity'
import type { Calls } from '../transport/bridge'
import { failureText } from '../text/failure'
import type { EngineState } from './engine.svelte'
import { ask } from './followed.svelte'
import type { Problems } from './problems.svelte'
import { PROBLEMS } from '../text/problems'

export interface Stretch {
  readonly fromMs: number
  readonly toMs: number
}

export type ExportContent =
  | { readonly kind: 'court'; readonly court: CourtView }
  | { readonly kind: 'logs'; readonly feedsOfLogs: readonly (readonly string[])[] }

/** What the export dialog was opened for. */
export interface ExportSubject {
  /** "Court 4", "3 logs" */
  readonly title: string
  readonly sources: ExportSource[]
  /** First to last record if known, in UTC milliseconds. */
  readonly span: Stretch
  readonly loop: Stretch | null
  /** The court, or the feed names of log files. */
  readonly content: ExportContent
}

/** If a log’s start is unknown, this much of its end is offered. */
const OFFERED_MS = 3_600_000

export class ExportsState {
  #subject = $state.raw<ExportSubject | null>(null)
  /** As last chosen in this window. */
  formats = $state.raw<readonly ExportFormat[]>(['events-csv'])
  byteOrderMark = $state(true)
  readonly #dismissed = new SvelteSet<string>()
  readonly #calls: Calls
  readonly #engine: EngineState
  readonly #problems: Problems

  constructor(calls: Calls, engine: EngineState, problems: Problems) {
    this.#calls = calls
    this.#engine = engine
    this.#problems = problems
  }

  /** Null while the dialog is closed. */
  get subject(): ExportSubject | null {
    return this.#subject
  }

  /** Running exports, and finished ones not dismissed yet. */
  get jobs(): readonly ExportJob[] {
    return (this.#engine.exports?.jobs ?? []).filter(({ exportId }) => !this.#dismissed.has(exportId))
  }

  askForCourt(court: CourtView): void {
    const { courtId, title, replay } = court
    const toMs = this.#engine.clock?.utcMs ?? 0
    this.#subject = {
      title,
      sources: [{ kind: 'court', courtId }],
      span: replay ? { fromMs: replay.startMs, toMs: replay.endMs } : { fromMs: toMs - OFFERED_MS, toMs },
      loop: replay?.loop ?? null,
      content: { kind: 'court', court }
    }
  }

  askForCaptures(rows: readonly CaptureRow[]): void {
    const [first] = rows
    if (!first) return
    const nowMs = this.#engine.clock?.utcMs ?? first.startedAt
    this.#subject = {
      title: rows.length === 1 ? first.courtName || first.fileName : `${rows.length} logs`,
      sources: rows.map(({ fileName }) => ({ kind: 'capture', fileName })),
      span: {
        fromMs: Math.min(...rows.map((row) => row.startedAt)),
        toMs: Math.max(...rows.map((row) => row.endedAt ?? nowMs))
      },
      loop: null,
      content: { kind: 'logs', feedsOfLogs: rows.map(({ feeds }) => feeds) }
    }
  }

  close(): void {
    this.#subject = null
  }

  /** The main process asks for the folder; the id is null if the user cancels. */
  start(
    formats: readonly ExportFormat[],
    options: ExportOptions
  ): Promise<Result<CallResult<'exports.start'>, string>> {
    this.formats = formats
    this.byteOrderMark = options.byteOrderMark
    const sources = this.#subject?.sources ?? []
    return ask(this.#calls, 'exports.start', { sources, formats: [...formats], options })
  }

  async cancel(exportId: string): Promise<void> {
    const reply = await this.#calls.call('exports.cancel', { exportId })
    if (!reply.ok) this.#problems.report(`${PROBLEMS.exportNotCancelled} ${failureText(reply)}`)
  }

  async reveal(exportId: string): Promise<void> {
    const reply = await this.#calls.call('exports.reveal', { exportId })
    if (!reply.ok) this.#problems.report(`${PROBLEMS.folderNotOpened} ${failureText(reply)}`)
  }

  dismiss(exportId: string): void {
    this.#dismissed.add(exportId)
  }
}

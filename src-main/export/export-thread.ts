/** Exports in a thread of its own, so that live courts do not wait for it. */
import { Worker } from 'node:worker_threads'
import { fail, type Result } from '@shared/result'
import type { CourtExportRequest, ExportControl, FinishedExport } from './export-court'
import { removePartialFiles } from './partial-file'

export type ExportRunner = (
  request: CourtExportRequest,
  control: Omit<ExportControl, 'disk'>
) => Promise<Result<FinishedExport, string>>

/** To the thread; a request is its `workerData`. */
export type ThreadCommand =
  | { readonly kind: 'cancel' }
  | { readonly kind: 'printed'; readonly pdf: Uint8Array }
  | { readonly kind: 'not-printed'; readonly why: string }

/** From the thread; `done` is the last. */
export type ThreadReport =
  | { readonly kind: 'progress'; readonly bytes: number }
  | { readonly kind: 'print'; readonly html: string }
  | { readonly kind: 'done'; readonly outcome: Result<FinishedExport, string> }

/** Room for short-lived objects: more of it makes an export hardly faster, and the console larger. */
const YOUNG_MB = 32

/** `script`: the built export-worker. */
export const threadRunner =
  (script: string): ExportRunner =>
  (request, { signal, progress, print }) =>
    new Promise((resolve) => {
      const worker = new Worker(script, {
        workerData: request,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB }
      })
      const send = (command: ThreadCommand): void => worker.postMessage(command)
      const cancel = (): void => send({ kind: 'cancel' })
      let hasEnded = false
      const end = (outcome: Result<FinishedExport, string>): void => {
        if (hasEnded) return
        hasEnded = true
        signal.removeEventListener('abort', cancel)
        void worker.terminate().then(() => resolve(outcome))
      }
      /** The thread is gone: what it has left is removed here, before another export can take the same names. */
      const breakOff = (why: string): void => {
        if (hasEnded) return
        removePartialFiles(request)
        end(fail(why))
      }
      signal.addEventListener('abort', cancel)
      if (signal.aborted) cancel()
      worker.on('message', (report: ThreadReport) => {
        if (report.kind === 'progress') progress(report.bytes)
        else if (report.kind === 'done') end(report.outcome)
        else
          print(report.html).then(
            (pdf) => send({ kind: 'printed', pdf }),
            (error: unknown) => send({ kind: 'not-printed', why: String(error) })
          )
      })
      worker.on('error', (error) => breakOff(`The export stopped unexpectedly: ${error.message}`))
      worker.on('exit', () => breakOff('The export stopped unexpectedly.'))
    })

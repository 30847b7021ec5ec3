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

/** Many short-lived objects: with more room for them fewer are kept by mistake. */
const YOUNG_MB = 64

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
      const end = (outcome: Result<FinishedExport, string>): void => {
        signal.removeEventListener('abort', cancel)
        resolve(outcome)
        void worker.terminate()
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
      worker.on('error', (error) => {
        removePartialFiles(request)
        end(fail(`The export broke off: ${error.message}`))
      })
      worker.on('exit', () => {
        removePartialFiles(request)
        end(fail('The export broke off.'))
      })
    })

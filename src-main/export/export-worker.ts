/** Where the thread of an export begins. */
import { parentPort, workerData } from 'node:worker_threads'
import { exportCourt, type CourtExportRequest } from './export-court'
import type { ThreadCommand, ThreadReport } from './export-thread'

const port = parentPort
if (port === null) throw new Error('This script is started by export-thread.')
const request = workerData as CourtExportRequest

const controller = new AbortController()
let printed: ((command: ThreadCommand) => void) | null = null

const report = (message: ThreadReport): void => port.postMessage(message)

port.on('message', (command: ThreadCommand) => {
  if (command.kind === 'cancel') controller.abort()
  printed?.(command)
})

const print = (html: string): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    printed = (command) => {
      if (command.kind === 'printed') resolve(command.pdf)
      else reject(new Error(command.kind === 'cancel' ? 'Cancelled.' : command.why))
    }
    report({ kind: 'print', html })
  })

void exportCourt(request, {
  signal: controller.signal,
  progress: (bytes) => report({ kind: 'progress', bytes }),
  print
}).then((outcome) => report({ kind: 'done', outcome }))

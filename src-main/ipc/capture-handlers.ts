/** The list of log files and what can be done with one. */
import { fail } from '@shared/result'
import type { Handlers } from './handlers'

type CaptureCall = Extract<keyof Handlers, `captures.${string}`>

export function createCaptureHandlers(): Pick<Handlers, CaptureCall> {
  const unknownFile = ({ fileName }: { fileName: string }) =>
    fail({ code: 'UNKNOWN_FILE', detail: `There is no log ${fileName}.` } as const)
  return {
    'captures.list': () => fail({ code: 'UNREADABLE_FOLDER', detail: '' }),
    'captures.pin': unknownFile,
    'captures.note': unknownFile,
    'captures.rename': unknownFile,
    'captures.reveal': unknownFile,
    'captures.verify': unknownFile,
    'captures.delete': unknownFile
  }
}

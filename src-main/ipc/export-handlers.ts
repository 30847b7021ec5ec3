/** Exports: start, cancel, show. */
import { fail } from '@shared/result'
import type { Handlers } from './handlers'

type ExportCall = Extract<keyof Handlers, `exports.${string}`>

export function createExportHandlers(): Pick<Handlers, ExportCall> {
  const unknownExport = ({ exportId }: { exportId: string }) =>
    fail({ code: 'UNKNOWN_EXPORT', detail: `There is no export ${exportId}.` } as const)
  return {
    'exports.start': () => fail({ code: 'NO_LOG', detail: '' }),
    'exports.cancel': unknownExport,
    'exports.reveal': unknownExport
  }
}

/** Exports: start, cancel, show. */
import type { EXPORT_CALLS } from '@shared/calls/export-calls'
import { fail, succeed } from '@shared/result'
import type { ExportService } from '../export/export-service'
import { logOf, type ExportedLog, type LogPlaces } from '../export/exported-log'
import type { Handlers } from '../calls/handlers'
import { done } from './outcomes'

export interface ExportCallServices {
  readonly exports: ExportService
  readonly places: LogPlaces
  /** Lets the user pick a folder; null if they cancel. */
  readonly pickExportFolder: (windowId: number) => Promise<string | null>
  /** Resolves to what went wrong, or to an empty string. */
  readonly showFolder: (folder: string) => Promise<string>
}

export function createExportHandlers({
  exports,
  places,
  pickExportFolder,
  showFolder
}: ExportCallServices): Pick<Handlers, keyof typeof EXPORT_CALLS> {
  const unknownExport = (exportId: string) =>
    fail({ code: 'UNKNOWN_EXPORT', detail: `Export ${exportId} not found.` } as const)
  return {
    'exports.start': async ({ sources, formats, options }, { windowId }) => {
      const logs: ExportedLog[] = []
      for (const source of sources) {
        const log = await logOf(source, places)
        if (!log.ok) return log
        logs.push(log.value)
      }
      const folder = await pickExportFolder(windowId)
      if (folder === null) return succeed({ exportId: null })
      return succeed({ exportId: exports.start({ logs, formats, options, folder }) })
    },
    'exports.cancel': ({ exportId }) => (exports.cancel(exportId) ? done : unknownExport(exportId)),
    'exports.reveal': async ({ exportId }) => {
      const folder = exports.folderOf(exportId)
      if (folder === null) return unknownExport(exportId)
      await showFolder(folder)
      return done
    }
  }
}

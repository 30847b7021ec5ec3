/** Exports: start, cancel, show. */
import { fail, succeed } from '@shared/result'
import type { ExportDesk } from '../export/export-desk'
import { logOf, type ExportedLog, type LogPlaces } from '../export/exported-log'
import type { Handlers } from './handlers'

type ExportCall = Extract<keyof Handlers, `exports.${string}`>

export interface ExportServices {
  readonly exports: ExportDesk
  readonly places: LogPlaces
  /** Lets the user pick a folder; null when he changes his mind. */
  readonly pickFolder: (windowId: number) => Promise<string | null>
  /** Resolves to what went wrong, or to an empty string. */
  readonly showFolder: (folder: string) => Promise<string>
}

export function createExportHandlers({
  exports,
  places,
  pickFolder,
  showFolder
}: ExportServices): Pick<Handlers, ExportCall> {
  const unknownExport = (exportId: string) =>
    fail({ code: 'UNKNOWN_EXPORT', detail: `There is no export ${exportId}.` } as const)
  return {
    'exports.start': async ({ sources, formats, options }, { windowId }) => {
      const logs: ExportedLog[] = []
      for (const source of sources) {
        const log = await logOf(source, places)
        if (!log.ok) return log
        logs.push(log.value)
      }
      const folder = await pickFolder(windowId)
      if (folder === null) return succeed({ exportId: null })
      return succeed({ exportId: exports.start({ logs, formats, options, folder }) })
    },
    'exports.cancel': ({ exportId }) => (exports.cancel(exportId) ? succeed({}) : unknownExport(exportId)),
    'exports.reveal': async ({ exportId }) => {
      const folder = exports.folderOf(exportId)
      if (folder === null) return unknownExport(exportId)
      await showFolder(folder)
      return succeed({})
    }
  }
}

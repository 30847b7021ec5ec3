/** `rallydesk-log export`: the console's own export, in plain Node. */
import type { ExportFormat, ExportOptions } from '@shared/logs/export-view'
import { mkdirSync } from 'node:fs'
import { version } from '../../package.json'
import { nodeFileSystem } from '../platform/files'
import { exportCourt } from '../export/export-court'
import { freeBaseName } from '../export/export-names'
import { filesOfLog } from '../logs/log-files'
import { CLEAN, FINDINGS, UNREADABLE } from './exit-status'

export interface LogExport {
  readonly folder: string
  readonly formats: readonly ExportFormat[]
  readonly options: ExportOptions
}

/** Returns the exit status: the worst of all files. */
export async function runExport(files: readonly string[], wanted: LogExport): Promise<number> {
  let status = CLEAN
  mkdirSync(wanted.folder, { recursive: true })
  for (const file of files) status = Math.max(status, await exportFile(file, wanted))
  return status
}

async function exportFile(file: string, { folder, formats, options }: LogExport): Promise<number> {
  const logFiles = await filesOfLog(nodeFileSystem, file)
  const request = {
    logFiles,
    folder,
    baseName: freeBaseName(folder, logFiles[0] ?? file, formats),
    formats,
    options,
    isGrowing: false,
    alarms: [],
    program: `rallydesk-log ${version}`,
    exportedAt: Date.now()
  }
  const finished = await exportCourt(request, {
    signal: new AbortController().signal,
    progress: () => undefined,
    print: () => Promise.reject(new Error('No window to print from.'))
  })
  if (!finished.ok) {
    console.error(finished.error.includes(file) ? finished.error : `${file}: ${finished.error}`)
    return UNREADABLE
  }
  const { files, facts } = finished.value
  for (const { fileName, bytes, rows, sha256 } of files)
    console.log(
      `${sha256}  ${String(bytes).padStart(11)} bytes  ${String(rows).padStart(8)} rows  ${fileName}`
    )
  if (facts.problem !== '') console.error(`${file}: ${facts.problem}`)
  return facts.problem === '' ? CLEAN : FINDINGS
}

/** `rallydesk-log export`: the console's own export, in plain Node. */
import { mkdirSync } from 'node:fs'
import { version } from '../../package.json'
import { nodeCaptureFileSystem } from '../capture/capture-files'
import { exportCourt } from '../export/export-court'
import { freeBaseName } from '../export/export-names'
import { logParts } from '../export/log-parts'
import { EXPORT_USAGE, parseExportCommand, type ExportCommand } from './export-command'

const FINDINGS = 1
const UNREADABLE = 2

/** Takes the arguments after the word `export`; returns the exit status. */
export async function runExport(argv: readonly string[]): Promise<number> {
  const command = parseExportCommand(argv)
  if (!command.ok) {
    console.error(`${command.error}\nSee export --help.`)
    return UNREADABLE
  }
  if (command.value === 'help') {
    console.log(EXPORT_USAGE)
    return 0
  }
  let status = 0
  mkdirSync(command.value.folder, { recursive: true })
  for (const file of command.value.files) status = Math.max(status, await exportFile(file, command.value))
  return status
}

async function exportFile(file: string, { folder, formats, options }: ExportCommand): Promise<number> {
  const logFiles = await logParts(nodeCaptureFileSystem, file)
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
    print: () => Promise.reject(new Error('There is no window to print from.'))
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
  return facts.problem === '' ? 0 : FINDINGS
}

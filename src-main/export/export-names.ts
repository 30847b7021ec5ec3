/** What the files of an export are called: the name of the log, and what is in the file. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { CommonExportFormat, ExportFormat } from '@shared/logs/export-view'
import { SPORTS } from '@shared/sports/list'
import { SPORT_TABLES } from '@shared/sports/sport-of'
import { LIVE_EXTENSION, SEALED_EXTENSION } from '../capture/capture-names'

/** A file that is not complete; it gets its final name when the whole export is. */
export const PARTIAL_EXTENSION = '.partial'
export const MANIFEST_ENDING = ' manifest.json'

/** What the file names of the formats that make one file end with. */
export const FILE_ENDINGS = {
  'events-csv': ' events.csv',
  'events-ndjson': ' events.ndjson',
  json: ' match.json',
  xlsx: ' match.xlsx',
  'statistics-csv': ' statistics.csv',
  'alarms-csv': ' alarms.csv',
  'report-html': ' report.html',
  'report-pdf': ' report.pdf'
} as const satisfies Record<Exclude<CommonExportFormat, 'raw-ndjson'>, string>

/** Raw frames without a kind of their own. */
export const EVENTS_RAW_FILE = 'events'

/** The files of raw frames of a kind (see `Sport.rawFiles`): the frames, and their times. */
export const rawEndings = (kind: string) => [` raw ${kind}.ndjson`, ` raw ${kind} times.csv`] as const

const RAW_ENDINGS = [
  ...new Set(SPORTS.flatMap(({ rawFiles = [EVENTS_RAW_FILE] }) => rawFiles.flatMap(rawEndings)))
]

const ENDINGS: ReadonlyMap<ExportFormat, readonly string[]> = new Map<ExportFormat, readonly string[]>([
  ...Object.entries(FILE_ENDINGS).map(([format, ending]) => [format, [ending]] as const),
  ['raw-ndjson', RAW_ENDINGS],
  ...SPORT_TABLES.map(({ format, fileEnding }) => [format, [fileEnding]] as const)
])

/** All file endings that an export in these formats can have. */
export const endingsOf = (formats: readonly ExportFormat[]): readonly string[] =>
  formats.flatMap((format) => ENDINGS.get(format) ?? [])

/**
 * The name that all files of this export begin with: that of the log, followed by " (2)" and so on when one of the
 * files is there already, half written ones included. Nothing is ever overwritten.
 */
export function freeBaseName(folder: string, logFile: string, formats: readonly ExportFormat[]): string {
  const plain = logName(logFile)
  const endings = [...endingsOf(formats), MANIFEST_ENDING]
  const isTaken = (base: string): boolean =>
    endings.some((ending) => {
      const file = path.join(folder, base + ending)
      return existsSync(file) || existsSync(file + PARTIAL_EXTENSION)
    })
  let base = plain
  for (let number = 2; isTaken(base); number += 1) base = `${plain} (${number})`
  return base
}

function logName(logFile: string): string {
  const name = path.basename(logFile)
  const ending = [LIVE_EXTENSION, SEALED_EXTENSION].find((extension) => name.endsWith(extension))
  return name.slice(0, -(ending ?? path.extname(name)).length || undefined)
}

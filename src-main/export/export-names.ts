/** What the files of an export are called: the name of the log, and what is in the file. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { ExportFormat } from '@shared/logs/export-view'
import { LIVE_EXTENSION, SEALED_EXTENSION } from '../capture/capture-names'

/** A file that is not complete; it gets its final name when the whole export is. */
export const PARTIAL_EXTENSION = '.partial'
export const MANIFEST_ENDING = ' manifest.json'

/** All files that a format may come to. */
export const FILE_ENDINGS = {
  'events-csv': [' events.csv'],
  'events-ndjson': [' events.ndjson'],
  'raw-ndjson': [
    ' raw events.ndjson',
    ' raw events times.csv',
    ' raw statistics.ndjson',
    ' raw statistics times.csv',
    ' raw rallies.ndjson',
    ' raw rallies times.csv'
  ],
  json: [' match.json'],
  xlsx: [' match.xlsx'],
  'statistics-csv': [' statistics.csv'],
  'alarms-csv': [' alarms.csv'],
  'rally-shots-csv': [' rally shots.csv'],
  'report-html': [' report.html'],
  'report-pdf': [' report.pdf']
} as const satisfies Record<ExportFormat, readonly string[]>

export const endingsOf = (formats: readonly ExportFormat[]): readonly string[] =>
  formats.flatMap((format): readonly string[] => FILE_ENDINGS[format])

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

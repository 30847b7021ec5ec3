/** Whole exports of one log, and what is to be expected in their files. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { TimelineRow } from '@shared/court/timeline-row'
import { cellOf } from '@shared/export/csv'
import { EVENT_COLUMNS } from '@shared/export/event-columns'
import type { ExportFormat, ExportOptions } from '@shared/logs/export-view'
import { exportCourt, type ExportControl } from '../../src-main/export/export-court'
import { freeBaseName } from '../../src-main/export/export-names'
import { threeClocks } from '../../src-main/export/local-clock'
import type { RecordedCourt } from '../../src-main/match/recorded-court'
import { SPORTS } from '../../src-main/sports/list'
import { sportOfFeed } from '../../src-main/sports/sport-of'
import { openRecordedCourt } from '../../src-main/sports/open-recorded-court'
import { recordsOf } from './log-records'

export const EVERYTHING: ExportOptions = { range: null, byteOrderMark: false }
export const ALL_FORMATS: readonly ExportFormat[] = [
  'events-csv',
  'events-ndjson',
  'raw-ndjson',
  'json',
  'xlsx',
  'statistics-csv',
  'alarms-csv',
  'report-html',
  'report-pdf'
]
/** What the console's window would have printed. */
export const PDF = Buffer.from('%PDF-1.4')

export interface Wanted {
  readonly formats?: readonly ExportFormat[]
  readonly options?: ExportOptions
  readonly control?: Partial<ExportControl>
}

export function runExport(
  folder: string,
  logFile: string,
  { formats = ALL_FORMATS, options = EVERYTHING, control = {} }: Wanted = {}
) {
  const request = {
    logFiles: [logFile],
    folder,
    baseName: freeBaseName(folder, logFile, formats),
    formats,
    options,
    isGrowing: false,
    alarms: [],
    program: 'Rallydesk 1.2.3',
    exportedAt: Date.UTC(2031, 4, 5, 12)
  }
  return exportCourt(request, {
    signal: new AbortController().signal,
    progress: () => undefined,
    print: () => Promise.resolve(PDF),
    ...control
  })
}

/** Throws when the export fails. `text`: of the file whose name ends so. */
export async function exportedFiles(folder: string, logFile: string, wanted?: Wanted) {
  const outcome = await runExport(folder, logFile, wanted)
  if (!outcome.ok) throw new Error(outcome.error)
  const text = (ending: string): Promise<string> => {
    const file = outcome.value.files.find(({ fileName }) => fileName.endsWith(ending))
    return readFile(path.join(folder, file?.fileName ?? ending), 'utf8')
  }
  return { ...outcome.value, text }
}

/** The court as it is after the whole log, by the way that windows take. */
export async function courtAfter(logFile: string): Promise<RecordedCourt> {
  const isRecording = !logFile.endsWith('.mcap')
  let court: RecordedCourt | null = null
  let latestAt = 0
  for (const record of await recordsOf(logFile)) {
    const { feed, eventId, steadyAt: startedAt } = record
    const sport = sportOfFeed(feed) ?? SPORTS[0]
    court ??= openRecordedCourt(sport, { eventId, startedAt, hasFeed: () => true, isRecording })
    court.apply(record)
    latestAt = record.receivedAt
  }
  if (court === null) throw new Error('No record')
  if (court.book.openHole !== null) court.book.giveUpHoles(latestAt)
  return court
}

export const timelineOf = ({ book }: RecordedCourt): readonly TimelineRow[] =>
  book.timelineRange('all', 0, Number.MAX_SAFE_INTEGER).rows

/** The columns of a row, as text. */
export function expectedCells(court: RecordedCourt, eventId: string): string[][] {
  const clocks = threeClocks()
  clocks.setVenueOffset(court.book.venueOffsetMs)
  return timelineOf(court).map((row) =>
    EVENT_COLUMNS.map((column) =>
      String(cellOf(column, { eventId, row, sourceClocks: clocks, receivedClocks: clocks }) ?? '')
    )
  )
}

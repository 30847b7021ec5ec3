/** The files of one court's export, written while its log is read. */
import type { AlarmTransition } from '@shared/alarms/view'
import type { TimelineRow } from '@shared/court/timeline-row'
import { ALARM_COLUMNS } from '@shared/export/alarm-columns'
import { EVENT_COLUMNS, eventLine, type EventRow } from '@shared/export/event-columns'
import { factLines, manifestFacts, type ExportFacts } from '@shared/export/export-facts'
import { ReportRows } from '@shared/export/report-model'
import { STATISTICS_COLUMNS } from '@shared/export/statistics-columns'
import type { ExportFormat, ExportOptions } from '@shared/logs/export-view'
import type { MatchBook } from '../match/match-book'
import type { LogRecord } from '../records/log-record'
import { sportOfFeed } from '../sports/sport-of'
import type { CourtSink } from './court-reading'
import { endingsOf, EVENTS_RAW_FILE, FILE_ENDINGS, rawEndings } from './export-names'
import { JsonFile } from './json-file'
import { threeClocks } from './local-clock'
import { PartialFile, type ExportDisk, type WrittenFile } from './partial-file'
import { RawFrames } from './raw-files'
import { csvFile, ndjsonFile, type RowFile } from './table-file'
import { WorkbookFile } from './workbook-file'

export interface CourtFilesOptions {
  readonly folder: string
  readonly baseName: string
  readonly formats: readonly ExportFormat[]
  readonly options: ExportOptions
  /** Transitions that the console's own journal knows, beside those in the log. */
  readonly alarms: readonly AlarmTransition[]
  readonly disk?: ExportDisk
}

export interface FinishedFiles {
  readonly files: readonly WrittenFile[]
  /** The report as a page, when a PDF is to be made of it. */
  readonly report: string | null
}

/** What is known at the end of the log. */
export interface CourtEnd {
  readonly book: MatchBook
  readonly nowMs: number
  readonly facts: ExportFacts
}

export class CourtFiles implements CourtSink {
  readonly #options: CourtFilesOptions
  readonly #open: PartialFile[] = []
  readonly #rowFiles: RowFile<EventRow>[] = []
  readonly #json: JsonFile | null
  readonly #workbook: WorkbookFile | null
  readonly #report = new ReportRows()
  readonly #rawFrames = new Map<string, RawFrames>()
  readonly #alarms = new Map<number, AlarmTransition>()
  readonly #clocks = { source: threeClocks(), received: threeClocks(), other: threeClocks() }
  #eventId = ''
  #rows = 0

  /** Throws the disk's error. */
  constructor(options: CourtFilesOptions) {
    this.#options = options
    const { byteOrderMark } = options.options
    if (this.#wants('events-csv'))
      this.#rowFiles.push(csvFile(this.#file(FILE_ENDINGS['events-csv']), EVENT_COLUMNS, byteOrderMark))
    if (this.#wants('events-ndjson'))
      this.#rowFiles.push(ndjsonFile(this.#file(FILE_ENDINGS['events-ndjson']), eventLine))
    this.#json = this.#wants('json') ? new JsonFile(this.#file(FILE_ENDINGS.json)) : null
    this.#workbook = this.#wants('xlsx') ? new WorkbookFile(this.#file(FILE_ENDINGS.xlsx)) : null
    if (this.#wants('raw-ndjson')) this.#rawFrames.set(EVENTS_RAW_FILE, this.#openRaw(EVENTS_RAW_FILE))
    for (const entry of options.alarms) this.alarm(entry)
  }

  get rows(): number {
    return this.#rows
  }

  /** Rows for which the workbook has no room. */
  get workbookRowsLeftOut(): number {
    return this.#workbook?.rowsLeftOut ?? 0
  }

  frame(record: LogRecord): void {
    if (!this.#wants('raw-ndjson')) return
    const kind = sportOfFeed(record.feed)?.rawFileOf?.(record.feed) ?? EVENTS_RAW_FILE
    const raw = this.#rawFrames.get(kind) ?? this.#openRaw(kind)
    this.#rawFrames.set(kind, raw)
    raw.add(record, this.#clocks.other)
  }

  alarm(entry: AlarmTransition): void {
    this.#alarms.set(entry.number, entry)
  }

  venueOffset(offsetMs: number | null): void {
    for (const clocks of Object.values(this.#clocks)) clocks.setVenueOffset(offsetMs)
  }

  begin(eventId: string): void {
    this.#eventId = eventId
  }

  row(row: TimelineRow): void {
    this.#rows += 1
    const { source, received } = this.#clocks
    const event = { eventId: this.#eventId, row, sourceClocks: source, receivedClocks: received }
    for (const file of this.#rowFiles) file.row(event)
    this.#json?.row(event)
    this.#workbook?.row(event)
    this.#report.add(row)
  }

  /** Throws the disk's error. */
  finish({ book, nowMs, facts }: CourtEnd): FinishedFiles {
    const { options } = this.#options
    const clocks = this.#clocks.other
    const findings = book.findings({ nowMs, facts, clocks })
    const { lines, statistics, members, tables } = findings
    const alarms = this.#alarmsWithin(facts).map((entry) => ({ entry, clocks }))
    const files = this.#rowFiles.map((file) => file.finish())
    for (const raw of this.#rawFrames.values()) files.push(...raw.finish())
    if (this.#json !== null) {
      const about = { export: manifestFacts(facts, clocks), court: Object.fromEntries(lines) }
      files.push(this.#json.finish({ ...about, ...members, alarms: this.#alarmsWithin(facts) }))
    }
    if (this.#workbook !== null) {
      const match = [...lines, ['', ''] as const, ...factLines(facts, clocks)]
      files.push(this.#workbook.finish({ match, statistics, alarms }))
    }
    if (this.#wants('statistics-csv')) {
      const file = this.#file(FILE_ENDINGS['statistics-csv'])
      files.push(written(csvFile(file, STATISTICS_COLUMNS, options.byteOrderMark), statistics))
    }
    if (this.#wants('alarms-csv')) {
      const file = this.#file(FILE_ENDINGS['alarms-csv'])
      files.push(written(csvFile(file, ALARM_COLUMNS, options.byteOrderMark), alarms))
    }
    for (const table of tables)
      if (this.#wants(table.format)) {
        const file = this.#file(endingsOf([table.format])[0] ?? '')
        files.push(
          table.writeWith((columns, rows) => written(csvFile(file, columns, options.byteOrderMark), rows))
        )
      }
    const wantsPage = this.#wants('report-html') || this.#wants('report-pdf')
    const page = wantsPage ? findings.report(this.#report) : null
    if (page !== null && this.#wants('report-html')) {
      const file = this.#file(FILE_ENDINGS['report-html'])
      file.write(page)
      files.push(file.finish(this.#report.rows.length))
    }
    return { files, report: this.#wants('report-pdf') ? page : null }
  }

  /** Closes the files; the caller removes them. */
  abandon(): void {
    for (const file of this.#open) file.close()
  }

  #alarmsWithin({ range, firstAt, lastAt }: ExportFacts): readonly AlarmTransition[] {
    const entries = [...this.#alarms.values()].sort((first, second) => first.number - second.number)
    const latestAt = range === null ? Infinity : (lastAt ?? -Infinity)
    return entries.filter(({ at }) => at >= (firstAt ?? Infinity) && at <= latestAt)
  }

  #wants(format: ExportFormat): boolean {
    return this.#options.formats.includes(format)
  }

  #openRaw(kind: string): RawFrames {
    const [frames, times] = rawEndings(kind)
    return new RawFrames(this.#file(frames), this.#file(times), this.#options.options.byteOrderMark)
  }

  #file(ending: string): PartialFile {
    const { folder, baseName, disk } = this.#options
    const file = new PartialFile(folder, baseName + ending, disk)
    this.#open.push(file)
    return file
  }
}

function written<Row>(file: RowFile<Row>, rows: readonly Row[]): WrittenFile {
  for (const row of rows) file.row(row)
  return file.finish()
}

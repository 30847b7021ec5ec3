/** A match as a workbook: written sheet by sheet into the file, so that a long timeline needs no memory. */
import { Zip, ZipDeflate } from 'fflate'
import { ALARM_COLUMNS, type ExportedTransition } from '@shared/export/alarm-columns'
import type { Column } from '@shared/export/csv'
import { EVENT_COLUMNS, type EventRow } from '@shared/export/event-columns'
import * as sheets from '@shared/export/sheet-xml'
import { STATISTICS_COLUMNS, type StatisticsRow } from '@shared/export/statistics-columns'
import type { PartialFile, WrittenFile } from './partial-file'

const SHEETS = ['Match', 'Events', 'Statistics', 'Alarms']
const [MATCH, EVENTS, STATISTICS, ALARMS] = [0, 1, 2, 3]
const CHUNK_CHARS = 256 * 1024
/** Fast rather than small: a workbook is opened and thrown away. */
const LEVEL = 3
const WIDE = new Set(['text', 'raw'])
const NARROW = 12
const TEXT_WIDTH = 48
const TIME_WIDTH = 28

export interface WorkbookContents {
  readonly match: readonly (readonly [string, string])[]
  readonly statistics: readonly StatisticsRow[]
  readonly alarms: readonly ExportedTransition[]
}

export class WorkbookFile {
  readonly #file: PartialFile
  readonly #zip: Zip
  readonly #events: Part
  #rows = 0

  constructor(file: PartialFile) {
    this.#file = file
    this.#zip = new Zip((error, bytes) => {
      if (error !== null) throw error
      file.writeBytes(bytes)
    })
    this.#events = new Part(this.#zip, sheets.sheetPath(EVENTS))
    this.#events.write(sheets.sheetHead(widthsOf(EVENT_COLUMNS), true) + sheets.columnRow(EVENT_COLUMNS))
  }

  /** Rows that a spreadsheet has no room for; the head row takes one. */
  get rowsLeftOut(): number {
    return Math.max(0, this.#rows - (sheets.MOST_SHEET_ROWS - 1))
  }

  row(event: EventRow): void {
    this.#rows += 1
    if (this.rowsLeftOut === 0) this.#events.write(sheets.tableRow(EVENT_COLUMNS, event))
  }

  finish({ match, statistics, alarms }: WorkbookContents): WrittenFile {
    this.#events.end(sheets.SHEET_TAIL)
    const matchRows = match.map((line) => sheets.sheetRow(line)).join('')
    this.#part(sheets.sheetPath(MATCH), sheets.sheetHead([20, 80], false) + matchRows + sheets.SHEET_TAIL)
    this.#part(sheets.sheetPath(STATISTICS), tableSheet(STATISTICS_COLUMNS, statistics))
    this.#part(sheets.sheetPath(ALARMS), tableSheet(ALARM_COLUMNS, alarms))
    for (const [path, xml] of Object.entries(sheets.workbookParts(SHEETS))) this.#part(path, xml)
    this.#zip.end()
    return this.#file.finish(this.#rows - this.rowsLeftOut)
  }

  #part(path: string, xml: string): void {
    new Part(this.#zip, path).end(xml)
  }
}

/** One entry of the package, compressed as it is written. */
class Part {
  readonly #entry: ZipDeflate
  #text = ''

  constructor(zip: Zip, path: string) {
    this.#entry = new ZipDeflate(path, { level: LEVEL })
    zip.add(this.#entry)
  }

  write(text: string): void {
    this.#text += text
    if (this.#text.length < CHUNK_CHARS) return
    this.#entry.push(Buffer.from(this.#text))
    this.#text = ''
  }

  end(text: string): void {
    this.#entry.push(Buffer.from(this.#text + text), true)
    this.#text = ''
  }
}

function tableSheet<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const body = rows.map((row) => sheets.tableRow(columns, row)).join('')
  return sheets.sheetHead(widthsOf(columns), true) + sheets.columnRow(columns) + body + sheets.SHEET_TAIL
}

const widthsOf = <Row>(columns: readonly Column<Row>[]): readonly number[] =>
  columns.map(({ name }) => {
    if (WIDE.has(name)) return TEXT_WIDTH
    return /_(utc|local|venue)$/.test(name) ? TIME_WIDTH : NARROW
  })

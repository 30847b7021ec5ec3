/** The command line of `rallydesk-log export`: what can be asked for and how it is read. */
import { parseArgs } from 'node:util'
import { EXPORT_FORMATS, type ExportFormat, type ExportOptions } from '@shared/logs/export-view'
import { fail, succeed, type Result } from '@shared/result'

/** A PDF is made by the console's own window, which plain Node does not have. */
const NOT_HERE: ReadonlySet<ExportFormat> = new Set(['report-pdf'])
const SHORT_NAMES: Readonly<Record<string, ExportFormat>> = {
  csv: 'events-csv',
  ndjson: 'events-ndjson',
  raw: 'raw-ndjson',
  json: 'json',
  xlsx: 'xlsx',
  statistics: 'statistics-csv',
  alarms: 'alarms-csv',
  rallies: 'rally-shots-csv',
  report: 'report-html'
}

export const EXPORT_USAGE = `Exports captures (.mcap) and recordings (NDJSON) as files that other programs read.

Usage: rallydesk-log export FILE… --format FORMAT[,FORMAT…] --out FOLDER [--from TIME] [--to TIME] [--bom]

  --format  ${Object.keys(SHORT_NAMES).join(', ')}; csv and ndjson are the timeline,
            rallies are of tennis only
  --out     The folder that the files go into; nothing in it is ever overwritten
  --from    Leave out what is earlier in log time: 2026-11-21T14:30Z
  --to      Leave out what is later
  --bom     Mark CSV files as UTF-8 for spreadsheet programs that ask for it
  --help    This text

A PDF of the report is made by the console; here the report is HTML, which any browser prints.

Exit status: 0 clean; 1 exported, but something of a log could not be read or is missing in it; 2 not exported, or
wrong arguments.
`

export interface ExportCommand {
  readonly files: readonly string[]
  readonly formats: readonly ExportFormat[]
  readonly folder: string
  readonly options: ExportOptions
}

/** Reads the arguments after the word `export`. `help` is asked for; an error says what is expected. */
export function parseExportCommand(argv: readonly string[]): Result<ExportCommand | 'help', string> {
  try {
    const { values, positionals: files } = parseArgs({
      args: [...argv],
      options: {
        format: { type: 'string', default: 'csv' },
        out: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        bom: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false }
      },
      allowPositionals: true
    })
    if (values.help) return succeed('help')
    if (files.length === 0) return fail('export needs the name of at least one file.')
    if (values.out === undefined) return fail('Say where the files go: --out FOLDER')
    const formats = formatsOf(values.format)
    if (!formats.ok) return formats
    const range = rangeOf(values.from, values.to)
    if (!range.ok) return range
    const options = { range: range.value, byteOrderMark: values.bom }
    return succeed({ files, formats: formats.value, folder: values.out, options })
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

function formatsOf(text: string): Result<readonly ExportFormat[], string> {
  const formats: ExportFormat[] = []
  for (const name of text.split(',').map((part) => part.trim())) {
    const format = SHORT_NAMES[name] ?? EXPORT_FORMATS.find((known) => known === name)
    if (format === undefined)
      return fail(`There is no format “${name}”, only ${Object.keys(SHORT_NAMES).join(', ')}.`)
    if (NOT_HERE.has(format)) return fail('A PDF is made by the console; here take “report” and print it.')
    formats.push(format)
  }
  return succeed(formats)
}

function rangeOf(from: string | undefined, to: string | undefined): Result<ExportOptions['range'], string> {
  if (from === undefined && to === undefined) return succeed(null)
  const fromMs = from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from)
  const toMs = to === undefined ? Number.POSITIVE_INFINITY : Date.parse(to)
  if (Number.isNaN(fromMs) || Number.isNaN(toMs))
    return fail('--from and --to are times such as 2026-11-21T14:30Z.')
  return fromMs <= toMs ? succeed({ fromMs, toMs }) : fail('--from is later than --to.')
}

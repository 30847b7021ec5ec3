/** The command line of rallydesk-log: its commands and what they take. They are given their actions elsewhere. */
import { Command, Option } from '@commander-js/extra-typings'
import { EXPORT_FORMATS, type ExportFormat } from '@shared/logs/export-view'
import { SPORT_TABLES } from '@shared/sports/sport-of'
import { fail, succeed, type Result } from '@shared/result'
import { version } from '../../package.json'
import { instant, readBy } from '../platform/program'

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
  ...Object.fromEntries(SPORT_TABLES.map(({ commandName, format }) => [commandName, format])),
  report: 'report-html'
}

const readFormats = readBy((text: string): Result<readonly ExportFormat[], string> => {
  const formats: ExportFormat[] = []
  for (const name of text.split(',').map((part) => part.trim())) {
    const format = SHORT_NAMES[name] ?? EXPORT_FORMATS.find((known) => known === name)
    if (format === undefined)
      return fail(`Unknown format “${name}”. Formats: ${Object.keys(SHORT_NAMES).join(', ')}.`)
    if (NOT_HERE.has(format)) return fail('Only the console makes a PDF; here, export “report” and print it.')
    formats.push(format)
  }
  return succeed(formats)
})

export function logProgram() {
  const program = new Command('rallydesk-log')
    .description('Reads captures (.mcap) and recordings (NDJSON, one packet per line) of live feeds.')
    .version(version, '--version', 'Show the version')
    .helpOption('--help', 'Show this help')
    .helpCommand('help [command]', 'Show the help of a command')
    .addHelpText('after', STATUSES)

  const inspect = program
    .command('inspect')
    .description('Show the contents of logs: score, statistics, gaps, rallies')
    .argument('<files...>', 'Captures or recordings')
    .option('--json', 'Print a JSON array with one object per court')

  const verify = program
    .command('verify')
    .description('Check every checksum, index and sequence number of captures')
    .argument('<files...>', 'Captures')
    .option('--json', 'Print a JSON array with one object per file')

  const recover = program
    .command('recover')
    .description('Seal captures that a crash left open; not while Rallydesk runs')
    .argument('<places...>', 'Live captures, or folders with live captures')
    .option('--json', 'Print a JSON array with one object per capture')

  const exportLogs = program
    .command('export')
    .description('Write logs as files for other programs')
    .argument('<files...>', 'Captures or recordings')
    .requiredOption('--out <folder>', 'Folder for the files; existing files are not overwritten')
    .addOption(
      new Option('--format <list>', `Comma-separated: ${Object.keys(SHORT_NAMES).join(', ')}`)
        .argParser(readFormats)
        .default(readFormats('csv'), 'csv')
    )
    .option('--from <time>', 'Skip everything before this log time, such as 2026-11-21T14:30Z', instant)
    .option('--to <time>', 'Skip everything after this log time', instant)
    .option('--bom', 'Mark CSV files as UTF-8 for spreadsheets that need it')
    .addHelpText('after', EXPORT_NOTES)

  for (const command of program.commands) command.helpOption('--help', 'Show this help')
  return { program, inspect, verify, recover, exportLogs }
}

const STATUSES = `
Exit status: 0 clean; 1 findings or loss (gaps, unreadable frames, conflicts, missing points, faulty rallies,
damaged captures); 2 unreadable files or wrong arguments.`

const EXPORT_NOTES = `
csv and ndjson are the timeline; rallies are tennis only. The console also exports the report as PDF; here it is
HTML, which any browser prints.

Exit status: 0 clean; 1 exported, but parts of a log are missing or unreadable; 2 not exported, or wrong arguments.`

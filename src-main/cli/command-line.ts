/** The command line of rallydesk-log: what can be asked for and how it is read. */
import { parseArgs } from 'node:util'
import { fail, succeed, type Result } from '@shared/result'

export const USAGE = `Looks into captures (.mcap) and recordings (NDJSON, one packet a line) of live feeds.

Usage: rallydesk-log inspect FILE… [--json]
       rallydesk-log export FILE… --format FORMAT --out FOLDER   (see export --help)

  --json  Print a JSON array with one object a court instead of text
  --help  This text

Exit status: 0 clean; 1 findings (gaps, unreadable frames, conflicts, missing points, damaged capture);
2 a file that cannot be read, or wrong arguments.
`

export interface CommandLine {
  readonly files: readonly string[]
  readonly json: boolean
}

/** Reads the arguments after the program's name. `help` is asked for; an error says what is expected. */
export function parseCommandLine(argv: readonly string[]): Result<CommandLine | 'help', string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
      allowPositionals: true
    })
    if (values.help) return succeed('help')
    const [command, ...files] = positionals
    if (command === undefined) return fail('Say what to do: rallydesk-log inspect FILE…')
    if (command !== 'inspect') return fail(`There is no command “${command}”, only inspect and export.`)
    if (files.length === 0) return fail('inspect needs the name of at least one file.')
    return succeed({ files, json: values.json })
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

/** The command line of rallydesk-log: what can be asked for and how it is read. */
import { parseArgs } from 'node:util'
import { fail, succeed, type Result } from '@shared/result'

export const USAGE = `Looks into captures (.mcap) and recordings (NDJSON, one packet a line) of live feeds, tennis events and rallies.

Usage: rallydesk-log inspect FILE… [--json]
       rallydesk-log verify FILE… [--json]           is the capture whole: checksums, index, numbering
       rallydesk-log recover FILE|FOLDER… [--json]   seals what a crash has left; not while Rallydesk runs
       rallydesk-log export FILE… --format FORMAT --out FOLDER   (see export --help)

  --json  Print a JSON array instead of text: one object a court, or a file
  --help  This text

Exit status: 0 clean; 1 findings or loss (gaps, unreadable frames, conflicts, missing points, faulty rallies, damaged
capture); 2 a file that cannot be read, or wrong arguments.
`

export const COMMAND_NAMES = ['inspect', 'verify', 'recover'] as const
export type CommandName = (typeof COMMAND_NAMES)[number]

export interface CommandLine {
  readonly command: CommandName
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
    const [name, ...files] = positionals
    if (name === undefined) return fail('Say what to do: rallydesk-log inspect FILE…')
    const command = COMMAND_NAMES.find((known) => known === name)
    if (command === undefined)
      return fail(`There is no command “${name}”, only ${COMMAND_NAMES.join(', ')} and export.`)
    if (files.length === 0) return fail(`${command} needs the name of at least one file.`)
    return succeed({ command, files, json: values.json })
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

import { Command } from '@commander-js/extra-typings'
import type { Result } from '@shared/result'
import { eachOf, fileName, readArguments, speedFactor, type Ending } from '../platform/program'

export interface CommandLine {
  /** NDJSON recordings to play instead of the demo. */
  readonly recordings: readonly string[]
  /** Times real time, for recordings. */
  readonly speed: number
  /** Logs to open as replays, as they were given: relative to the caller's working folder. */
  readonly logs: readonly string[]
}

const LOG_NAME = /^[^-].*\.(mcap|ndjson)$/i

/** The console's own options. It also gets those of Electron and Chromium, which it leaves alone. */
export const appProgram = () =>
  new Command('rallydesk')
    .description('Opens the Rallydesk console.')
    .argument('[logs...]', 'Logs to open as replays (.mcap, .ndjson)')
    .option(
      '--recording <file>',
      'Play this NDJSON recording instead of the demo; repeat for more courts',
      eachOf(fileName)
    )
    .option('--speed <factor>', 'Play recordings this many times faster than real time', speedFactor, 1)
    .helpOption('--help', 'Show this help')
    .allowUnknownOption()

/** Reads the arguments after the program's name, and after the app's folder where Electron runs it from source. */
export function parseCommandLine(argv: readonly string[]): Result<CommandLine, Ending> {
  const program = appProgram()
  return readArguments(program, argv, () => {
    const { recording: recordings = [], speed } = program.opts()
    return { recordings, speed, logs: program.args.filter((text) => LOG_NAME.test(text)) }
  })
}

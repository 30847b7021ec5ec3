/** What the command lines share: commander reads the arguments, and nothing is printed or ended behind our back. */
import { CommanderError, InvalidArgumentError, type CommandUnknownOpts } from '@commander-js/extra-typings'
import { fail, succeed, type Result } from '@shared/result'

const BAD_ARGUMENTS = 2
const FASTEST = 10_000

/** What to print instead of running, and the exit status that goes with it: 0 for help, 2 for a mistake. */
export interface Ending {
  readonly text: string
  readonly status: 0 | typeof BAD_ARGUMENTS
}

/** Reads the arguments after the program's name. `read` collects the values, or calls `program.error`. */
export function readArguments<Value>(
  program: CommandUnknownOpts,
  argv: readonly string[],
  read: () => Value
): Result<Value, Ending> {
  let text = ''
  const write = (part: string): void => void (text += part)
  for (const command of [program, ...program.commands])
    command
      .exitOverride()
      .configureOutput({ writeOut: write, writeErr: write })
      .showHelpAfterError('See --help.')
  try {
    program.parse(argv, { from: 'user' })
    return succeed(read())
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return fail({ text, status: error.exitCode === 0 ? 0 : BAD_ARGUMENTS })
  }
}

export function printEnding({ text, status }: Ending): void {
  const stream = status === 0 ? process.stdout : process.stderr
  stream.write(text)
  process.exitCode = status
}

/** For an option that may be given more than once: keeps the values in order. */
export const eachOf =
  <Value>(read: (text: string) => Value) =>
  (text: string, earlier: readonly Value[] = []): readonly Value[] => [...earlier, read(text)]

export const fileName = (text: string): string => {
  if (text === '' || text.startsWith('-')) throw new InvalidArgumentError('Enter a file name.')
  return text
}

export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`Enter a whole number from ${least} to ${most}.`)
  }

/** Times real time. */
export const speedFactor = (text: string): number => {
  const value = Number(text)
  if (value > 0 && value <= FASTEST) return value
  throw new InvalidArgumentError(`Enter a number above 0, up to ${FASTEST}.`)
}

/** A point in time, as UTC milliseconds. */
export const instant = (text: string): number => {
  const value = Date.parse(text)
  if (!Number.isNaN(value)) return value
  throw new InvalidArgumentError('Enter a time such as 2026-11-21T14:30Z.')
}

/** Turns one of our own parsers, which say what they expect, into one for an option. */
export const readBy =
  <Value>(parse: (text: string) => Result<Value, string>) =>
  (text: string): Value => {
    const parsed = parse(text)
    if (parsed.ok) return parsed.value
    throw new InvalidArgumentError(parsed.error)
  }

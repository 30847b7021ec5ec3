import { parseArgs } from 'node:util'
import { fail, succeed, type Result } from '@shared/result'

export interface CommandLine {
  /** NDJSON recordings to play instead of the demo. */
  readonly recordings: readonly string[]
  /** Times real time, for recordings. */
  readonly speed: number
  /** Logs to open as replays, as they were written: relative to the folder of whoever wrote them. */
  readonly logs: readonly string[]
}

const FASTEST = 10_000
const LOG_NAME = /\.(mcap|ndjson)$/i

/** Reads our own options; those of Electron and Chromium are left alone. The error is for the terminal. */
export function parseCommandLine(args: readonly string[]): Result<CommandLine, string> {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: { recording: { type: 'string', multiple: true }, speed: { type: 'string' } }
  })
  const recordings = (values.recording ?? []).filter((file) => typeof file === 'string')
  if (recordings.length !== (values.recording ?? []).length)
    return fail('--recording needs a file: --recording FILE')
  const speed = Number(values.speed ?? 1)
  if (!(speed > 0 && speed <= FASTEST)) return fail(`--speed needs a number above 0 and up to ${FASTEST}`)
  return succeed({ recordings, speed, logs: positionals.filter((text) => LOG_NAME.test(text)) })
}

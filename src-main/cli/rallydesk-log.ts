#!/usr/bin/env node
/** Looks into logs of live feeds, in plain Node: `rallydesk-log --help`. */
import { printEnding, readArguments } from '../platform/program'
import { logProgram } from './command-line'
import { CLEAN, FINDINGS, UNREADABLE } from './exit-status'
import { runExport } from './export'
import { inspectFiles } from './inspect'
import { runRecover } from './recover'
import { runVerify } from './verify'
import { messageOf } from '../platform/error-message'

async function runInspect(files: readonly string[], json: boolean): Promise<number> {
  const { courts, errors } = await inspectFiles(files)
  for (const error of errors) console.error(error)
  const facts = (): string =>
    JSON.stringify(
      courts.map((court) => court.facts),
      null,
      2
    )
  const reports = (): string => courts.map((court) => court.report()).join('\n')
  console.log(json ? facts() : reports().trimEnd())
  if (errors.length > 0) return UNREADABLE
  return courts.some(({ hasFindings }) => hasFindings) ? FINDINGS : CLEAN
}

async function exitWith(status: Promise<number>): Promise<void> {
  try {
    process.exitCode = await status
  } catch (error) {
    console.error(messageOf(error))
    process.exitCode = UNREADABLE
  }
}

const { program, inspect, verify, recover, exportLogs } = logProgram()
inspect.action((files, { json = false }) => exitWith(runInspect(files, json)))
verify.action((files, { json = false }) => exitWith(runVerify(files, json)))
recover.action((places, { json = false }) => exitWith(runRecover(places, json)))
exportLogs.action((files, options, command) => {
  const { from: fromMs = Number.NEGATIVE_INFINITY, to: toMs = Number.POSITIVE_INFINITY } = options
  if (fromMs > toMs) command.error('error: --from is later than --to.')
  const isWhole = options.from === undefined && options.to === undefined
  return exitWith(
    runExport(files, {
      folder: options.out,
      formats: options.format,
      options: { range: isWhole ? null : { fromMs, toMs }, byteOrderMark: options.bom ?? false }
    })
  )
})

const read = readArguments(program, process.argv.slice(2), () => undefined)
if (!read.ok) printEnding(read.error)

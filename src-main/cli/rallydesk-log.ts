#!/usr/bin/env node
/** Looks into logs of live feeds, in plain Node: `rallydesk-log --help`. */
import { parseCommandLine, USAGE, type CommandLine, type CommandName } from './command-line'
import { CLEAN, FINDINGS, UNREADABLE } from './exit-status'
import { runExport } from './export'
import { inspectFiles } from './inspect'
import { hasFindings } from '../sports/tennis/inspect/inspection'
import { runRecover } from './recover'
import { reportOf } from '../sports/tennis/inspect/report'
import { runVerify } from './verify'
import { hasVolleyballFindings } from '../sports/volleyball/inspect/inspection'
import { volleyballReportOf } from '../sports/volleyball/inspect/report'

async function runInspect({ files, json }: CommandLine): Promise<number> {
  const { courts, volleyball, errors } = await inspectFiles(files)
  for (const error of errors) console.error(error)
  const reports = (): string[] => [...courts.map(reportOf), ...volleyball.map(volleyballReportOf)]
  console.log(json ? JSON.stringify([...courts, ...volleyball], null, 2) : reports().join('\n').trimEnd())
  if (errors.length > 0) return UNREADABLE
  return courts.some(hasFindings) || volleyball.some(hasVolleyballFindings) ? FINDINGS : CLEAN
}

/** Each returns the exit status. */
const COMMANDS: Readonly<Record<CommandName, (commandLine: CommandLine) => Promise<number>>> = {
  inspect: runInspect,
  verify: runVerify,
  recover: runRecover
}

async function main(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv
  if (command === 'export') return runExport(rest)
  const commandLine = parseCommandLine(argv)
  if (commandLine.ok && commandLine.value !== 'help')
    return COMMANDS[commandLine.value.command](commandLine.value)
  if (commandLine.ok) {
    console.log(USAGE)
    return 0
  }
  console.error(`${commandLine.error}\nSee --help.`)
  return UNREADABLE
}

void main(process.argv.slice(2)).then((status) => (process.exitCode = status))

#!/usr/bin/env node
/** Looks into logs of live feeds, in plain Node: `rallydesk-log --help`. */
import { parseCommandLine, USAGE, type CommandLine } from './command-line'
import { runExport } from './export'
import { inspectFile } from './inspect'
import { hasFindings, type Inspection } from './inspection'
import { reportOf } from './report'

const FINDINGS = 1
const UNREADABLE = 2

async function run({ files, json }: CommandLine): Promise<number> {
  const courts: Inspection[] = []
  let status = 0
  for (const file of files) {
    const inspected = await inspectFile(file)
    if (inspected.ok) {
      courts.push(...inspected.value)
    } else {
      status = UNREADABLE
      console.error(inspected.error)
    }
  }
  console.log(json ? JSON.stringify(courts, null, 2) : courts.map(reportOf).join('\n').trimEnd())
  return Math.max(status, courts.some(hasFindings) ? FINDINGS : 0)
}

async function main(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv
  if (command === 'export') return runExport(rest)
  const commandLine = parseCommandLine(argv)
  if (commandLine.ok && commandLine.value !== 'help') return run(commandLine.value)
  if (commandLine.ok) {
    console.log(USAGE)
    return 0
  }
  console.error(`${commandLine.error}\nSee --help.`)
  return UNREADABLE
}

void main(process.argv.slice(2)).then((status) => (process.exitCode = status))

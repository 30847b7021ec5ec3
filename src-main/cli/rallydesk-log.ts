#!/usr/bin/env node
/** Looks into logs of live feeds, in plain Node: `rallydesk-log --help`. */
import { parseCommandLine, USAGE, type CommandLine } from './command-line'
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

const commandLine = parseCommandLine(process.argv.slice(2))
if (!commandLine.ok) {
  console.error(`${commandLine.error}\nSee --help.`)
  process.exitCode = UNREADABLE
} else if (commandLine.value === 'help') {
  console.log(USAGE)
} else {
  void run(commandLine.value).then((status) => (process.exitCode = status))
}

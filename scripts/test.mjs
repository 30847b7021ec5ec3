/**
 * `node scripts/test.mjs SUITE...`: runs the suites one after the other, all of them even when one fails, and
 * closes with one line over all.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { runOn, startDesktop } from './desktop.mjs'
import { clearReport, printClosingLine, recordTotals, reportFile } from './test-totals.mjs'
import { build, playwright, root, vitest } from './tools.mjs'

/** @param {string} project */
async function runVitest(project) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile(project)}`]
  const child = spawn(process.execPath, [vitest, 'run', `--project=${project}`, ...reporters], {
    cwd: root,
    stdio: 'inherit'
  })
  const [code] = /** @type {[number | null]} */ (await once(child, 'exit'))
  return code ?? 1
}

/**
 * @param {string} project
 * @param {import('node:child_process').StdioOptions} stdio
 */
async function runPlaywright(project, stdio = 'inherit') {
  const desktop = await startDesktop({ forTests: true })
  const args = [playwright, 'test', `--project=${project}`]
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile(project) }
  return runOn(desktop, process.execPath, args, { cwd: root, env, stdio }).finally(desktop.stop)
}

/** @type {number | null} */
let builtWith = null
const buildOnce = () => (builtWith ??= build())

/**
 * Starts a suite that does little but wait for real time to pass, beside the others. What it prints is held back.
 * @param {string} project
 * @returns {() => Promise<number>} prints it, once the suite has ended
 */
function startBeside(project) {
  const heldBack = path.join(root, 'out/reports', `${project}.log`)
  const output = fs.openSync(heldBack, 'w')
  const run = async () => buildOnce() || runPlaywright(project, ['ignore', output, output])
  const ended = run().catch((/** @type {unknown} */ error) => {
    fs.writeSync(output, `${String(error)}\n`)
    return 1
  })
  return async () => {
    const code = await ended
    process.stdout.write(fs.readFileSync(heldBack))
    return code
  }
}

/** @type {Record<string, () => Promise<number>>} */
const suites = {
  unit: () => runVitest('unit'),
  integration: () => runVitest('integration'),
  e2e: async () => buildOnce() || runPlaywright('e2e'),
  outage: () => outage(),
  package: () => runPlaywright('package')
}

const wanted = process.argv.slice(2)
wanted.forEach(clearReport)
const outage = wanted.includes('outage') ? startBeside('outage') : () => Promise.resolve(1)
for (const suite of wanted) {
  const run = suites[suite]
  if (!run) throw new Error(`There is no suite "${suite}", only ${Object.keys(suites).join(', ')}.`)
  console.log(`\n── ${suite} tests`)
  try {
    recordTotals(suite, await run())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    recordTotals(suite, 1)
  }
}
process.exitCode = printClosingLine(wanted)

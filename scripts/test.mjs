/**
 * `node scripts/test.mjs SUITE...`: runs the suites one after the other, all of them even when one fails, and
 * closes with one line over all.
 */
import { runOn, startDesktop } from './desktop.mjs'
import { clearReport, printClosingLine, recordTotals, reportFile } from './test-totals.mjs'
import { build, playwright, root, runNode, vitest } from './tools.mjs'

/** @param {string} project */
const runVitest = (project) =>
  runNode([
    vitest,
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile(project)}`
  ])

/** @param {string} project */
async function runPlaywright(project) {
  const desktop = await startDesktop({ forTests: true })
  const args = [playwright, 'test', `--project=${project}`]
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile(project) }
  return runOn(desktop, process.execPath, args, { cwd: root, env }).finally(desktop.stop)
}

/** @type {Record<string, () => number | Promise<number>>} */
const suites = {
  unit: () => runVitest('unit'),
  integration: () => runVitest('integration'),
  e2e: () => build() || runPlaywright('e2e'),
  package: () => runPlaywright('package')
}

const wanted = process.argv.slice(2)
wanted.forEach(clearReport)
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

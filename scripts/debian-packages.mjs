/** What a Linux machine must have to show and to test the console, and getting it where that is in our power. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/**
 * @typedef {object} Need
 * @property {string} what in words, for the message
 * @property {() => boolean} isMet
 * @property {string[][]} packages Debian packages; of each entry the first name that the release knows
 */

/** @param {string} program */
const isOnPath = (program) =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, program)))

/**
 * @param {string} command
 * @param {string[]} args
 */
function outputOf(command, args) {
  const { stdout, error } = spawnSync(command, args, { encoding: 'utf8' })
  return error ? '' : stdout
}

const hasFont = () => {
  const folder = '/usr/share/fonts'
  if (!fs.existsSync(folder)) return false
  return fs.readdirSync(folder, { recursive: true }).some((name) => /\.(ttf|otf|ttc)$/.test(name.toString()))
}

/**
 * @param {string} electron executable
 * @returns {Need[]}
 */
const windowNeeds = (electron) => [
  {
    what: 'the libraries that Electron links to',
    isMet: () => !outputOf('ldd', [electron]).includes('not found'),
    packages: [['libgtk-3-0t64', 'libgtk-3-0'], ['libnss3'], ['libasound2t64', 'libasound2'], ['libgbm1']]
  },
  { what: 'a font', isMet: hasFont, packages: [['fonts-dejavu-core']] }
]

/** @type {Need} */
const displayNeed = { what: 'a virtual display', isMet: () => isOnPath('Xvfb'), packages: [['xvfb']] }

/** @type {Need} */
const keyringNeed = {
  what: 'a secret service, with which tokens are encrypted',
  isMet: () =>
    isOnPath('dbus-daemon') &&
    isOnPath('gnome-keyring-daemon') &&
    // Not on the PATH of an ordinary Debian user.
    /libsecret-1\.so\.0/.test(outputOf('ldconfig', ['-p']) || outputOf('/sbin/ldconfig', ['-p'])),
  packages: [['dbus-daemon', 'dbus'], ['gnome-keyring'], ['libsecret-1-0']]
}

const readerNeeds = {
  /** @type {Need} */
  soffice: {
    what: 'LibreOffice, with which tests open workbooks',
    isMet: () => isOnPath('soffice'),
    packages: [['libreoffice-calc-nogui', 'libreoffice-calc']]
  },
  /** @type {Need} */
  pdftotext: {
    what: 'Poppler, with which tests read PDFs',
    isMet: () => isOnPath('pdftotext'),
    packages: [['poppler-utils']]
  }
}

/**
 * Makes sure that the console can run here; as root on Debian by installing what is missing.
 * @param {{ electron: string, virtualDisplay: boolean, keyring: boolean }} wanted `electron` is the executable
 * @throws when something is missing and cannot be installed, with the names of the packages
 */
export function ensureDebianPackages({ electron, virtualDisplay, keyring }) {
  if (process.platform !== 'linux') return
  const needs = windowNeeds(electron)
  if (virtualDisplay) needs.push(displayNeed)
  if (keyring) needs.push(keyringNeed)
  meet(needs)
}

/**
 * Makes sure that the programs with which tests open exported files are there.
 * @param {...keyof typeof readerNeeds} programs
 * @throws as above
 */
export function ensureReaders(...programs) {
  meet(programs.map((program) => readerNeeds[program]))
}

/** @param {Need[]} needs */
function meet(needs) {
  const missing = needs.filter((need) => !need.isMet())
  if (missing.length === 0) return
  const canInstall = process.getuid?.() === 0 && isOnPath('apt-get')
  const outcome = canInstall
    ? install(missing)
    : 'they can only be installed by root on Debian or a relative of it'
  const stillMissing = missing.filter((need) => !need.isMet())
  if (stillMissing.length === 0) return
  throw new Error(
    `This machine lacks ${stillMissing.map((need) => need.what).join(', and ')} (${outcome}).\n` +
      `Please install the Debian packages, or what your system calls them, and try again:\n` +
      `  sudo apt-get install ${packageNames(stillMissing).join(' ')}`
  )
}

/**
 * @param {Need[]} needs
 * @returns {string} what came of it
 */
function install(needs) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  /** @param {string[]} args */
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], { encoding: 'utf8', env })
  apt('update')
  const names = packageNames(needs)
  console.error(`Installing from Debian: ${names.join(' ')}`)
  const { status, stderr } = apt('install', '--yes', '--no-install-recommends', ...names)
  return status === 0
    ? 'apt-get installed them, but they are not to be found'
    : `apt-get failed: ${stderr.trim()}`
}

/** @param {Need[]} needs */
const packageNames = (needs) =>
  needs.flatMap((need) => need.packages).map((names) => names.find(isInstallable) ?? names.at(-1) ?? '')

/** @param {string} name */
const isInstallable = (name) => /Candidate: [^(\s]/.test(outputOf('apt-cache', ['policy', name]))

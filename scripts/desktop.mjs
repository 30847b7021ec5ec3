/**
 * The desktop that a command with windows runs on: the chosen Electron, a display and, for tests, a secret
 * service. What the user's own desktop does not give is started here and stopped afterwards.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { ensureDebianPackages } from './debian-packages.mjs'
import { discardFolder } from './discard-folder.mjs'
import { resolveRuntime, runtimeEnvironment } from './electron-runtime.mjs'

/**
 * @typedef {object} Desktop
 * @property {import('./electron-runtime.mjs').ElectronRuntime} electron
 * @property {boolean} isVirtual nobody sees it
 * @property {NodeJS.ProcessEnv} env the environment for commands that run on it
 * @property {Set<number>} commands the process groups that run on it
 * @property {() => void} stop ends what was started
 */

const isLinux = process.platform === 'linux'

/** Chromium's own sandbox does not work for root; for everybody else it stays on. */
export const sandboxFlags = isLinux && process.getuid?.() === 0 ? ['--no-sandbox'] : []

/**
 * @param {{ forTests: boolean }} options tests get a display and a secret service of their own, so that they
 *   neither disturb the user's nor depend on them
 * @returns {Promise<Desktop>}
 * @throws when the machine lacks something; the message says how to get it
 */
export async function startDesktop({ forTests }) {
  const electron = await resolveRuntime()
  const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  const virtualDisplay = isLinux && (forTests || !hasDisplay)
  const keyring = isLinux && forTests
  ensureDebianPackages({ electron: electron.executable, virtualDisplay, keyring })

  /** @type {(() => void)[]} */
  const stops = []
  const stop = () => {
    for (const end of stops.splice(0).reverse()) end()
  }
  process.on('exit', stop)
  /** @type {Set<number>} */
  const commands = new Set()
  endBySignal(commands)

  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, ...runtimeEnvironment(electron) }
  if (sandboxFlags.length > 0) env.NO_SANDBOX = '1' // as electron-vite wants it said
  if (virtualDisplay) {
    const display = await startDisplay()
    stops.push(display.stop)
    env.DISPLAY = display.name
    delete env.WAYLAND_DISPLAY
  }
  if (keyring) {
    const secrets = await startKeyring(env)
    stops.push(secrets.stop)
    Object.assign(env, secrets.env)
  }
  return { electron, isVirtual: virtualDisplay, env, commands, stop }
}

/**
 * Starts a desktop, uses it and exits with its code. Prints what the machine lacks, if anything.
 * @param {{ forTests: boolean }} options
 * @param {(desktop: Desktop) => Promise<number>} use
 */
export async function withDesktop(options, use) {
  try {
    const desktop = await startDesktop(options)
    process.exitCode = await use(desktop).finally(desktop.stop)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

/**
 * Runs a command on a desktop to its end.
 * @param {Desktop} desktop
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions }} [options]
 * @returns {Promise<number>} its exit code, 1 when it died of a signal
 */
export async function runOn(desktop, command, args, { cwd, env, stdio = 'inherit' } = {}) {
  const child = spawn(command, args, {
    cwd,
    env: { ...desktop.env, ...env },
    stdio,
    detached: hasGroups
  })
  const group = hasGroups ? -Number(child.pid) : Number(child.pid)
  desktop.commands.add(group)
  try {
    const [code] = /** @type {[number | null]} */ (await once(child, 'exit'))
    return code ?? 1
  } finally {
    desktop.commands.delete(group)
  }
}

const hasGroups = process.platform !== 'win32'

/** One Ctrl+C reaches us from the terminal and from npm as well. */
const SAME_KEYPRESS_MS = 500

/**
 * Passes a signal on to the commands, once and as SIGINT: at the first of these Electron closes in good order, at
 * the second it breaks off, and by any other its helper processes die before it. Without a command we end.
 * @param {Set<number>} commands
 */
function endBySignal(commands) {
  let interruptedAt = Number.NEGATIVE_INFINITY
  const interrupt = () => {
    if (performance.now() - interruptedAt < SAME_KEYPRESS_MS) return
    interruptedAt = performance.now()
    if (commands.size === 0) process.exit(1)
    for (const group of commands) process.kill(group, 'SIGINT')
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupt)

  const parent = process.ppid
  const watch = setInterval(() => {
    // The shell between npm and us has ended by a signal that was meant for us too.
    if (process.ppid === parent) return
    clearInterval(watch)
    interrupt()
  }, 1_000)
  watch.unref()
}

/** Xvfb itself and not xvfb-run, which leaves its children behind when it is killed. */
async function startDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp']
  // Out of reach of the terminal's Ctrl+C, so that the windows on it can close first; so is the bus below.
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true })
  const number = await firstLine(server, server.stdio[3], 'Xvfb')
  return { name: `:${number}`, stop: () => void server.kill() }
}

/**
 * A D-Bus session of its own with an unlocked, empty keyring in a temporary folder.
 * @param {NodeJS.ProcessEnv} baseEnv
 */
async function startKeyring(baseEnv) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'rallydesk-keyring-'))
  const env = { XDG_DATA_HOME: path.join(home, 'data'), XDG_RUNTIME_DIR: path.join(home, 'run') }
  for (const folder of Object.values(env)) fs.mkdirSync(folder, { mode: 0o700 })

  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    env: { ...baseEnv, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true
  })
  const stop = () => {
    bus.kill() // the keyring ends with its bus
    // A document portal on this bus may keep run/doc mounted for a moment longer.
    discardFolder(home)
  }
  const DBUS_SESSION_BUS_ADDRESS = await firstLine(bus, bus.stdout, 'dbus-daemon')
  const { status, stderr } = spawnSync(
    'gnome-keyring-daemon',
    ['--unlock', '--components=secrets', '--daemonize'],
    { env: { ...baseEnv, ...env, DBUS_SESSION_BUS_ADDRESS }, input: 'throw-away', encoding: 'utf8' }
  )
  if (status !== 0) {
    stop()
    throw new Error(`The keyring for the tests did not start: ${stderr.trim()}`)
  }
  return { env: { ...env, DBUS_SESSION_BUS_ADDRESS }, stop }
}

/**
 * The first line that a service prints, by which it says that it is ready.
 * @param {import('node:child_process').ChildProcess} service
 * @param {unknown} output
 * @param {string} name
 * @returns {Promise<string>}
 */
function firstLine(service, output, name) {
  return new Promise((resolve, reject) => {
    service.once('error', (error) => reject(new Error(`${name} could not be started: ${error.message}`)))
    service.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)))
    createInterface({ input: /** @type {NodeJS.ReadableStream} */ (output) }).once('line', resolve)
  })
}

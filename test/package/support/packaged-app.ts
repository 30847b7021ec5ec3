/** Runs the packaged console as an ordinary user does: installed elsewhere, with the sandbox of the system. */
import { chromium, expect, type Page } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, cp, mkdir, mkdtemp, readFile, readdir, readlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { discardFolder } from '../../../scripts/discard-folder.mjs'
import { collectWindowErrors } from '../../e2e/support/window-errors'

export const packagedFolder = path.resolve(import.meta.dirname, '../../../dist/linux-unpacked')

/** "nobody": Chromium refuses its sandbox to root. */
const ordinaryUser = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined

export interface PackagedApp {
  page: Page
  /** The `/proc/PID/status` of every renderer process. */
  rendererStatuses: () => Promise<string[]>
  close: () => Promise<void>
}

/** Starts a copy of the package and waits for its window. */
export async function openPackagedApp(): Promise<PackagedApp> {
  const home = await mkdtemp(path.join(tmpdir(), 'rallydesk-package-'))
  const executable = await install(path.join(home, 'app'))
  const runtimeFolder = path.join(home, 'run')
  await mkdir(runtimeFolder, { mode: 0o700 })
  if (ordinaryUser)
    for (const folder of [home, runtimeFolder]) await chown(folder, ordinaryUser.uid, ordinaryUser.gid)

  // Started without Playwright's own launcher: the package has no inspector for it to use.
  const app = spawn(executable, ['--remote-debugging-port=0'], {
    cwd: home,
    env: {
      PATH: process.env['PATH'],
      DISPLAY: process.env['DISPLAY'],
      HOME: home,
      XDG_RUNTIME_DIR: runtimeFolder
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...ordinaryUser
  })
  const browser = await chromium.connectOverCDP(await debuggingAddress(app), { noDefaults: true })
  const [context] = browser.contexts()
  if (!context) throw new Error('The packaged app has no browser context.')
  collectWindowErrors(context)
  return {
    page: context.pages()[0] ?? (await context.waitForEvent('page')),
    rendererStatuses: () => rendererStatuses(executable),
    close: async () => {
      await browser.close()
      const ended = once(app, 'exit')
      app.kill()
      await ended
      discardFolder(home)
    }
  }
}

/** Copies the package as its installer would; returns the executable. */
async function install(folder: string): Promise<string> {
  await cp(packagedFolder, folder, { recursive: true })
  // Used where the system grants no user namespaces, and then it must belong to root.
  if (ordinaryUser) await chmod(path.join(folder, 'chrome-sandbox'), 0o4755)
  return path.join(folder, 'rallydesk')
}

/** Chromium says on which port it listens; when it ends instead, what it said is the error. */
function debuggingAddress(app: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    app.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
    app.once('exit', (code, signal) =>
      reject(new Error(`The packaged app ended with ${code ?? signal ?? 'nothing'}: ${said}`))
    )
  })
}

async function rendererStatuses(executable: string): Promise<string[]> {
  const statuses: string[] = []
  for (const pid of await readdir('/proc')) {
    const folder = path.join('/proc', pid)
    // Processes come and go, and not all may be looked at.
    const program = await readlink(path.join(folder, 'exe')).catch(() => '')
    if (program !== executable) continue
    const commandLine = await readFile(path.join(folder, 'cmdline'), 'utf8')
    expect(commandLine).not.toContain('--no-sandbox')
    if (commandLine.includes('--type=renderer'))
      statuses.push(await readFile(path.join(folder, 'status'), 'utf8'))
  }
  return statuses
}

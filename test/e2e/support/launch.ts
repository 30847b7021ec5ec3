/** Opens the built console as a user would, on a profile of its own. */
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { discardFolder } from '../../../scripts/discard-folder.mjs'
import { collectWindowErrors } from './window-errors'

const root = path.resolve(import.meta.dirname, '../../..')
/** On a busy machine. */
const START_LIMIT_MS = 120_000

export interface LaunchOptions {
  /** Arguments as a user gives them: `['--recording', file]`. */
  args?: string[]
  env?: Record<string, string>
  /** A profile that the caller made and will remove, to open the console again on what it stored. */
  profileFolder?: string
  /** The application to start; the console that `npm run build` makes unless given. */
  appFolder?: string
  /** Whether the console finds a keyring; it does unless this is false. */
  keyring?: boolean
}

export interface Console {
  app: ElectronApplication
  /** The first window. */
  page: Page
  profileFolder: string
  /** Quits, and removes the profile unless it was the caller's. */
  close: () => Promise<void>
}

export const makeProfileFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'rallydesk-profile-'))

/** Opens the console and waits for its first window; needs the desktop that `npm run test:e2e` makes. */
export async function launch({
  args = [],
  env = {},
  profileFolder,
  appFolder = root,
  keyring = true
}: LaunchOptions = {}): Promise<Console> {
  const executablePath = process.env['ELECTRON_EXEC_PATH']
  if (executablePath === undefined) throw new Error('Run the end-to-end tests with npm run test:e2e.')
  const profile = profileFolder ?? (await makeProfileFolder())
  const app = await _electron.launch({
    executablePath,
    args: [
      // Chromium's own sandbox does not work for root; the renderer's settings stay as they are.
      ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--password-store=${keyring ? 'gnome-libsecret' : 'basic'}`,
      `--user-data-dir=${profile}`,
      appFolder,
      ...args
    ],
    env: { ...inheritedEnv(), ...env },
    timeout: START_LIMIT_MS
  })
  keepResults(app)
  collectWindowErrors(app.context())
  return {
    app,
    page: await app.firstWindow({ timeout: START_LIMIT_MS }),
    profileFolder: profile,
    close: async () => {
      await app.close()
      if (profileFolder === undefined) discardFolder(profile)
    }
  }
}

/**
 * Makes `app.evaluate` run every function as an async one. When a call interrupts running code, V8 13 (Electron 33)
 * may collect the result of a plain function before the inspector has sent it: "Resulting promise was garbage collected".
 */
function keepResults(app: ElectronApplication): void {
  const evaluate = app.evaluate.bind(app)
  app.evaluate = <R>(pageFunction: () => R | Promise<R>, arg?: unknown): Promise<R> => {
    // Playwright sends a function by its text.
    const toString = (): string => `async (...args) => (${String(pageFunction)})(...args)`
    return evaluate(Object.assign(pageFunction.bind(null), { toString }), arg)
  }
}

function inheritedEnv(): Record<string, string> {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value
  return env
}

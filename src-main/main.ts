/** The order in which the console boots; what is wired to what stands in composition.ts. */
import path from 'node:path'
import { app, powerMonitor, safeStorage, shell, type BrowserWindow } from 'electron'
import { parseCommandLine, type CommandLine } from './command-line'
import { composeConsole, type RunningConsole } from './composition'
import { logProblem } from './log'
import { APP_ORIGIN, registerAppScheme, serveApp } from './shell/app-protocol'
import { openConsoleWindow } from './shell/console-window'
import { openStreamPort, serveCalls } from './shell/ipc-bridge'
import { installMenu } from './shell/menu'
import { createTokenCipher } from './shell/runtime-compat'
import { enforceSessionPolicy } from './shell/session-policy'

/** Set by the development server, and heeded only outside a packaged app. */
const developmentUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
const trustedOrigin = developmentUrl === undefined ? APP_ORIGIN : new URL(developmentUrl).origin

const windows = new Map<number, BrowserWindow>()

function openWindow(): void {
  const window = openConsoleWindow({
    preload: path.join(__dirname, '../preload/preload.cjs'),
    url: `${trustedOrigin}/index.html`
  })
  const { id } = window.webContents
  windows.set(id, window)
  window.on('closed', () => windows.delete(id))
}

/** Brings the console forward when it is started a second time: two would write into the same files. */
function focusWindow(): void {
  const [window] = windows.values()
  if (window === undefined) return openWindow()
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** A disk that no longer answers must not keep the console from quitting; the next start seals what is left. */
const CLOSING_MS = 5_000

/** Captures are sealed before the process ends; a second request to quit does not wait. */
function closeBeforeQuit(running: RunningConsole): void {
  let closing = false
  app.on('before-quit', (event) => {
    if (closing) return
    closing = true
    event.preventDefault()
    const giveUp = setTimeout(() => app.quit(), CLOSING_MS)
    running
      .close()
      .catch((error: unknown) => logProblem('closing', error))
      .finally(() => {
        clearTimeout(giveUp)
        app.quit()
      })
  })
}

async function boot(commandLine: CommandLine): Promise<void> {
  registerAppScheme()
  await app.whenReady()
  installMenu()
  enforceSessionPolicy(trustedOrigin)
  serveApp(path.join(__dirname, '../renderer'))
  const running = composeConsole({
    profileFolder: app.getPath('userData'),
    commandLine,
    trustedOrigin,
    tokenCipher: createTokenCipher(safeStorage),
    appInfo: {
      version: app.getVersion(),
      electron: process.versions.electron,
      chrome: process.versions.chrome,
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`
    },
    showFolder: (folder) => shell.openPath(folder),
    openStreamPort: (windowId) => {
      const window = windows.get(windowId)
      return window === undefined ? null : openStreamPort(window)
    }
  })
  serveCalls(running.guard, windows)
  closeBeforeQuit(running)
  powerMonitor.on('resume', () => running.systemResumed())
  app.on('activate', focusWindow)
  app.on('second-instance', focusWindow)
  app.on('window-all-closed', () => app.quit())
  openWindow()
  await running.start()
}

process.on('uncaughtException', (error) => logProblem('uncaught exception', error))
process.on('unhandledRejection', (error) => logProblem('unhandled rejection', error))

const commandLine = parseCommandLine(process.argv.slice(1))
if (!commandLine.ok) {
  process.stderr.write(`rallydesk: ${commandLine.error}\n`)
  app.exit(2)
} else if (!app.requestSingleInstanceLock()) {
  process.stderr.write('rallydesk: the console is open already; it has been brought to the front\n')
  app.exit(0)
} else {
  boot(commandLine.value).catch((error: unknown) => {
    logProblem('start', error)
    app.exit(1)
  })
}

/** The console as a desktop application: one process, its windows, its beginning and its end. */
import path from 'node:path'
import { app, powerMonitor, safeStorage, session, shell, type BrowserWindow } from 'electron'
import { parseCommandLine, type CommandLine } from '../app/command-line'
import type { ConsoleSurroundings, RunningConsole } from '../app/surroundings'
import { ProblemLog } from '../platform/log'
import { printEnding, type Ending } from '../platform/program'
import { APP_ORIGIN, registerAppScheme, serveApp } from './app-protocol'
import { openConsoleWindow } from './console-window'
import { openStreamPort, serveCalls } from './ipc-bridge'
import { installMenu } from './menu'
import { LogInbox, pickLog } from './open-files'
import { createAlarmAnnouncer } from './notifications'
import { reportLostProcesses, reportPageProblems } from './page-problems'
import { pickExportFolder } from './pick-folder'
import { printReport } from './print-report'
import { createSecretCipher } from './runtime-compat'
import { enforceSessionPolicy } from './session-policy'

export type ComposeConsole = (surroundings: ConsoleSurroundings) => RunningConsole

/** Set by the development server, and heeded only outside a packaged app. */
const developmentUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
const trustedOrigin = developmentUrl === undefined ? APP_ORIGIN : new URL(developmentUrl).origin

/** That of the installer's shortcut: without it Windows shows no notifications. Means nothing elsewhere. */
const APP_USER_MODEL_ID = 'app.rallydesk'

const windows = new Map<number, BrowserWindow>()
const logs = new LogInbox()

function openWindow(log: ProblemLog): void {
  const window = openConsoleWindow({
    preload: path.join(__dirname, '../preload/preload.cjs'),
    url: `${trustedOrigin}/index.html`
  })
  const { id } = window.webContents
  windows.set(id, window)
  reportPageProblems(window.webContents, log)
  window.on('closed', () => windows.delete(id))
}

/** Brings the console forward when it is started a second time: two would write into the same files. */
function focusWindow(log: ProblemLog): void {
  const [window] = windows.values()
  if (window === undefined) {
    openWindow(log)
    return
  }
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** A disk that no longer answers must not keep the console from quitting; the next start seals what is left. */
const CLOSING_MS = 5_000

/** Captures are sealed before the process ends; a second request to quit does not wait. */
function closeBeforeQuit(running: RunningConsole, log: ProblemLog): void {
  let closing = false
  app.on('before-quit', (event) => {
    if (closing) return
    closing = true
    event.preventDefault()
    const giveUp = setTimeout(() => app.quit(), CLOSING_MS)
    running
      .close()
      .catch((error: unknown) => log.report('closing', error))
      .finally(() => {
        clearTimeout(giveUp)
        app.quit()
      })
  })
}

async function boot(commandLine: CommandLine, compose: ComposeConsole, log: ProblemLog): Promise<void> {
  registerAppScheme()
  app.setAppUserModelId(APP_USER_MODEL_ID)
  logs.put(...commandLine.logs.map((file) => path.resolve(file)))
  app.on('open-file', (event, filePath) => {
    event.preventDefault()
    logs.put(filePath)
  })
  await app.whenReady()
  installMenu({ newWindow: () => openWindow(log) })
  enforceSessionPolicy(trustedOrigin, (filePath) => logs.put(filePath))
  serveApp(path.join(__dirname, '../renderer'))
  const running = compose({
    profileFolder: app.getPath('userData'),
    commandLine,
    trustedOrigin,
    secretCipher: createSecretCipher(safeStorage),
    log,
    appInfo: {
      version: app.getVersion(),
      electron: process.versions.electron,
      chrome: process.versions.chrome,
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`
    },
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    announceAlarms: createAlarmAnnouncer(() => focusWindow(log)),
    showFolder: (folder) => shell.openPath(folder),
    revealFile: (filePath) => shell.showItemInFolder(filePath),
    pickLog: (windowId) => {
      const window = windows.get(windowId)
      return window === undefined ? Promise.resolve(null) : pickLog(window)
    },
    pickExportFolder: (windowId) => {
      const window = windows.get(windowId)
      return window === undefined ? Promise.resolve(null) : pickExportFolder(window)
    },
    printReport,
    openStreamPort: (windowId) => {
      const window = windows.get(windowId)
      return window === undefined ? null : openStreamPort(window)
    }
  })
  serveCalls(running.guard, windows)
  closeBeforeQuit(running, log)
  powerMonitor.on('resume', () => running.systemResumed())
  app.on('activate', () => focusWindow(log))
  app.on('second-instance', (_event, args, folder) => {
    focusWindow(log)
    const second = parseCommandLine(args.slice(1))
    if (second.ok) logs.put(...second.value.logs.map((file) => path.resolve(folder, file)))
  })
  app.on('window-all-closed', () => app.quit())
  openWindow(log)
  await running.start()
  logs.empty((filePath) => void running.openLog(filePath))
}

/** Opens the console, or says in the terminal why it does not open. */
export function openDesktop(commandLine: CommandLine, compose: ComposeConsole): void {
  if (!app.requestSingleInstanceLock()) {
    endInTerminal({ text: 'Rallydesk is already open; brought it to the front.\n', status: 0 })
    return
  }
  const log = new ProblemLog(app.getPath('userData'))
  log.note(
    `Rallydesk ${app.getVersion()}, Electron ${process.versions.electron}, ${process.platform} ${process.arch}`
  )
  // A terminal that has been closed is no problem, and reporting it there would never end.
  process.stderr.on('error', () => undefined)
  process.on('uncaughtException', (error) => log.report('uncaught exception', error))
  process.on('unhandledRejection', (error) => log.report('unhandled rejection', error))
  reportLostProcesses(log)
  boot(commandLine, compose, log).catch((error: unknown) => {
    log.reportLast('start', error)
    app.exit(1)
  })
}

/** Prints what the terminal should show and ends the process; nothing has been opened. */
export function endInTerminal(ending: Ending): void {
  printEnding(ending)
  app.exit(ending.status)
}

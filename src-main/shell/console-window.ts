/** The console's window. */
import { BrowserWindow } from 'electron'

export interface ConsoleWindowOptions {
  readonly preload: string
  readonly url: string
}

/** The surface colour of the dark theme, so that no white flash comes before the first paint. */
const BACKGROUND = '#0e1114'

export function openConsoleWindow({ preload, url }: ConsoleWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'Rallydesk',
    backgroundColor: BACKGROUND,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      // A dropped file is caught on its way and opened as a log.
      navigateOnDragDrop: true,
      backgroundThrottling: false
    }
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(url)
  return window
}

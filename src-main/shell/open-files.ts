/** Logs that are opened from outside the windows: command line, double click, drop on a window, the system's dialog. */
import { dialog, type BrowserWindow } from 'electron'

/** Keeps what is to be opened until the console runs, and hands it on from then on. */
export class LogInbox {
  #waiting: string[] = []
  #open: ((filePath: string) => void) | null = null

  put(...filePaths: readonly string[]): void {
    if (this.#open === null) this.#waiting.push(...filePaths)
    else for (const filePath of filePaths) this.#open(filePath)
  }

  /** The console runs. */
  empty(open: (filePath: string) => void): void {
    this.#open = open
    const waiting = this.#waiting
    this.#waiting = []
    this.put(...waiting)
  }
}

/** Asks the user for a log; null if they cancel. */
export async function pickLog(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open a log',
    properties: ['openFile'],
    filters: [
      { name: 'Match logs', extensions: ['mcap', 'ndjson'] },
      { name: 'All files', extensions: ['*'] }
    ]
  })
  return filePaths[0] ?? null
}

/** Makes a PDF of a match report, in a window that nobody sees and that can do nothing. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, BrowserWindow, session } from 'electron'

/** Of its own, so that the page sees neither the console's storage nor its protocol. */
const PARTITION = 'report'

const FOOTER =
  '<div style="width:100%;padding:0 10.5mm;font:7.5px sans-serif;color:#5b6470;display:flex;justify-content:space-between">' +
  '<span class="title"></span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>'

/** `html` is a page that needs nothing else. */
export async function printReport(html: string): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(app.getPath('temp'), 'rallydesk-report-'))
  try {
    const file = path.join(folder, 'report.html')
    await writeFile(file, html, { mode: 0o600 })
    return await printFile(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function printFile(file: string): Promise<Uint8Array> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: reportSession(pathToFileURL(path.dirname(path.dirname(file))).href),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      javascript: false,
      spellcheck: false
    }
  })
  try {
    await window.loadFile(file)
    return await window.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: FOOTER
    })
  } finally {
    window.destroy()
  }
}

/** Loads reports from the folder for temporary files, and nothing from anywhere else. */
function reportSession(temporaryFolder: string): Electron.Session {
  const own = session.fromPartition(PARTITION, { cache: false })
  own.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  own.setPermissionCheckHandler(() => false)
  own.webRequest.onBeforeRequest((details, decide) =>
    decide({ cancel: !details.url.startsWith(`${temporaryFolder}/rallydesk-report-`) })
  )
  return own
}

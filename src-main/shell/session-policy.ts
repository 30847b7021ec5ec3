/**
 * What no window may do: use a permission, leave the app, open a window, embed a page, load anything remote, save
 * any file but a picture that it has drawn.
 */
import { fileURLToPath } from 'node:url'
import { app, session, type DownloadItem, type WebContents } from 'electron'

/**
 * Installs the policy for the default session and for every web contents that will ever be made. A file that the user
 * drops on a window would take the window's place; `dropped` receives its path instead.
 */
export function enforceSessionPolicy(trustedOrigin: string, dropped: (filePath: string) => void): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.on('will-download', (event, item) => {
    if (!isOwnPicture(item, trustedOrigin)) event.preventDefault()
  })
  defaultSession.webRequest.onBeforeRequest((details, decide) =>
    decide({ cancel: !isLocal(details.url, trustedOrigin) })
  )
  app.on('web-contents-created', (_event, contents) => confine(contents, trustedOrigin, dropped))
}

function confine(contents: WebContents, trustedOrigin: string, dropped: (filePath: string) => void): void {
  const tellDropped = (url: string): void => {
    const filePath = filePathOf(url)
    if (filePath !== null) dropped(filePath)
  }
  // A dropped file comes as a new window or as a navigation, depending on the version of Chromium.
  contents.setWindowOpenHandler(({ url }) => {
    tellDropped(url)
    return { action: 'deny' }
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('will-navigate', (event, url) => {
    if (url.startsWith(`${trustedOrigin}/`)) return
    event.preventDefault()
    tellDropped(url)
  })
  contents.on('will-redirect', (event) => event.preventDefault())
}

/** A picture that the page itself has drawn; the system's dialog asks the user where it goes. */
const isOwnPicture = (item: DownloadItem, trustedOrigin: string): boolean => {
  const ending = PICTURE_ENDINGS[item.getMimeType()]
  return (
    item.getURL().startsWith(`blob:${trustedOrigin}/`) &&
    ending !== undefined &&
    item.getFilename().endsWith(ending)
  )
}

const PICTURE_ENDINGS: Readonly<Record<string, string>> = { 'image/png': '.png', 'image/svg+xml': '.svg' }

/** The developer server of Vite speaks ws as well as http; in a built app the origin is the `app://` scheme. */
function isLocal(url: string, trustedOrigin: string): boolean {
  const socketOrigin = trustedOrigin.replace(/^http/, 'ws')
  return (
    url.startsWith(`${trustedOrigin}/`) ||
    url.startsWith(`${socketOrigin}/`) ||
    url.startsWith('devtools://') ||
    url.startsWith('data:')
  )
}

/** Null for what is no address of a local file. */
function filePathOf(url: string): string | null {
  try {
    return fileURLToPath(url)
  } catch {
    return null
  }
}

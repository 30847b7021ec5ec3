/**
 * `npm run package -- [targets]`: packages out/ with electron-builder for this system, unpacked when no targets
 * (AppImage, nsis, dmg, ...) are named. The settings are in electron-builder.yml.
 *
 * A package is made of the official Electron only. With RALLYDESK_PACKAGE_FALLBACK=1 the fallback may stand in,
 * to try the packaging on a machine that cannot fetch the official one; such a package is not for users.
 */
import fs from 'node:fs/promises'
import path from 'node:path'
import { build, Platform } from 'electron-builder'
import { fallbackVersion } from './electron-fallback.mjs'
import { resolveRuntime } from './electron-runtime.mjs'
import { root } from './tools.mjs'

/**
 * What is different in a package made of the fallback.
 * @param {string} electronDist
 * @returns {import('electron-builder').Configuration}
 */
const fallbackSettings = (electronDist) => ({
  electronDist,
  electronVersion: fallbackVersion,
  // electron-builder leaves this in when it has not downloaded the distribution itself.
  afterPack: async ({ appOutDir }) => fs.rm(path.join(appOutDir, 'resources/default_app.asar'))
})

async function makePackage() {
  const { kind, dist } = await resolveRuntime()
  if (kind === 'fallback' && process.env.RALLYDESK_PACKAGE_FALLBACK !== '1') {
    throw new Error(
      'A package needs the official Electron. To try the packaging without it, set RALLYDESK_PACKAGE_FALLBACK=1.'
    )
  }
  const targets = process.argv.slice(2)
  await build({
    projectDir: root,
    targets: Platform.current().createTarget(targets.length > 0 ? targets : ['dir']),
    publish: 'never',
    ...(kind === 'fallback' ? { config: fallbackSettings(dist) } : {})
  })
}

try {
  await makePackage()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

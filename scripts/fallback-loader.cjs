'use strict'
/**
 * The default app of the fallback runtime, in place of the one that an official Electron brings along:
 * `electron [flags] [-r module] <folder or main script> [arguments]` runs an app from source.
 */
const electron = require('electron')
const fs = require('node:fs')
const { Module } = require('node:module')
const path = require('node:path')

/**
 * What Electron and Node keep out of their types, and the official default app uses too.
 * @typedef {{ setVersion(version: string): void, setAppPath(folder: string): void }} AppSetters
 * @typedef {{ _load(file: string, parent: null, isMain: boolean): unknown }} ModuleLoader
 */
const app = /** @type {import('electron').App & AppSetters} */ (electron.app)
const loader = /** @type {ModuleLoader} */ (/** @type {unknown} */ (Module))

/** @param {string[]} words */
function parse(words) {
  /** @type {string[]} */
  const preloads = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    if (word === '-r' || word === '--require') preloads.push(words[++i] ?? '')
    else if (word === '-v' || word === '--version') return { preloads, target: undefined, version: true }
    else if (!word.startsWith('-')) return { preloads, target: path.resolve(word), version: false }
  }
  return { preloads, target: undefined, version: false }
}

/**
 * Gives the app the name, version and folder that its package.json says.
 * @param {string} target
 */
function introduce(target) {
  const manifestFile = path.join(target, 'package.json')
  if (!fs.existsSync(manifestFile)) {
    app.setAppPath(path.dirname(target))
    return
  }
  const manifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8'))
  if (manifest.version) app.setVersion(manifest.version)
  if (manifest.productName || manifest.name) app.setName(manifest.productName || manifest.name)
  if (process.platform === 'linux') app.setDesktopName(manifest.desktopName || `${app.getName()}.desktop`)
  app.setAppPath(target)
}

const { preloads, target, version } = parse(process.argv.slice(1))
if (version) {
  console.log(`v${process.versions.electron}`)
  process.exit(0)
}
if (!target) {
  console.error('usage: electron [flags] <folder with package.json | main script> [arguments]')
  process.exit(2)
}
for (const preload of preloads) require(path.resolve(preload))
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
introduce(target)
try {
  // As main module, so that require.main and the resolution of the folder's "main" are as usual.
  loader._load(target, null, true)
} catch (error) {
  console.error('The app threw an error while it was loaded.')
  console.error(error)
  process.exit(1)
}

/** The project's folder and the command line tools in it, run by Node itself so that it works in every shell. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '..')

/** @param {string} file */
const inModules = (file) => path.join(root, 'node_modules', file)

export const electronVite = inModules('electron-vite/bin/electron-vite.js')
export const playwright = inModules('@playwright/test/cli.js')
export const vitest = inModules('vitest/vitest.mjs')

/**
 * Builds the console into out/.
 * @returns {number} the exit code
 */
export const build = () => runNode([electronVite, 'build', '--logLevel', 'warn'])

/**
 * @param {string[]} args
 * @returns {number} the exit code
 */
export const runNode = (args) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1

/** The project's folder and the command line tools in it, run by Node itself so that it works in every shell. */
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '..')

/** @param {string} file */
const inModules = (file) => path.join(root, 'node_modules', file)

export const electronVite = inModules('electron-vite/bin/electron-vite.js')
export const playwright = inModules('@playwright/test/cli.js')
export const vitest = inModules('vitest/vitest.mjs')

export const buildArgs = [electronVite, 'build', '--logLevel', 'warn']

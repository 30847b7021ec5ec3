/** `npm run dev`: the console with hot replacement in the window and a restart when the main process changes. */
import path from 'node:path'
import { runOn, withDesktop } from './desktop.mjs'

const root = path.resolve(import.meta.dirname, '..')
const electronVite = path.join(root, 'node_modules/electron-vite/bin/electron-vite.js')

await withDesktop({ forTests: false }, (desktop) =>
  runOn(desktop, process.execPath, [electronVite, 'dev', '--watch', ...process.argv.slice(2)], { cwd: root })
)

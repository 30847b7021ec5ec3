/** `npm start -- [arguments]`: opens the console from out/. */
import { runOn, sandboxFlags, withDesktop } from './desktop.mjs'
import { root } from './tools.mjs'

// npm runs scripts in the project's folder; file names are meant as seen from where the user called it.
const cwd = process.env.INIT_CWD ?? process.cwd()

await withDesktop({ forTests: false }, (desktop) =>
  runOn(desktop, desktop.electron.executable, [...sandboxFlags, root, ...process.argv.slice(2)], { cwd })
)

/** `npm start -- [arguments]`: builds the console and opens it. */
import { runOn, sandboxFlags, withDesktop } from './desktop.mjs'
import { build, root } from './tools.mjs'

// npm runs scripts in the project's folder; file names are meant as seen from where the user called it.
const cwd = process.env.INIT_CWD ?? process.cwd()

await withDesktop({ forTests: false }, async (desktop) => {
  if (build() !== 0) return 1
  const flags = [...sandboxFlags]
  if (desktop.isVirtual) {
    console.error('There is no display, so the console runs on a virtual one. Ctrl+C ends it.')
    // Chromium's complaints that there is no GPU and no system bus either.
    flags.push('--log-level=3')
  }
  return runOn(desktop, desktop.electron.executable, [...flags, root, ...process.argv.slice(2)], { cwd })
})

/** `npm run dev`: the console with hot replacement in the window and a restart when the main process changes. */
import { runOn, withDesktop } from './desktop.mjs'
import { electronVite, root } from './tools.mjs'

await withDesktop({ forTests: false }, (desktop) =>
  runOn(desktop, process.execPath, [electronVite, 'dev', '--watch', ...process.argv.slice(2)], { cwd: root })
)

/** `npm run test:e2e -- [arguments]`: Playwright on a desktop of its own. */
import { runOn, withDesktop } from './desktop.mjs'
import { playwright, root } from './tools.mjs'

await withDesktop({ forTests: true }, (desktop) =>
  runOn(desktop, process.execPath, [playwright, 'test', ...process.argv.slice(2)], { cwd: root })
)

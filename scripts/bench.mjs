/** `npm run bench -- NAME`: runs the measurement test/bench/NAME.ts on a desktop of its own and prints what it saw. */
import fs from 'node:fs'
import path from 'node:path'
import { runnerImport } from 'vite'
import { withDesktop } from './desktop.mjs'
import { root } from './tools.mjs'

const folder = path.join(root, 'test/bench')
const names = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => path.basename(file, '.ts'))

const [name] = process.argv.slice(2)
if (name === undefined || !names.includes(name)) {
  console.error(`usage: npm run bench -- ${names.join(' | ')}`)
  process.exitCode = 2
} else {
  await withDesktop({ forTests: true }, async (desktop) => {
    Object.assign(process.env, desktop.env)
    /** @type {{ module: { measure(): Promise<string[]> } }} */
    const { module } = await runnerImport(path.join(folder, `${name}.ts`), {
      root,
      configFile: false,
      logLevel: 'error',
      resolve: { alias: { '@shared': path.join(root, 'src-shared') } }
    })
    for (const line of await module.measure()) console.log(line)
    return 0
  })
}

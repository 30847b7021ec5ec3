/** `npm run bench -- NAME`: runs the measurement test/bench/NAME.ts on a desktop of its own and prints what it saw. */
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { withDesktop } from './desktop.mjs'
import { discardFolder } from './discard-folder.mjs'
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
    // Measured as it is shipped: bundled, not module by module.
    const built = await bundle(name)
    try {
      /** @type {{ measure(): Promise<string[]> }} */
      const bench = await import(pathToFileURL(built).href)
      for (const line of await bench.measure()) console.log(line)
    } finally {
      discardFolder(path.dirname(built))
    }
    return 0
  })
}

/**
 * Beside the tools, so that what stays outside the bundle is found.
 * @param {string} entry
 */
async function bundle(entry) {
  const outDir = path.join(root, 'out/bench', `${entry}-${process.pid}`)
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': path.join(root, 'src-shared') } },
    build: {
      ssr: path.join(folder, `${entry}.ts`),
      target: 'node20',
      outDir,
      rolldownOptions: { output: { entryFileNames: `${entry}.mjs` } }
    },
    // The project's own dependencies are bundled, as in the product; the tools of the bench are not.
    ssr: {
      noExternal: true,
      external: ['@playwright/test', 'playwright', 'playwright-core', 'electron', 'vite']
    }
  })
  return path.join(outDir, `${entry}.mjs`)
}

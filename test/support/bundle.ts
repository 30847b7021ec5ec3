/** Makes a script that plain Node can run out of TypeScript: for tests that need a process of its own. */
import path from 'node:path'
import { build } from 'vite'

/** Returns the path of the script. `entry` is relative to the project's folder. */
export async function bundleForNode(entry: string, folder: string): Promise<string> {
  const fileName = `${path.basename(entry, '.ts')}.mjs`
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': path.resolve('src-shared') } },
    build: {
      ssr: path.resolve(entry),
      target: 'node20',
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        external: ['bufferutil', 'utf-8-validate'],
        output: { entryFileNames: fileName }
      }
    },
    ssr: { noExternal: true }
  })
  return path.join(folder, fileName)
}

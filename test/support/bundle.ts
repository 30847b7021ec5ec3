/** Turns TypeScript into a script that plain Node can run, for tests that need a process or a thread of their own. */
import path from 'node:path'
import { build } from 'vite'
import { beforeAll } from 'vitest'
import { useSharedFolder } from './temporary-folder'

/**
 * Bundles a script before the tests of a file; `path` is valid inside them. `entry` is relative to the project's folder.
 */
export function useBundle(entry: string): { readonly path: string } {
  const folder = useSharedFolder()
  const script = { path: '' }
  beforeAll(async () => {
    script.path = await bundleForNode(entry, folder.path)
  })
  return script
}

async function bundleForNode(entry: string, folder: string): Promise<string> {
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

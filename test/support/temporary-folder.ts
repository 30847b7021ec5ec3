/** Folders for tests, removed afterwards. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { discardFolder } from '../../scripts/discard-folder.mjs'

/** One folder per test. Call it once in a test file or a describe block; `path` is valid inside its tests. */
export const useTemporaryFolder = (): { readonly path: string } => folderBetween(beforeEach, afterEach)

/** One folder for all tests of a file, for what takes long to make. Call it before the file's own `beforeAll`. */
export const useSharedFolder = (): { readonly path: string } => folderBetween(beforeAll, afterAll)

function folderBetween(before: (make: () => void) => void, after: (remove: () => void) => void) {
  const folder = { path: '' }
  before(() => {
    folder.path = mkdtempSync(path.join(tmpdir(), 'rallydesk-test-'))
  })
  after(() => discardFolder(folder.path))
  return folder
}

/** The last step of an export: all files get their final names, or none does. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { manifestText } from '@shared/export/export-facts'
import { removePartialFiles, type CourtExportRequest, type StagedExport } from './export-court'
import { MANIFEST_ENDING, PARTIAL_EXTENSION } from './export-names'
import { threeClocks } from './local-clock'
import { PartialFile, type ExportDisk, type WrittenFile } from './partial-file'

/**
 * Writes the manifest and renames the files, the manifest last. Returns all of them. Throws the disk's error; then
 * nothing is left in the folder.
 */
export function commitExport(
  request: Pick<CourtExportRequest, 'folder' | 'baseName' | 'formats'>,
  { files, facts }: Pick<StagedExport, 'files' | 'facts'>,
  disk?: ExportDisk
): readonly WrittenFile[] {
  const { folder, baseName } = request
  const renamed: string[] = []
  try {
    const manifest = new PartialFile(folder, baseName + MANIFEST_ENDING, disk)
    manifest.write(manifestText(facts, files, threeClocks()))
    const all = [...files, manifest.finish(files.length)]
    for (const { fileName } of all) {
      const final = path.join(folder, fileName)
      if (existsSync(final))
        throw Object.assign(new Error(`${fileName} is there already`), { code: 'EEXIST' })
      renameSync(final + PARTIAL_EXTENSION, final)
      renamed.push(final)
    }
    return all
  } catch (error) {
    for (const final of renamed) rmSync(final, { force: true })
    removePartialFiles(request)
    throw error
  }
}

/** The last step of an export: all files get their final names, or none does. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { manifestText, type ExportFacts } from '@shared/export/export-facts'
import { MANIFEST_ENDING, PARTIAL_EXTENSION } from './export-names'
import { threeClocks } from './local-clock'
import { PartialFile, type ExportDisk, type ExportPlace, type WrittenFile } from './partial-file'

/**
 * Writes the manifest and renames the files, the manifest last; returns all of them. Throws the disk's error; then no
 * file has its final name.
 */
export function commitExport(
  { folder, baseName }: Omit<ExportPlace, 'formats'>,
  files: readonly WrittenFile[],
  facts: ExportFacts,
  disk?: ExportDisk
): readonly WrittenFile[] {
  const manifest = new PartialFile(folder, baseName + MANIFEST_ENDING, disk)
  manifest.write(manifestText(facts, files, threeClocks()))
  const all = [...files, manifest.finish(files.length)]
  const renamed: string[] = []
  try {
    for (const { fileName } of all) {
      const final = path.join(folder, fileName)
      if (existsSync(final)) throw Object.assign(new Error(`${fileName} already exists`), { code: 'EEXIST' })
      renameSync(final + PARTIAL_EXTENSION, final)
      renamed.push(final)
    }
    return all
  } catch (error) {
    for (const final of renamed) rmSync(final, { force: true })
    throw error
  }
}

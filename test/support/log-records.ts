import { blocksOf, type PlacedRecord } from '../../src-main/logs/log'
import { openLog } from '../../src-main/logs/open-log'
import { nodeFileSystem, type FileSystem } from '../../src-main/platform/files'

/** All records of one file of a log. Throws when it cannot be read. */
export async function recordsOf(
  filePath: string,
  files: FileSystem = nodeFileSystem
): Promise<readonly PlacedRecord[]> {
  const log = await openLog(files, filePath)
  if (!log.ok) throw new Error(log.error)
  const records: PlacedRecord[] = []
  for await (const block of blocksOf(log.value)) records.push(...block)
  return records
}

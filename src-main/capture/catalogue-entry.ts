/** Reads what the catalogue wants to know of a sealed file from its end, however large it is. */
import { readMetadata } from '../mcap/summary'
import type { FileSystem, ReadableFile } from '../platform/files'
import { decodeFacts, FACTS_RECORD, type CaptureFacts } from './capture-facts'

interface CatalogueEntry {
  readonly facts: CaptureFacts
  readonly bytes: number
}

/** Null when the file is no sealed capture of ours, or a damaged one. */
export async function readFacts(files: FileSystem, filePath: string): Promise<CatalogueEntry | null> {
  let file: ReadableFile | null = null
  try {
    file = await files.openToRead(filePath)
    const bytes = await file.size()
    const metadata = await readMetadata(file, FACTS_RECORD)
    const facts = metadata && decodeFacts(metadata)
    return facts && { facts, bytes }
  } catch {
    return null
  } finally {
    await file?.close()
  }
}

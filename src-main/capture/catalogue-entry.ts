/** Reads what the catalogue wants to know of a sealed file out of its end, however large it is. */
import { McapIndexedReader, type IReadable } from '@mcap/core'
import { decodeFacts, FACTS_RECORD, type CaptureFacts } from './capture-facts'
import type { OpenFile, FileSystem } from '../platform/files'
import { decompressHandlers } from './compression'
import { readFully } from './record-places'

export interface CatalogueEntry {
  readonly facts: CaptureFacts
  readonly bytes: number
}

/** Null when the file is no sealed capture of ours, or a damaged one. */
export async function readFacts(files: FileSystem, filePath: string): Promise<CatalogueEntry | null> {
  let file: OpenFile | null = null
  try {
    file = await files.openToRead(filePath)
    const bytes = await file.size()
    const reader = await McapIndexedReader.Initialize({ readable: readableOf(file), decompressHandlers })
    for await (const { metadata } of reader.readMetadata({ name: FACTS_RECORD })) {
      const facts = decodeFacts(metadata)
      if (facts !== null) return { facts, bytes }
    }
    return null
  } catch {
    return null
  } finally {
    await file?.close()
  }
}

export const readableOf = (file: OpenFile): IReadable => ({
  size: async () => BigInt(await file.size()),
  read: (offset, size) => readFully(file, Number(offset), Number(size))
})

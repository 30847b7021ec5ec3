/** Turns a live file into a sealed one: chunked, indexed, with checksums, readable by any MCAP program. */
import { McapWriter, type IWritable } from '@mcap/core'
import { writeAll, type CaptureFile, type CaptureFileSystem } from './capture-files'
import { DAMAGED_EXTENSION, SEALED_EXTENSION, SEALING_EXTENSION, withExtension } from './capture-names'
import { openCapture, type CaptureReport } from './capture-reader'

export interface SealedCapture {
  readonly path: string
  readonly bytes: number
  /** How reading the live file ended. */
  readonly live: CaptureReport
  /** Where the live file is kept when something in it could not be read; null when it is not needed any more. */
  readonly keptLivePath: string | null
}

/** Rejects when the disk fails: then the live file is as it was and nothing else is left behind. */
export async function sealCapture(files: CaptureFileSystem, livePath: string): Promise<SealedCapture> {
  const sealingPath = withExtension(livePath, SEALING_EXTENSION)
  const sealedPath = withExtension(livePath, SEALED_EXTENSION)
  await files.remove(sealingPath)
  try {
    const { bytes, live } = await rewrite(files, livePath, sealingPath)
    await files.rename(sealingPath, sealedPath)
    const keptLivePath = live.ending === 'damaged' ? withExtension(livePath, DAMAGED_EXTENSION) : null
    await putAway(files, livePath, keptLivePath)
    return { path: sealedPath, bytes, live, keptLivePath }
  } catch (error) {
    await files.remove(sealingPath).catch(() => undefined)
    throw error
  }
}

async function rewrite(
  files: CaptureFileSystem,
  livePath: string,
  sealingPath: string
): Promise<{ bytes: number; live: CaptureReport }> {
  const opened = await openCapture(files, livePath)
  if (!opened.ok) throw new Error(opened.error)
  const reader = opened.value
  const file = await files.create(sealingPath)
  try {
    const output = new SequentialOutput(file)
    const writer = new McapWriter({ writable: output, startChannelId: 1 })
    const channelIds = new Map<number, number>()
    for await (const record of reader.records()) {
      if (record.type === 'Header') await writer.start(record)
      if (record.type === 'Channel' && !channelIds.has(record.id)) {
        channelIds.set(record.id, await writer.registerChannel(record))
      }
      const channelId = record.type === 'Message' ? channelIds.get(record.channelId) : undefined
      if (record.type === 'Message' && channelId !== undefined) {
        await writer.addMessage({ ...record, channelId })
      }
    }
    const live = reader.report()
    if (live.ending === 'unreadable') throw new Error(live.detail)
    await writer.end()
    await file.datasync()
    return { bytes: Number(output.position()), live }
  } finally {
    await reader.close()
    await file.close()
  }
}

/** The sealed file is complete by now; a live file that cannot be moved away is dealt with at the next start. */
async function putAway(
  files: CaptureFileSystem,
  livePath: string,
  keptLivePath: string | null
): Promise<void> {
  try {
    await (keptLivePath === null ? files.remove(livePath) : files.rename(livePath, keptLivePath))
  } catch {
    return
  }
}

class SequentialOutput implements IWritable {
  readonly #file: CaptureFile
  #position = 0

  constructor(file: CaptureFile) {
    this.#file = file
  }

  async write(bytes: Uint8Array): Promise<void> {
    await writeAll(this.#file, bytes, this.#position)
    this.#position += bytes.length
  }

  position(): bigint {
    return BigInt(this.#position)
  }
}

/** Finds the files that one log is in: one that grew large goes on in further parts. */
import path from 'node:path'
import type { FileSystem } from '../platform/files'
import { readFacts } from '../capture/catalogue-entry'
import { isLiveName, LIVE_EXTENSION, SEALED_EXTENSION, withExtension } from '../capture/capture-names'

interface Part {
  readonly file: string
  /** The name that the log's first part had while it was live, without extension. */
  readonly log: string
  readonly number: number
  readonly isLive: boolean
}

/** "2026-11-21 1432": all parts of a log begin with the time at which it was begun. */
const TIME_LENGTH = 15

/** The paths of all parts of the log that this file belongs to, in order; only the file itself if it is no capture. */
export async function logParts(files: FileSystem, filePath: string): Promise<readonly string[]> {
  const own = await partOf(files, filePath)
  if (own === null) return [filePath]
  const folder = path.dirname(filePath)
  const begin = path.basename(filePath).slice(0, TIME_LENGTH)
  const byNumber = new Map<number, Part>()
  for (const name of await files.list(folder)) {
    if (!name.startsWith(begin) || !name.endsWith(SEALED_EXTENSION)) continue
    const part = await partOf(files, path.join(folder, name))
    if (part?.log !== own.log) continue
    // A crash may leave a live file beside the sealed one that was made of it.
    if (byNumber.get(part.number)?.isLive !== false) byNumber.set(part.number, part)
  }
  return [...byNumber.values()].sort((first, second) => first.number - second.number).map(({ file }) => file)
}

async function partOf(files: FileSystem, file: string): Promise<Part | null> {
  const name = path.basename(file)
  const isLive = isLiveName(name)
  const liveName = isLive ? name : (await readFacts(files, file))?.facts.liveName
  if (!liveName?.endsWith(LIVE_EXTENSION)) return null
  const [, log = '', number = '1'] = /^(.*?)(?: part (\d+))?$/.exec(withExtension(liveName, '')) ?? []
  return { file, log, number: Number(number), isLive }
}

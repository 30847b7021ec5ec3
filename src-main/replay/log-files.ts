/** Which files make up a log: a capture that grew too large goes on in further parts. */
import path from 'node:path'
import type { FileSystem } from '../platform/files'
import { isLiveName, LIVE_EXTENSION, SEALED_EXTENSION } from '../capture/capture-names'

interface PartName {
  /** The same for all parts of a log: sealing may add court and players to the middle of a name, never to its ends. */
  readonly log: string
  readonly part: number
}

/** "2026-11-21 1432 Court 4 HALVORSEN – OKAFOR 2026-0991-MS005 part 2": date and time, event id, number of the part. */
const CAPTURE_NAME = /^(\d{4}-\d\d-\d\d \d{4}) (?:.* )?([^ ]+(?: \(\d+\))?)$/
const PART_SUFFIX = / part (\d+)$/

/** Null for a name that no capture was given: such a file is a log of its own. */
function partNameOf(fileName: string): PartName | null {
  const extension = isLiveName(fileName) ? LIVE_EXTENSION : SEALED_EXTENSION
  if (!fileName.endsWith(extension)) return null
  const base = fileName.slice(0, -extension.length)
  const suffix = PART_SUFFIX.exec(base)
  const [, begun, event] = CAPTURE_NAME.exec(suffix === null ? base : base.slice(0, suffix.index)) ?? []
  if (begun === undefined || event === undefined) return null
  return { log: `${begun} ${event}`, part: Number(suffix?.[1] ?? 1) }
}

/** All parts of the log that a file belongs to, in order; rejects when the folder cannot be read. */
export async function filesOfLog(files: FileSystem, filePath: string): Promise<readonly string[]> {
  const parts = await partsOfLog(files, filePath)
  return parts === null || parts.size === 0
    ? [filePath]
    : [...parts].sort(([one], [other]) => one - other).map(([, each]) => each)
}

/** The part that goes on from a live one; null while there is none. */
export async function nextPartOf(files: FileSystem, livePath: string): Promise<string | null> {
  const own = partNameOf(path.basename(livePath))
  if (own === null || !isLiveName(livePath)) return null
  return (await partsOfLog(files, livePath))?.get(own.part + 1) ?? null
}

/** The file that holds a part now: sealing gives it another name. */
export async function presentPathOf(files: FileSystem, filePath: string): Promise<string> {
  const own = partNameOf(path.basename(filePath))
  return (own && (await partsOfLog(files, filePath))?.get(own.part)) ?? filePath
}

/** The files by the number of the part; null for a file that is a log of its own. */
async function partsOfLog(files: FileSystem, filePath: string): Promise<ReadonlyMap<number, string> | null> {
  const own = partNameOf(path.basename(filePath))
  if (own === null) return null
  const folder = path.dirname(filePath)
  const parts = new Map<number, string>()
  for (const fileName of await files.list(folder)) {
    const other = partNameOf(fileName)
    if (other?.log !== own.log) continue
    // A part that has just been sealed stands beside its live file for a moment.
    const known = parts.get(other.part)
    if (known === undefined || isLiveName(known)) parts.set(other.part, path.join(folder, fileName))
  }
  return parts
}

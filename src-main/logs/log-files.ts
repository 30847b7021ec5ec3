/** Which files make up a log: a capture that grew too large goes on in further parts. */
import path from 'node:path'
import { isLiveName, LIVE_EXTENSION, SEALED_EXTENSION } from '../capture/capture-names'
import { readFacts } from '../capture/catalogue-entry'
import type { FileSystem } from '../platform/files'

interface LogPart {
  /** The same for all parts of a log: sealing may add court and players to the middle of a name, never to its ends. */
  readonly log: string
  readonly part: number
}

/** "2026-11-21 1432 Court 4 HALVORSEN – OKAFOR 2026-0991-MS005 part 2": date and time, event id, number of the part. */
const CAPTURE_NAME = /^(\d{4}-\d\d-\d\d \d{4}) (?:.* )?([^ ]+(?: \(\d+\))?)$/
const PART_SUFFIX = / part (\d+)$/
const TIME_LENGTH = '2026-11-21 1432'.length

/** All parts of the log that a file belongs to, in order; rejects when the folder cannot be read. */
export async function filesOfLog(files: FileSystem, filePath: string): Promise<readonly string[]> {
  const own = await partOf(files, filePath)
  if (own === null) return [filePath]
  const parts = new Map([[own.part, filePath]])
  const folder = path.dirname(filePath)
  for (const fileName of await files.list(folder)) {
    if (!fileName.startsWith(own.log.slice(0, TIME_LENGTH))) continue
    const other = await partOf(files, path.join(folder, fileName))
    if (other?.log === own.log) addPart(parts, other.part, path.join(folder, fileName))
  }
  return [...parts].sort(([one], [other]) => one - other).map(([, each]) => each)
}

/** The part that goes on from a live one; null while there is none. */
export async function nextPartOf(files: FileSystem, livePath: string): Promise<string | null> {
  const own = namedPart(path.basename(livePath))
  if (own === null || !isLiveName(livePath)) return null
  return (await partsByName(files, livePath, own)).get(own.part + 1) ?? null
}

/** The file that holds a part now: sealing gives it another name. */
export async function presentPathOf(files: FileSystem, filePath: string): Promise<string> {
  const own = namedPart(path.basename(filePath))
  return (own && (await partsByName(files, filePath, own)).get(own.part)) ?? filePath
}

/** Null for a file that is a log of its own. */
async function partOf(files: FileSystem, filePath: string): Promise<LogPart | null> {
  const fileName = path.basename(filePath)
  // A sealed file may have been renamed since, and still knows its first name.
  const facts = isLiveName(fileName) ? null : await readFacts(files, filePath)
  return namedPart(facts?.facts.liveName ?? '') ?? namedPart(fileName)
}

/** Null for a name that no capture was given. */
function namedPart(fileName: string): LogPart | null {
  const extension = isLiveName(fileName) ? LIVE_EXTENSION : SEALED_EXTENSION
  if (!fileName.endsWith(extension)) return null
  const base = fileName.slice(0, -extension.length)
  const suffix = PART_SUFFIX.exec(base)
  const [, begun, event] = CAPTURE_NAME.exec(suffix === null ? base : base.slice(0, suffix.index)) ?? []
  if (begun === undefined || event === undefined) return null
  return { log: `${begun} ${event}`, part: Number(suffix?.[1] ?? 1) }
}

/** Looks into no file. */
async function partsByName(
  files: FileSystem,
  filePath: string,
  { log }: LogPart
): Promise<ReadonlyMap<number, string>> {
  const folder = path.dirname(filePath)
  const parts = new Map<number, string>()
  for (const fileName of await files.list(folder)) {
    const other = namedPart(fileName)
    if (other?.log === log) addPart(parts, other.part, path.join(folder, fileName))
  }
  return parts
}

/** A part that has just been sealed is in the folder twice for a moment, or after a crash: the sealed one counts. */
function addPart(parts: Map<number, string>, part: number, filePath: string): void {
  const known = parts.get(part)
  if (known === undefined || isLiveName(known)) parts.set(part, filePath)
}

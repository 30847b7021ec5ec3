/** Reads log files, captures or recordings, court by court, without ever holding a whole file. */
import { fail, succeed, type Result } from '@shared/result'
import { blocksOf, type Log } from '../logs/log'
import { openLog } from '../logs/open-log'
import { nodeFileSystem } from '../platform/files'
import { missingRecordsOf, recordsAreMissing } from '../records/lost-records'
import { jsonOf } from '../records/record-json'
import type { FileInspection, InspectedCourt, InspectedFile, SportInspection } from '../sports/inspection'
import { SPORTS } from '../sports/list'
import { sportOfFeed } from '../sports/sport-of'
import type { Sport } from '../sports/sport'
import { messageOf } from '../platform/error-message'

/** After so many lines without a message, the rest of a large file is not worth reading. */
const MOST_LINES_WITHOUT_MESSAGE = 1_000

export interface InspectedFiles {
  /** In the order of the sports. */
  readonly courts: readonly InspectedCourt[]
  /** Why files could not be read. */
  readonly errors: readonly string[]
}

type Inspections = ReadonlyMap<Sport, SportInspection>

export async function inspectFiles(files: readonly string[]): Promise<InspectedFiles> {
  const inspections: Inspections = new Map(SPORTS.map((sport) => [sport, sport.openInspection()]))
  const errors: string[] = []
  for (const file of files) {
    const read = await inspectFile(file, inspections)
    if (!read.ok) errors.push(read.error)
  }
  return { courts: [...inspections.values()].flatMap((inspection) => inspection.finish()), errors }
}

/** The error says why the file cannot be read. */
async function inspectFile(file: string, inspections: Inspections): Promise<Result<null, string>> {
  try {
    const log = await openLog(nodeFileSystem, file)
    return log.ok
      ? await inspectLog(log.value, file, inspections)
      : fail(`${file} cannot be read: ${log.error}`)
  } catch (error) {
    return fail(`${file} cannot be read: ${messageOf(error)}`)
  }
}

async function inspectLog(log: Log, file: string, inspections: Inspections): Promise<Result<null, string>> {
  const place: InspectedFile = { file, kind: log.kind }
  const open = new Map<Sport, FileInspection>()
  const readerOf = (owner: Sport): FileInspection | undefined => {
    const reader = open.get(owner) ?? inspections.get(owner)?.openFile(place)
    if (reader !== undefined) open.set(owner, reader)
    return reader
  }
  const hasMessages = (): boolean => [...open.values()].some((reader) => reader.hasMessages)
  let lost = 0
  let records = 0
  for await (const block of blocksOf(log)) {
    records += block.length
    for (const record of block) {
      if (record.channel === 'connection') lost += missingRecordsOf(jsonOf(record.bytes))
      const owner = sportOfFeed(record.feed)
      if (owner !== null) readerOf(owner)?.take(record)
    }
    if (log.kind === 'recording' && records >= MOST_LINES_WITHOUT_MESSAGE && !hasMessages()) break
  }
  const problem = [lost === 0 ? '' : recordsAreMissing(lost), log.problem]
    .filter((part) => part !== '')
    .join(' ')
  if (!hasMessages()) return fail([nothingIn(place), problem].filter((part) => part !== '').join(' '))
  finish([...open.values()], problem)
  return succeed(null)
}

/** A line that does not show its feed belongs to the match that the file does hold. */
function finish(readers: readonly FileInspection[], problem: string): void {
  const [match] = readers.filter((reader) => reader.hasMessages)
  for (const reader of readers)
    if (reader.hasMessages) reader.finish(problem)
    else match?.addUndecodable(reader.undecodable)
}

const nothingIn = ({ file, kind }: InspectedFile): string => {
  const feeds = SPORTS.map(({ scoreFeedTitle }) => scoreFeedTitle).join(', ')
  return kind === 'capture'
    ? `${file} contains no messages from a known feed (${feeds}).`
    : `${file} is neither a capture nor a recording: it contains no messages from a known feed (${feeds}).`
}

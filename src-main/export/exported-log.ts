/** From what a window asks to be exported to the log behind it. */
import path from 'node:path'
import type { AlarmTransition } from '@shared/alarms/view'
import type { ExportSource } from '@shared/logs/export-view'
import { fail, succeed, type Result } from '@shared/result'
import type { AlarmJournal } from '../alarms/journal'
import type { FileSystem } from '../platform/files'
import type { Engine } from '../engine/engine'
import { unknownCourt } from '../engine/unknown-court'
import { filesOfLog } from '../logs/log-files'

export interface ExportedLog {
  /** "Court 4", or the name of a file. */
  readonly title: string
  /** The paths of all its parts, in order, with everything in them that was received until now. */
  readonly files: () => Promise<readonly string[]>
  /** What the console's own journal knows of the court. */
  readonly alarms: () => Promise<readonly AlarmTransition[]>
}

export interface LogPlaces {
  readonly engine: Pick<Engine, 'court' | 'liveCourt'>
  readonly journal: Pick<AlarmJournal, 'read'>
  /** The files of a court that is played; null for other courts. */
  readonly replayPaths: (courtId: string) => readonly string[] | null
  readonly captureFolder: string
  readonly files: FileSystem
}

/** As many entries of the journal as it keeps. */
const ALL_ENTRIES = 100_000

type Problem = { readonly code: 'UNKNOWN_COURT' | 'UNKNOWN_FILE' | 'NO_LOG'; readonly detail: string }

export const logOf = (source: ExportSource, places: LogPlaces): Promise<Result<ExportedLog, Problem>> =>
  source.kind === 'court'
    ? Promise.resolve(logOfCourt(source.courtId, places))
    : logOfFile(source.fileName, places)

function logOfCourt(courtId: string, places: LogPlaces): Result<ExportedLog, Problem> {
  const court = places.engine.court(courtId)
  if (court === null) return unknownCourt(courtId)
  const { title } = court.view()
  const paths = places.replayPaths(courtId)
  if (paths !== null) return succeed({ title, files: () => Promise.resolve(paths), alarms: noAlarms })
  const capture = places.engine.liveCourt(courtId)?.capture
  if (capture === undefined || capture.status().fileName === '')
    return fail({
      code: 'NO_LOG',
      detail: `${title} has no log: capturing is off, or no data has arrived yet.`
    })
  return succeed({
    title,
    files: async () => {
      await capture.flush()
      return filesOfLog(places.files, path.join(places.captureFolder, capture.status().fileName))
    },
    alarms: async () => {
      const entries = await places.journal.read(null, ALL_ENTRIES)
      return entries.filter(({ alarmId }) => alarmId.endsWith(`:${courtId}`)).reverse()
    }
  })
}

async function logOfFile(fileName: string, places: LogPlaces): Promise<Result<ExportedLog, Problem>> {
  const file = path.join(places.captureFolder, fileName)
  if (!(await places.files.exists(file)))
    return fail({ code: 'UNKNOWN_FILE', detail: `Log ${fileName} not found.` })
  return succeed({
    title: path.parse(fileName).name,
    files: () => filesOfLog(places.files, file),
    alarms: noAlarms
  })
}

const noAlarms = (): Promise<readonly AlarmTransition[]> => Promise.resolve([])

/** Facts about an export, included in the export itself. */
import type { ThreeClocks } from './instant-text'

export interface ExportFacts {
  /** "Rallydesk 0.1.0" */
  readonly program: string
  readonly exportedAt: number
  /** IANA time zone of the exporting computer, such as "Europe/London". */
  readonly timeZone: string
  readonly eventId: string
  /** The files of the log, without folder. */
  readonly logFiles: readonly string[]
  /** The requested range in log time; null for the whole log. */
  readonly range: { readonly fromMs: number; readonly toMs: number } | null
  /** Receive times of the first and last exported record; null if there are none. */
  readonly firstAt: number | null
  readonly lastAt: number | null
  readonly records: number
  /** Timeline rows. */
  readonly rows: number
  readonly venueOffsetMs: number | null
  /** What could not be read, as text; empty if everything was. */
  readonly problem: string
}

export interface ExportedFile {
  readonly fileName: string
  readonly bytes: number
  readonly rows: number
  readonly sha256: string
}

/** Facts as name and text, in reading order. */
export function factLines(facts: ExportFacts, clocks: ThreeClocks): readonly (readonly [string, string])[] {
  const range =
    facts.range === null
      ? 'Whole log'
      : `${clocks.utc.of(facts.range.fromMs) || 'the start'} to ${clocks.utc.of(facts.range.toMs) || 'the end'}`
  return [
    ['Event', facts.eventId],
    ['Log', facts.logFiles.join(', ')],
    ['Range', range],
    ['First record', clocks.utc.of(facts.firstAt)],
    ['Last record', clocks.utc.of(facts.lastAt)],
    ['Records', String(facts.records)],
    ['Timeline rows', String(facts.rows)],
    ['Local time zone', facts.timeZone],
    ['Venue clock', facts.venueOffsetMs === null ? 'not in the feed' : venueText(facts.venueOffsetMs)],
    ['Exported', clocks.utc.of(facts.exportedAt)],
    ['Exported by', facts.program],
    ['Left out', facts.problem === '' ? 'nothing' : facts.problem]
  ]
}

const venueText = (offsetMs: number): string => {
  const hours = offsetMs / 3_600_000
  return `UTC ${hours < 0 ? '−' : '+'} ${Math.abs(hours)} h`
}

/** The manifest written next to an export's files: facts and the checksum of every file. */
export const manifestText = (
  facts: ExportFacts,
  files: readonly ExportedFile[],
  clocks: ThreeClocks
): string =>
  `${JSON.stringify(
    {
      ...manifestFacts(facts, clocks),
      files: files.map(({ fileName, bytes, rows, sha256 }) => ({ fileName, bytes, rows, sha256 }))
    },
    null,
    2
  )}\n`

/** The same facts for JSON documents, with times in UTC. */
export const manifestFacts = (facts: ExportFacts, clocks: ThreeClocks): object => ({
  program: facts.program,
  exportedAt: clocks.utc.of(facts.exportedAt),
  timeZone: facts.timeZone,
  venueOffsetMs: facts.venueOffsetMs,
  eventId: facts.eventId,
  logFiles: facts.logFiles,
  range:
    facts.range === null
      ? null
      : { from: clocks.utc.of(facts.range.fromMs), to: clocks.utc.of(facts.range.toMs) },
  firstRecordAt: clocks.utc.of(facts.firstAt),
  lastRecordAt: clocks.utc.of(facts.lastAt),
  records: facts.records,
  rows: facts.rows,
  problem: facts.problem
})

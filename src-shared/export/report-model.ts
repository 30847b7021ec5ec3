/** The report data shared by all sports, before it becomes a page. */
import type { RowDraft } from '../court/timeline-row'
import type { RowMark } from '../court/timeline-row'
import { factLines, type ExportFacts } from './export-facts'
import type { ThreeClocks } from './instant-text'

export interface ReportRow {
  readonly time: string
  readonly tone: RowDraft['tone']
  readonly text: string
  readonly remark: string
  readonly score: string
  readonly marks: readonly RowMark[]
}

export interface ReportFrame {
  readonly rows: readonly ReportRow[]
  /** Timeline rows omitted because the report would be too long. */
  readonly rowsLeftOut: number
  /** "venue", or "UTC" until the feed reveals the venue's clock. */
  readonly clockName: string
  /** "5 May 2031, 14:02 to 16:11"; empty if nothing happened. */
  readonly when: string
  readonly facts: readonly (readonly [string, string])[]
}

/** A report is for reading; the tables contain the rest. */
const MOST_ROWS = 3_000

/** What interrupts a volleyball match. */
const REPORTED_KINDS: ReadonlySet<string> = new Set([
  'Challenge',
  'Injury',
  'Protest',
  'RefereeMindChange',
  'Replay',
  'Sanction',
  'TimeOut'
])

/**
 * Points, headings, interruptions and everything out of order or changed later; faults, serves and substitutions are
 * only in the tables.
 */
export const isReported = ({ tone, kind, marks, filters }: RowDraft): boolean =>
  filters.point ||
  filters.trouble ||
  tone === 'heading' ||
  tone === 'note' ||
  marks.length > 0 ||
  REPORTED_KINDS.has(kind)

/** Collects the rows of a report while a log is read. */
export class ReportRows {
  readonly rows: RowDraft[] = []
  leftOut = 0

  add(row: RowDraft): void {
    if (!isReported(row)) return
    if (this.rows.length < MOST_ROWS) this.rows.push(row)
    else this.leftOut += 1
  }
}

export function reportFrame(rows: ReportRows, facts: ExportFacts, clocks: ThreeClocks): ReportFrame {
  const hasVenue = facts.venueOffsetMs !== null
  const zone = hasVenue ? clocks.venue : clocks.utc
  const clock = (at: number | null): string => zone?.of(at) ?? ''
  const times = rows.rows.flatMap(({ sourceAt }) => (sourceAt === null || sourceAt <= 0 ? [] : [sourceAt]))
  return {
    rows: rows.rows.map(({ tone, text, remark, score, marks, sourceAt, receivedAt }) => ({
      time: clock(sourceAt ?? receivedAt).slice(11, 19),
      tone,
      text,
      remark,
      score,
      marks
    })),
    rowsLeftOut: rows.leftOut,
    clockName: hasVenue ? 'venue' : 'UTC',
    when: whenText(clock(times[0] ?? facts.firstAt), clock(times.at(-1) ?? facts.lastAt)),
    facts: factLines(facts, clocks)
  }
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' '
)

/** From two ISO times on the same clock. */
function whenText(from: string, to: string): string {
  const date = (iso: string): string =>
    `${Number(iso.slice(8, 10))} ${MONTHS[Number(iso.slice(5, 7)) - 1] ?? ''} ${iso.slice(0, 4)}`
  if (from === '' || to === '') return ''
  const end = from.slice(0, 10) === to.slice(0, 10) ? '' : `${date(to)}, `
  return `${date(from)}, ${from.slice(11, 16)} to ${end}${to.slice(11, 16)}`
}

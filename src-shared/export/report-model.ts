/** What a match report shows, before it becomes a page. */
import type { SeriesView } from '../court/insight-view'
import type { RowDraft } from '../court/timeline'
import type { TennisCourtView } from '../court/tennis-view'
import type { RallyStatistics } from '../rally/rally-view'
import type { StatisticsView, TeamStatistics } from '../tennis/statistics-view'
import { factLines, type ExportFacts } from './export-facts'
import type { ThreeClocks } from './instant-text'
import { rallyLines } from './rally-lines'
import { lineOf, type StatisticsLine } from './statistics-line'

export interface ReportRow {
  readonly time: string
  readonly tone: RowDraft['tone']
  readonly text: string
  readonly remark: string
  readonly score: string
}

export interface ReportModel {
  readonly court: TennisCourtView
  readonly series: SeriesView
  readonly statistics: StatisticsView
  readonly lines: readonly StatisticsLine[]
  /** Null where the log tells of no rally. */
  readonly rallies: RallyStatistics | null
  readonly rallyLines: readonly StatisticsLine[]
  readonly rows: readonly ReportRow[]
  /** Rows of the timeline that the report leaves out for its length. */
  readonly rowsLeftOut: number
  /** "venue", or "UTC" while the feed has not told the venue's clock. */
  readonly clockName: string
  /** "5 May 2031, 14:02 to 16:11"; empty when nothing happened. */
  readonly when: string
  readonly facts: readonly (readonly [string, string])[]
}

/** A report is read; who needs more of a log takes the tables. */
const MOST_ROWS = 3_000

/** Points, headings and whatever was out of order; faults and serves are left to the tables. */
export const isReported = ({ tone, filters }: RowDraft): boolean =>
  filters.point || filters.trouble || tone === 'heading' || tone === 'note'

/** Gathers the rows of a report while a log is read. */
export class ReportRows {
  readonly rows: RowDraft[] = []
  leftOut = 0

  add(row: RowDraft): void {
    if (!isReported(row)) return
    if (this.rows.length < MOST_ROWS) this.rows.push(row)
    else this.leftOut += 1
  }
}

export interface ReportSource {
  readonly court: TennisCourtView
  readonly series: SeriesView
  readonly statistics: StatisticsView
  /** Null where the log tells of no rally. */
  readonly rallies: RallyStatistics | null
  readonly rows: ReportRows
  readonly facts: ExportFacts
  readonly clocks: ThreeClocks
}

export function reportModel(source: ReportSource): ReportModel {
  const { court, series, statistics, rallies, rows, facts, clocks } = source
  const hasVenue = facts.venueOffsetMs !== null
  const zone = hasVenue ? clocks.venue : clocks.utc
  const clock = (at: number | null): string => zone?.of(at) ?? ''
  const times = rows.rows.flatMap(({ sourceAt }) => (sourceAt === null || sourceAt <= 0 ? [] : [sourceAt]))
  return {
    court,
    series,
    statistics,
    lines: statisticsLines(statistics.parts[0]?.ours),
    rallies,
    rallyLines: rallies === null ? [] : rallyLines(rallies),
    rows: rows.rows.map((row) => ({
      time: clock(row.sourceAt ?? row.receivedAt).slice(11, 19),
      tone: row.tone,
      text: row.text,
      remark: row.remark,
      score: row.score
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

/** From two ISO times of the same clock. */
function whenText(from: string, to: string): string {
  const date = (iso: string): string =>
    `${Number(iso.slice(8, 10))} ${MONTHS[Number(iso.slice(5, 7)) - 1] ?? ''} ${iso.slice(0, 4)}`
  if (from === '' || to === '') return ''
  const end = from.slice(0, 10) === to.slice(0, 10) ? '' : `${date(to)}, `
  return `${date(from)}, ${from.slice(11, 16)} to ${end}${to.slice(11, 16)}`
}

type Teams = StatisticsView['parts'][number]['ours']
type Count = (team: TeamStatistics) => number

function statisticsLines(teams: Teams | undefined): readonly StatisticsLine[] {
  if (teams === undefined) return []
  const counted = (label: string, count: Count): StatisticsLine =>
    lineOf(label, [count(teams.TeamA), count(teams.TeamB)], (team) => String(count(teams[team])))
  const share = (label: string, part: Count, whole: Count): StatisticsLine => {
    const ratio = (team: TeamStatistics): number => (whole(team) === 0 ? 0 : part(team) / whole(team))
    // A share of nothing compares with no other.
    const comparable = whole(teams.TeamA) > 0 && whole(teams.TeamB) > 0
    const values = comparable ? ([ratio(teams.TeamA), ratio(teams.TeamB)] as const) : ([0, 0] as const)
    return lineOf(label, values, (name) => {
      const team = teams[name]
      if (whole(team) === 0) return '–'
      return `${Math.round(ratio(team) * 100)}% (${part(team)}/${whole(team)})`
    })
  }
  return [
    counted('Aces', (team) => team.aces),
    counted('Double faults', (team) => team.doubleFaults),
    share(
      'First serves in',
      (team) => team.firstServesIn,
      (team) => team.servePoints
    ),
    share(
      'Points won on first serve',
      (team) => team.firstServePointsWon,
      (team) => team.firstServesIn
    ),
    share(
      'Points won on second serve',
      (team) => team.secondServePointsWon,
      (team) => team.servePoints - team.firstServesIn
    ),
    share(
      'Break points saved',
      (team) => team.breakPointsSaved,
      (team) => team.breakPointsFaced
    ),
    counted('Break points won', (team) => team.breakPointsConverted),
    counted('Points won', (team) => team.pointsWon),
    counted('Games won', (team) => team.gamesWon),
    counted('Most points in a row', (team) => team.longestPointStreak),
    counted('Most games in a row', (team) => team.longestGameStreak)
  ]
}

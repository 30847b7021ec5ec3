/** What a log says of its tennis match at its end, for exports. */
import type { ExportFacts } from '@shared/export/export-facts'
import { reportFrame } from '@shared/export/report-model'
import { RALLY_SHOT_COLUMNS, rallyShotRows } from '@shared/sports/tennis/export/rally-shot-columns'
import { tennisStatisticsRows } from '@shared/sports/tennis/export/statistics-rows'
import { tennisLines } from '@shared/sports/tennis/export/tennis-lines'
import { tennisReport } from '@shared/sports/tennis/export/tennis-report'
import type { StatisticsView } from '@shared/sports/tennis/rules/statistics-view'
import type { Rally } from '@shared/sports/tennis/tracking/rally'
import type { SeriesView } from '@shared/sports/tennis/view/insight-view'
import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import type { FindingsAt, MatchFindings } from '../../match/match-findings'
import type { RallyBook } from './rally-book'

/** The views of the match at the end of the log, and its rallies. */
interface FinalViews {
  readonly court: TennisCourtView
  readonly statistics: StatisticsView
  readonly series: SeriesView
  readonly rallyBook: RallyBook
}

export function tennisFindings(
  { court, statistics, series, rallyBook }: FinalViews,
  { facts, clocks }: FindingsAt
): MatchFindings {
  // All rallies up to the end of the range; null without any.
  const rallies = rallyBook.view() === null ? null : rallyBook.statistics()
  return {
    lines: tennisLines(court),
    statistics: tennisStatisticsRows(statistics),
    members: { score: court.score, result: court.result, statistics: statistics.parts, series, rallies },
    report: (rows) =>
      tennisReport({ court, series, statistics, rallies, frame: reportFrame(rows, facts, clocks) }),
    tables: [
      {
        format: 'rally-shots-csv',
        writeWith: (write) =>
          write(RALLY_SHOT_COLUMNS, rallyShotRows(facts.eventId, ralliesWithin(facts, rallyBook), clocks.utc))
      }
    ]
  }
}

/** Rallies with anything received within the range. */
const ralliesWithin = ({ range, firstAt }: ExportFacts, rallyBook: RallyBook): readonly Rally[] => {
  const earliestAt = range === null ? -Infinity : (firstAt ?? Infinity)
  return rallyBook
    .all()
    .filter(({ provenance }) => provenance.some(({ receivedAt }) => receivedAt >= earliestAt))
}

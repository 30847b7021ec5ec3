/** What a log says of its tennis match at its end, for exports. */
import type { ExportFacts } from '@shared/export/export-facts'
import { reportFrame } from '@shared/export/report-model'
import { RALLY_SHOT_COLUMNS, rallyShotRows } from '@shared/sports/tennis/export/rally-shot-columns'
import { tennisStatisticsRows } from '@shared/sports/tennis/export/statistics-rows'
import { tennisLines } from '@shared/sports/tennis/export/tennis-lines'
import { tennisReport } from '@shared/sports/tennis/export/tennis-report'
import type { Rally } from '@shared/sports/tennis/tracking/rally'
import { exportCover } from '../../match/book-cover'
import type { FindingsAt, MatchFindings } from '../../match/match-findings'
import type { TennisBook } from './tennis-book'

export function tennisFindings(book: TennisBook, { nowMs, facts, clocks }: FindingsAt): MatchFindings {
  const court = book.view(nowMs, exportCover(facts.eventId))
  const statistics = book.statistics(nowMs)
  const series = book.series()
  // All rallies up to the end of the range; null without any.
  const rallies = book.rallies.view() === null ? null : book.rallies.statistics()
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
          write(RALLY_SHOT_COLUMNS, rallyShotRows(facts.eventId, ralliesWithin(facts, book), clocks.utc))
      }
    ]
  }
}

/** Rallies with anything received within the range. */
const ralliesWithin = ({ range, firstAt }: ExportFacts, { rallies }: TennisBook): readonly Rally[] => {
  const earliestAt = range === null ? -Infinity : (firstAt ?? Infinity)
  return rallies
    .all()
    .filter(({ provenance }) => provenance.some(({ receivedAt }) => receivedAt >= earliestAt))
}

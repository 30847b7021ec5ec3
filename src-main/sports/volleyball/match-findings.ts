/** What a log says of its volleyball match at its end, for exports. */
import { reportFrame } from '@shared/export/report-model'
import { volleyballStatisticsRows } from '@shared/sports/volleyball/export/volleyball-figures'
import { volleyballLines } from '@shared/sports/volleyball/export/volleyball-lines'
import { volleyballReport } from '@shared/sports/volleyball/export/volleyball-report'
import { exportCover } from '../../match/book-cover'
import type { FindingsAt, MatchFindings } from '../../match/match-findings'
import type { VolleyballBook } from './volleyball-book'

export function volleyballFindings(
  book: VolleyballBook,
  { nowMs, facts, clocks }: FindingsAt
): MatchFindings {
  const court = book.view(nowMs, exportCover(facts.eventId))
  const match = book.matchView()
  const { finishedSets, set, setsWon, result, actions } = court
  const { sets, statistics, challenges, sanctions } = match
  return {
    lines: volleyballLines(court),
    statistics: volleyballStatisticsRows(match),
    members: {
      score: { finishedSets, set, setsWon },
      result,
      statistics,
      sets,
      challenges,
      sanctions,
      actions
    },
    report: (rows) => volleyballReport({ court, match, frame: reportFrame(rows, facts, clocks) }),
    tables: []
  }
}

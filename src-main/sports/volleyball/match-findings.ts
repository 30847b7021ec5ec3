/** What a log says of its volleyball match at its end, for exports. */
import { reportFrame } from '@shared/export/report-model'
import { volleyballStatisticsRows } from '@shared/sports/volleyball/export/volleyball-figures'
import { volleyballLines } from '@shared/sports/volleyball/export/volleyball-lines'
import { volleyballReport } from '@shared/sports/volleyball/export/volleyball-report'
import type { VolleyballCourtView, VolleyballMatchView } from '@shared/sports/volleyball/view/volleyball-view'
import type { FindingsAt, MatchFindings } from '../../match/match-findings'

/** The views of the match at the end of the log. */
interface FinalViews {
  readonly court: VolleyballCourtView
  readonly match: VolleyballMatchView
}

export function volleyballFindings(
  { court, match }: FinalViews,
  { facts, clocks }: FindingsAt
): MatchFindings {
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

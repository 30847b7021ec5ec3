/** What a log comes to at its end, by the sport: whatever goes into files beside the timeline. */
import type { ExportFacts } from '@shared/export/export-facts'
import { rallyShotRows, type RallyShotRow } from '@shared/sports/tennis/export/rally-shot-columns'
import type { ThreeClocks } from '@shared/export/instant-text'
import { reportFrame, type ReportRows } from '@shared/export/report-model'
import { tennisStatisticsRows, type StatisticsRow } from '@shared/export/statistics-columns'
import { tennisLines } from '@shared/sports/tennis/export/tennis-lines'
import { tennisReport } from '@shared/sports/tennis/export/tennis-report'
import { volleyballStatisticsRows } from '@shared/sports/volleyball/export/volleyball-figures'
import { volleyballLines } from '@shared/sports/volleyball/export/volleyball-lines'
import { volleyballReport } from '@shared/sports/volleyball/export/volleyball-report'
import type { Rally } from '@shared/sports/tennis/tracking/rally'
import type { BookCover } from '../match/book-cover'
import type { CourtBook } from '../engine/court-book'
import type { TennisBook } from '../sports/tennis/tennis-book'
import type { VolleyballBook } from '../sports/volleyball/volleyball-book'

export interface MatchFindings {
  /** The match in a few words, by name. */
  readonly lines: readonly (readonly [string, string])[]
  readonly statistics: readonly StatisticsRow[]
  /** What the JSON document has beside events, export, court and alarms; plain JSON data. */
  readonly members: Readonly<Record<string, unknown>>
  /** HTML. */
  readonly report: (rows: ReportRows) => string
  readonly rallyShots: () => readonly RallyShotRow[]
}

export interface LogEnd {
  /** By the log's clock. */
  readonly nowMs: number
  readonly facts: ExportFacts
  readonly clocks: ThreeClocks
}

export const findingsOf = (book: CourtBook, end: LogEnd): MatchFindings =>
  book.sport === 'tennis' ? tennisFindings(book, end) : volleyballFindings(book, end)

const coverOf = ({ eventId }: ExportFacts): BookCover => ({
  courtId: eventId,
  eventId,
  origin: 'replay',
  capture: { state: 'off', bytes: 0, fileName: '' },
  replay: null
})

function tennisFindings(book: TennisBook, { nowMs, facts, clocks }: LogEnd): MatchFindings {
  const court = book.view(nowMs, coverOf(facts))
  const statistics = book.statistics(nowMs)
  const series = book.series()
  // Of all rallies up to the end of the stretch; null where there are none.
  const rallies = book.rallies.view() === null ? null : book.rallies.statistics()
  return {
    lines: tennisLines(court),
    statistics: tennisStatisticsRows(statistics),
    members: { score: court.score, result: court.result, statistics: statistics.parts, series, rallies },
    report: (rows) =>
      tennisReport({ court, series, statistics, rallies, frame: reportFrame(rows, facts, clocks) }),
    rallyShots: () => rallyShotRows(facts.eventId, ralliesWithin(facts, book), clocks.utc)
  }
}

/** Those of which something was received within the stretch. */
const ralliesWithin = ({ range, firstAt }: ExportFacts, { rallies }: TennisBook): readonly Rally[] => {
  const earliestAt = range === null ? -Infinity : (firstAt ?? Infinity)
  return rallies
    .all()
    .filter(({ provenance }) => provenance.some(({ receivedAt }) => receivedAt >= earliestAt))
}

function volleyballFindings(book: VolleyballBook, { nowMs, facts, clocks }: LogEnd): MatchFindings {
  const court = book.view(nowMs, coverOf(facts))
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
    rallyShots: () => []
  }
}

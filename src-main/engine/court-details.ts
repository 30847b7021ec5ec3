/** What a view of a single court asks for beside the slice: of each sport something else. */
import type { SeriesView } from '@shared/sports/tennis/view/insight-view'
import type { Rally, RallyKey } from '@shared/sports/tennis/tracking/rally'
import type { Overlay, RallyList, RallyStatistics } from '@shared/sports/tennis/tracking/rally-view'
import type { StatisticsView } from '@shared/sports/tennis/rules/statistics-view'
import type { VolleyballMatchView } from '@shared/sports/volleyball/view/volleyball-view'
import type { CourtBook } from './court-book'
import type { TennisBook } from '../sports/tennis/tennis-book'
import type { VolleyballBook } from '../sports/volleyball/volleyball-book'

export interface TennisDetails {
  readonly sport: 'tennis'
  statistics(): StatisticsView
  series(): SeriesView
  rallyList(): RallyList
  /** Null where nothing is known of it. */
  rally(key: RallyKey): Rally | null
  rallyOverlay(): Overlay
  rallyStatistics(): RallyStatistics
}

export interface VolleyballDetails {
  readonly sport: 'volleyball'
  match(): VolleyballMatchView
}

export type CourtDetails = TennisDetails | VolleyballDetails

/** `nowMs`: by the clock that the book's monotonic times are of. */
export const tennisDetailsOf = (book: TennisBook, nowMs: () => number): TennisDetails => ({
  sport: 'tennis',
  statistics: () => book.statistics(nowMs()),
  series: () => book.series(),
  rallyList: () => book.rallyList(),
  rally: (key) => book.rallies.find(key),
  rallyOverlay: () => book.rallies.overlay(),
  rallyStatistics: () => book.rallies.statistics()
})

export const volleyballDetailsOf = (book: VolleyballBook): VolleyballDetails => ({
  sport: 'volleyball',
  match: () => book.matchView()
})

export const detailsOf = (book: CourtBook, nowMs: () => number): CourtDetails =>
  book.sport === 'tennis' ? tennisDetailsOf(book, nowMs) : volleyballDetailsOf(book)

import type { CourtBook } from '../engine/court-book'
import type { CourtWatch } from '../match/match-monitor'
import { watchTennis } from '../sports/tennis/match-monitor'
import { watchVolleyball } from '../sports/volleyball/match-monitor'

/** `book`: before the first record that is asked about. */
export const watchBook = (book: CourtBook): CourtWatch =>
  book.sport === 'tennis' ? watchTennis(book) : watchVolleyball(book)

import type { CourtBook } from '../engine/court-book'
import type { CourtWatch } from './court-watch'
import { watchTennis } from '../sports/tennis/tennis-watch'
import { watchVolleyball } from '../sports/volleyball/volleyball-watch'

/** `book`: before the first record that is asked about. */
export const watchBook = (book: CourtBook): CourtWatch =>
  book.sport === 'tennis' ? watchTennis(book) : watchVolleyball(book)

import type { CourtBook } from '../engine/court-book'
import type { CourtWatch } from './court-watch'
import { watchTennis } from './tennis-watch'
import { watchVolleyball } from './volleyball-watch'

/** `book`: before the first record that is asked about. */
export const watchBook = (book: CourtBook): CourtWatch =>
  book.sport === 'tennis' ? watchTennis(book) : watchVolleyball(book)

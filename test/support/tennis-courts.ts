/** A court of which a test knows that it is one of tennis. */
import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import type { CourtView } from '@shared/court/view'
import type { Court } from '../../src-main/engine/court'
import type { CourtBook } from '../../src-main/engine/court-book'
import type { TennisDetails } from '../../src-main/engine/court-details'
import type { TennisBook } from '../../src-main/sports/tennis/tennis-book'

export function asTennis(view: CourtView): TennisCourtView {
  if (view.sport !== 'tennis') throw new TypeError(`The court is of ${view.sport}`)
  return view
}

export const tennisView = (court: Court): TennisCourtView => asTennis(court.view())

export function tennisDetails({ details }: Court): TennisDetails {
  if (details.sport !== 'tennis') throw new TypeError(`The court is of ${details.sport}`)
  return details
}

export function tennisBook(book: CourtBook): TennisBook {
  if (book.sport !== 'tennis') throw new TypeError(`The court is of ${book.sport}`)
  return book
}

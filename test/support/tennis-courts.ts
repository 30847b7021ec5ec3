/** Courts that a test knows to be tennis courts. */
import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import type { CourtView } from '@shared/court/view'
import type { Court } from '../../src-main/engine/court'
import type { MatchBook } from '../../src-main/match/match-book'
import { TennisBook } from '../../src-main/sports/tennis/tennis-book'

const isTennis = (view: CourtView): view is TennisCourtView => view.sport === 'tennis'

export function asTennis(view: CourtView): TennisCourtView {
  if (!isTennis(view)) throw new TypeError(`This is a ${view.sport} court`)
  return view
}

export const tennisView = (court: Court): TennisCourtView => asTennis(court.view())

export function tennisBook(book: MatchBook): TennisBook {
  if (!(book instanceof TennisBook)) throw new TypeError('This is not a tennis court')
  return book
}

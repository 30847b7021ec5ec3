/** Courts that a test knows to be volleyball courts. */
import type { CourtView } from '@shared/court/view'
import type { VolleyballCourtView } from '@shared/sports/volleyball/view/volleyball-view'
import type { MatchBook } from '../../src-main/match/match-book'
import { VolleyballBook } from '../../src-main/sports/volleyball/volleyball-book'

export function volleyballBook(book: MatchBook): VolleyballBook {
  if (!(book instanceof VolleyballBook)) throw new TypeError('This is not a volleyball court')
  return book
}

const isVolleyball = (view: CourtView): view is VolleyballCourtView => view.sport === 'volleyball'

export function asVolleyball(view: CourtView): VolleyballCourtView {
  if (!isVolleyball(view)) throw new TypeError(`This is a ${view.sport} court`)
  return view
}

/** Courts that a test knows to be volleyball courts. */
import type { MatchBook } from '../../src-main/match/match-book'
import { VolleyballBook } from '../../src-main/sports/volleyball/volleyball-book'

export function volleyballBook(book: MatchBook): VolleyballBook {
  if (!(book instanceof VolleyballBook)) throw new TypeError('This is not a volleyball court')
  return book
}

/** What the court view lists of a volleyball court only. */
import type { VolleyballCourtView } from '@shared/sports/volleyball/view/volleyball-view'
import type { Fact } from '../../../components/fact'

/** What the provider has done to its actions after the fact. */
export function actionsFact({ actions: { inserted, modified, cancelled } }: VolleyballCourtView): Fact {
  const counts = [
    { count: modified, word: 'modified' },
    { count: inserted, word: 'inserted' },
    { count: cancelled, word: 'cancelled' }
  ].filter(({ count }) => count > 0)
  const value = counts.map(({ count, word }) => `${count} ${word}`).join(', ')
  return { name: 'Actions', value: value === '' ? 'none changed' : value }
}

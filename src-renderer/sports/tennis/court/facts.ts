/** What the court view lists of a tennis court only. */
import type { TennisInsight } from '@shared/sports/tennis/view/insight-view'
import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import type { Fact } from '../../../components/fact'
import { countOf } from '../../../text/numbers'

/** Whether our statistics agree with the provider's. */
export function statisticsFact({ statisticsFeed }: TennisInsight): Fact {
  const { state, differences } = statisticsFeed
  const name = 'Statistics'
  if (state === 'differs')
    return {
      name,
      value: `${countOf(differences, 'field')} ${differences === 1 ? 'differs' : 'differ'}`,
      tone: 'high'
    }
  const values = { off: 'no feed', waiting: 'waiting for the feed', agrees: 'agree' } as const
  return { name, value: values[state] }
}

/** Empty where the provider names none. */
export const umpireFact = ({ umpire }: TennisCourtView): Fact => ({ name: 'Umpire', value: umpire })

/** By which rules a match is played, as far as the operator says. */
import { rulesOf, type MatchRules } from './match-rules'

/** `from-match`: told from the line-ups and from how sets end. */
export const RULES_CHOICES = ['from-match', 'indoor-5', 'indoor-3', 'beach', 'snow'] as const
export type RulesChoice = (typeof RULES_CHOICES)[number]

/** Null where it is left to be told from the match. */
export function chosenRules(choice: RulesChoice): MatchRules | null {
  switch (choice) {
    case 'from-match':
      return null
    case 'indoor-5':
      return rulesOf('indoor', 5)
    case 'indoor-3':
      return rulesOf('indoor', 3)
    case 'beach':
    case 'snow':
      return rulesOf(choice)
  }
}

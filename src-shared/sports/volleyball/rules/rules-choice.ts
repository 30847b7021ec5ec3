/** The rules of a match as chosen by the operator. */
import { rulesOf, type MatchRules } from './match-rules'

/** `from-match`: detected from the line-ups and the ends of sets. */
export const RULES_CHOICES = ['from-match', 'indoor-5', 'indoor-3', 'beach', 'snow'] as const
export type RulesChoice = (typeof RULES_CHOICES)[number]

/** Null if it is detected from the match. */
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

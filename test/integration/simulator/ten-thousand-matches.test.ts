import { expect, it } from 'vitest'
import { disagreementsIn } from '../../support/match-agreement'
import { matchProfile } from '../../support/match-profiles'

const MATCHES = 10_000

/** Every format whose rules are known; most of one set, which is then played as the final one. */
const PROFILES = [
  matchProfile({ numSets: 1 }),
  matchProfile({ numSets: 1, tieBreakType: 'NoTieBreakInFinalSet' }),
  matchProfile({ scoringType: 'StandardWithNoAdv', numSets: 1, dialect: '2016' }, true),
  matchProfile({ scoringType: 'ShortSets', numSets: 1 }),
  matchProfile({ scoringType: 'ProSet', numSets: 1 }, true),
  matchProfile({ scoringType: 'LastSetTiebreak12', numSets: 1 }, true),
  matchProfile({ scoringType: 'LastSetTiebreak10', numSets: 1, dialect: '2016' }),
  matchProfile({ scoringType: 'StandardWithNoAdv', numSets: 1 }),
  matchProfile({ scoringType: 'ShortSets', numSets: 1, dialect: '2016' }, true),
  matchProfile(),
  matchProfile({ scoringType: 'MatchTieBreak', dialect: '2016' }),
  matchProfile({ scoringType: 'ATPShortSetNoAdv', numSets: 5 })
]

it('ten thousand matches are scored alike by the rules, the generator and the court', () =>
  expect(disagreementsIn(MATCHES, PROFILES)).toEqual([]))

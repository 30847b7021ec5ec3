import { expect, it } from 'vitest'
import { disagreementsIn, type MatchFormat } from '../../support/volleyball-agreement'

const MATCHES = 10_000

/** Every format; the short ones more often. */
const FORMATS: readonly MatchFormat[] = [
  { variant: 'snow' },
  { variant: 'beach' },
  { variant: 'indoor', bestOf: 3 },
  { variant: 'snow' },
  { variant: 'indoor' },
  { variant: 'beach' },
  { variant: 'snow', hasGoldenSet: true },
  { variant: 'indoor', bestOf: 3 },
  { variant: 'snow' },
  { variant: 'beach', hasGoldenSet: true },
  { variant: 'indoor', bestOf: 3, hasGoldenSet: true }
]

it('ten thousand matches are scored alike by the rules, the generator and the fold', () =>
  expect(disagreementsIn(MATCHES, FORMATS)).toEqual([]))

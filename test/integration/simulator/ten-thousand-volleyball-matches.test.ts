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

it('ten thousand matches go as the rules, the generator and the fold say alike', () =>
  expect(disagreementsIn(MATCHES, FORMATS)).toEqual([]))

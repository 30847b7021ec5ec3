import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldJournal } from '../../../../support/fold-journal'
import { pointsInOrder } from '@shared/sports/tennis/match/points'
import { EVENTFUL_RATES } from '../../../../../src-main/simulator/tennis/incidents'
import { generateMatch } from '../../../../../src-main/simulator/tennis/match-generator'
import { truthOf } from '../../../../../src-main/simulator/tennis/match-script'
import { scriptSource } from '../../../../../src-main/simulator/tennis/stored-frame'
import { matchProfile } from '../../../../support/match-profiles'
import { received } from '../../../../support/wire-packets'

const PROFILES = [
  matchProfile(),
  matchProfile({ dialect: '2016' }),
  matchProfile({ numSets: 5, tieBreakType: 'NoTieBreakInFinalSet' }),
  matchProfile({ scoringType: 'LastSetTiebreak10' }),
  matchProfile({ scoringType: 'LastSetTiebreak12', numSets: 5 }),
  matchProfile({ scoringType: 'MatchTieBreak' }, true),
  matchProfile({ scoringType: 'StandardWithNoAdv', dialect: '2016' }, true),
  matchProfile({ scoringType: 'ShortSets' }),
  matchProfile({ scoringType: 'ATPShortSetNoAdv', numSets: 5 }),
  matchProfile({ scoringType: 'ProSet', numSets: 1 })
].map((profile) => ({ ...profile, incidents: { rates: EVENTFUL_RATES } }))

describe('a generated match full of penalties, corrections and interruptions', () => {
  it('is followed to the generator’s own point count, and the rules agree', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PROFILES), fc.nat(), (profile, seed) => {
        const script = generateMatch(profile, seed)
        const frames = scriptSource(script, 0)(Date.UTC(2031, 4, 6), 1)
        const { state } = foldJournal(
          frames.map(({ data }) => ({ kind: 'packet', received: received(data.toString('utf8')) }))
        )
        const counted = truthOf(script).points
        expect(state.check).toMatchObject({ conflicts: 0, missingPoints: 0, checked: state.check.agreed })
        const points = pointsInOrder(state.points)
        expect(points).toHaveLength(counted.length)
        for (const [index, { before, after, server, winner, serve, kind }] of counted.entries())
          expect(points[index]).toMatchObject({ before, after, server, winner, serve, kind })
      }),
      { numRuns: 60 }
    )
  })
})

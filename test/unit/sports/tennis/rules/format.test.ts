import { describe, expect, it } from 'vitest'
import { describeFormat, formatOf } from '@shared/sports/tennis/rules/format'

const inWords = (
  scoringType: string,
  numSets: number,
  tieBreakType = 'TieBreakInFinalSet'
): string | null => {
  const format = formatOf(scoringType, numSets, tieBreakType)
  return format && describeFormat(format)
}

describe('formatOf', () => {
  it.each([
    ['Standard', 3, 'Best of 3 · tie-break sets'],
    ['Standard', 5, 'Best of 5 · tie-break sets'],
    ['StandardWithNoAdv', 3, 'Best of 3 · tie-break sets · no-ad'],
    ['MatchTieBreak', 3, 'Best of 3 · tie-break sets · match tie-break to 10'],
    ['LastSetTiebreak12', 5, 'Best of 5 · tie-break sets · final set tie-break at 12–12'],
    ['LastSetTiebreak10', 5, 'Best of 5 · tie-break sets · final set tie-break to 10'],
    ['ShortSets', 3, 'Best of 3 · short sets to 4'],
    ['ProSet', 1, 'One set · pro set to 8'],
    ['ATPShortSetNoAdv', 5, 'Best of 5 · short sets to 4 · no-ad']
  ])('knows %s, %i sets', (scoringType, numSets, words) => {
    expect(inWords(scoringType, numSets)).toBe(words)
  })

  it('plays the final set out when the provider says so', () => {
    expect(inWords('Standard', 5, 'NoTieBreakInFinalSet')).toBe(
      'Best of 5 · tie-break sets · final set without tie-break'
    )
  })

  it('lets the scoring type decide the final set if it names one', () => {
    expect(formatOf('LastSetTiebreak12', 5, 'Unknown')?.finalSet).toEqual({
      kind: 'tie-break',
      at: 12,
      to: 7
    })
  })

  it.each([
    ['ModernSetShort', 3, 'TieBreakInFinalSet'],
    ['SuddenDeath', 3, 'TieBreakInFinalSet'],
    ['UnknownScoringType', -1, 'Unknown'],
    ['Standard', 4, 'TieBreakInFinalSet'],
    ['Standard', 3, 'Unknown'],
    ['toString', 3, 'TieBreakInFinalSet']
  ])('is unknown for %s, %i sets, %s', (scoringType, numSets, tieBreakType) => {
    expect(formatOf(scoringType, numSets, tieBreakType)).toBeNull()
  })
})

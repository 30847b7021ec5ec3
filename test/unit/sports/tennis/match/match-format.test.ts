import { describe, expect, it } from 'vitest'
import { INITIAL_COURT_STATE, reduceCourt } from '@shared/sports/tennis/match/match-state'
import { formatsOfCourt, situationOfCourt } from '@shared/sports/tennis/match/match-format'
import { received, wirePoint, wireStatus } from '../../../../support/wire-packets'

const courtOf = (scoringType: string, ...packets: readonly string[]) =>
  [wireStatus(1, 'InProgress').replace('"Standard"', `"${scoringType}"`), ...packets].reduce(
    (state, text) => reduceCourt(state, received(text)),
    INITIAL_COURT_STATE
  )

const SPLIT_SETS = [
  [6, 4],
  [4, 6]
] as const

const inTieBreak = (pointsA: number, pointsB: number, sets: typeof SPLIT_SETS | readonly [] = SPLIT_SETS) =>
  wirePoint(2, 'TeamA', {
    points: [String(pointsA), String(pointsB)],
    games: [6, 6],
    sets,
    tieBreak: true
  })

describe('the possible formats of a match', () => {
  it.each([
    ['Standard', [7, 10]],
    ['StandardWithNoAdv', [7, 10]],
    ['LastSetTiebreak10', [10]],
    ['ModernSetLong', []]
  ])('%s: final-set tie-breaks to %j', (scoringType, lengths) => {
    const formats = formatsOfCourt(courtOf(scoringType))
    expect(formats.map(({ finalSet }) => finalSet.kind === 'tie-break' && finalSet.to)).toEqual(lengths)
  })
})

describe('the situation in a final-set tie-break of unknown length', () => {
  it.each([
    [5, 4, { kind: 'tie-break' }],
    [6, 5, { kind: 'tie-break', team: null, count: 0 }],
    [6, 2, { kind: 'tie-break', team: null, count: 0 }],
    [8, 7, { kind: 'tie-break', team: null, count: 0 }],
    // Past a won tie-break to 7 it must be the long one.
    [8, 5, { kind: 'tie-break', team: null, count: 0 }],
    [9, 5, { kind: 'match-point', team: 'TeamA', count: 4 }],
    // Match point by both.
    [9, 8, { kind: 'match-point', team: 'TeamA', count: 1 }]
  ] as const)('at %d–%d', (pointsA, pointsB, situation) => {
    expect(situationOfCourt(courtOf('Standard', inTieBreak(pointsA, pointsB)))).toMatchObject(situation)
  })

  it('is not in doubt in an earlier set, nor when the format names the length', () => {
    expect(situationOfCourt(courtOf('Standard', inTieBreak(6, 5, [])))).toMatchObject({
      kind: 'set-point',
      team: 'TeamA'
    })
    expect(situationOfCourt(courtOf('LastSetTiebreak10', inTieBreak(9, 5)))).toMatchObject({
      kind: 'match-point'
    })
  })
})

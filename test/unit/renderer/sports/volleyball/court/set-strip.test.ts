import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  lastPlace,
  placeAfter,
  runsOf,
  stripRoom,
  tickAt
} from '../../../../../../src-renderer/sports/volleyball/court/set-strip'
import { setOf } from '../../../volleyball-fixture'

const winners = fc.string({ unit: fc.constantFrom('H', 'A'), maxLength: 60 })

describe('the set strip', () => {
  it('fits the longest set, and keeps ticks at normal width in a short one', () => {
    expect(stripRoom([setOf(1, 'HHA')])).toBe(45)
    expect(stripRoom([setOf(1, 'HHA'), setOf(2, 'H'.repeat(58))])).toBe(58)
  })

  it('marks runs of three points or more, each once and in full', () => {
    expect(runsOf(setOf(1, 'HHAHHHHAAAH').rallies)).toEqual([
      { side: 'Home', points: 4, first: 3, last: 6 },
      { side: 'Away', points: 3, first: 7, last: 9 }
    ])
  })

  it('marks a run that continues', () => {
    expect(runsOf(setOf(1, 'AHHH').rallies)).toEqual([{ side: 'Home', points: 3, first: 1, last: 3 }])
  })

  it('never counts a point in both runs', () => {
    fc.assert(
      fc.property(winners, (letters) => {
        const runs = runsOf(setOf(1, letters).rallies)
        for (const [index, run] of runs.entries()) {
          expect(run.last - run.first + 1).toBe(run.points)
          expect(run.first).toBeGreaterThan(runs[index - 1]?.last ?? -1)
        }
      })
    )
  })
})

describe('keyboard navigation', () => {
  const sets = [setOf(1, 'HHAHA'), setOf(2, 'AH'), setOf(3, '')]

  it('starts at the latest rally', () => {
    expect(lastPlace(sets)).toEqual({ set: 1, rally: 1 })
    expect(lastPlace([setOf(1, '')])).toBeNull()
  })

  it.each([
    ['ArrowLeft', { set: 0, rally: 1 }],
    ['ArrowRight', { set: 0, rally: 3 }],
    ['ArrowDown', { set: 1, rally: 1 }],
    ['ArrowUp', { set: 0, rally: 2 }],
    ['Home', { set: 0, rally: 0 }],
    ['End', { set: 0, rally: 4 }],
    ['x', null]
  ])('with %s goes from the third rally of the first set to %o', (key, place) =>
    expect(placeAfter(sets, { set: 0, rally: 2 }, key)).toEqual(place)
  )

  it('always stays on a rally', () => {
    const key = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End')
    fc.assert(
      fc.property(fc.array(winners, { minLength: 1, maxLength: 5 }), fc.array(key), (letters, keys) => {
        const match = letters.map((each, index) => setOf(index + 1, each))
        let place = lastPlace(match)
        if (place === null) return
        for (const pressed of keys) place = placeAfter(match, place, pressed) ?? place
        expect(tickAt(match, place)).not.toBeNull()
      })
    )
  })
})

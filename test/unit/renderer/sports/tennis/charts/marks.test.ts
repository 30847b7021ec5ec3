import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MARK_KINDS } from '../../../../../../src-renderer/charts/chart-model'
import {
  marksBySet,
  placeLabels,
  seriesMarks,
  type LabelWish
} from '../../../../../../src-renderer/sports/tennis/charts/marks'
import { point, seriesOf } from './series-fixture'

const series = seriesOf(
  [point(), point(), point({ set: 2 }), point({ set: 2 })],
  [
    { point: 1, kind: 'break', text: 'Alvarado breaks' },
    { point: 2, kind: 'set', text: 'Set 2' },
    { point: 3, kind: 'break', text: 'Sommer breaks' },
    { point: 3, kind: 'gap', text: 'seq 61 came late' },
    { point: 4, kind: 'break', text: 'Sommer breaks' }
  ]
)

describe('the marks of a series', () => {
  it('are short on the plot and keep their words', () => {
    expect(seriesMarks(series).slice(0, 2)).toEqual([
      { before: 1, kind: 'break', label: 'break', text: 'Alvarado breaks' },
      { before: 2, kind: 'set', label: 'set 2', text: 'Set 2' }
    ])
  })

  it('are counted by set, those after the last point with its set', () => {
    expect([...marksBySet(series)]).toEqual([
      [1, { short: '1 break', full: '1 break' }],
      [2, { short: '2 breaks, trouble', full: '2 breaks, 1 gap' }]
    ])
  })
})

describe('labels of marks', () => {
  const room = { from: 0, to: 100, lanes: 2, gap: 2 }
  const wish = (x: number, kind: LabelWish['kind'] = 'set', width = 20): LabelWish => ({ kind, x, width })

  it('stand right of their mark, and left of it at the end of the plot', () => {
    expect(placeLabels([wish(10), wish(95)], room)).toEqual([
      { index: 0, left: 12, right: 32, lane: 0 },
      { index: 1, left: 73, right: 93, lane: 0 }
    ])
  })

  it('give way to what must not go unseen', () => {
    const crowd = [wish(50, 'break', 90), wish(51, 'break', 90), wish(8, 'alarm', 90)]
    expect(placeLabels(crowd, { ...room, lanes: 1 }).map((label) => label.index)).toEqual([2])
  })

  it('never cover each other and never leave the plot', () => {
    const wishes = fc.array(
      fc.record({
        kind: fc.constantFrom(...MARK_KINDS),
        x: fc.integer({ min: 0, max: 100 }),
        width: fc.integer({ min: 1, max: 60 })
      })
    )
    fc.assert(
      fc.property(wishes, (all) => {
        const placed = placeLabels(all, room)
        for (const one of placed) {
          expect(one.left).toBeGreaterThanOrEqual(room.from)
          expect(one.right).toBeLessThanOrEqual(room.to)
          for (const other of placed)
            if (one !== other && one.lane === other.lane)
              expect(one.right <= other.left || other.right <= one.left).toBe(true)
        }
      })
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeLabels, type LabelWish } from '../../../../src-renderer/charts/mark-labels'

describe('mark labels', () => {
  const room = { from: 0, to: 100, lanes: 2, gap: 2 }
  const wish = (x: number, rank = 2, width = 20): LabelWish => ({ rank, x, width })

  it('are to the right of their mark, or to the left at the end of the plot', () => {
    expect(placeLabels([wish(10), wish(95)], room)).toEqual([
      { index: 0, left: 12, right: 32, lane: 0 },
      { index: 1, left: 73, right: 93, lane: 0 }
    ])
  })

  it('give way to whatever must stay visible', () => {
    const crowd = [wish(50, 5, 90), wish(51, 5, 90), wish(8, 0, 90)]
    expect(placeLabels(crowd, { ...room, lanes: 1 }).map((label) => label.index)).toEqual([2])
  })

  it('never overlap and never leave the plot', () => {
    const wishes = fc.array(
      fc.record({
        rank: fc.integer({ min: 0, max: 5 }),
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

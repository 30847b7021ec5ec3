import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heldScrollTop, OVERSCAN_ROWS, visibleRange } from '../../../../src-renderer/components/virtual-range'

describe('which rows of a long list are in the document', () => {
  const viewport = fc.record({
    scrollTop: fc.double({ min: -200, max: 200_000, noNaN: true }),
    viewportHeight: fc.integer({ min: 0, max: 2000 }),
    rowHeight: fc.integer({ min: 1, max: 60 }),
    length: fc.integer({ min: 0, max: 5000 })
  })

  it('holds every row in sight, never one that does not exist, and few besides', () => {
    fc.assert(
      fc.property(viewport, (state) => {
        const { first, end } = visibleRange(state)
        const { scrollTop, viewportHeight, rowHeight, length } = state
        expect(first).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(length)
        expect(end - first).toBeLessThanOrEqual(Math.ceil(viewportHeight / rowHeight) + 1 + 2 * OVERSCAN_ROWS)
        for (let row = 0; row < length; row += 1) {
          const isInSight =
            (row + 1) * rowHeight > Math.max(0, scrollTop) && row * rowHeight < scrollTop + viewportHeight
          if (isInSight) expect(row >= first && row < end).toBe(true)
        }
      }),
      { numRuns: 60 }
    )
  })

  it('holds nothing before the rows have a height', () => {
    expect(visibleRange({ scrollTop: 0, viewportHeight: 500, rowHeight: 0, length: 10 })).toEqual({
      first: 0,
      end: 0
    })
  })
})

describe('where the list stands after rows were put on top', () => {
  it('follows the newest row at the top', () => expect(heldScrollTop(0, 3, 26)).toBe(0))
  it('keeps what the reader looks at anywhere else', () => expect(heldScrollTop(260, 3, 26)).toBe(338))
  it('never goes above the top when rows vanish', () => expect(heldScrollTop(26, -4, 26)).toBe(0))
})

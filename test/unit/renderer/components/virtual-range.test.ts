import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heldScrollTop, OVERSCAN_ROWS, visibleRange } from '../../../../src-renderer/components/virtual-range'

describe('the rows of a long list in the document', () => {
  const viewport = fc.record({
    scrollTop: fc.double({ min: -200, max: 200_000, noNaN: true }),
    viewportHeight: fc.integer({ min: 0, max: 2000 }),
    rowHeight: fc.integer({ min: 1, max: 60 }),
    length: fc.integer({ min: 0, max: 5000 })
  })

  it('include every visible row, none that does not exist, and few others', () => {
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

  it('are empty until the rows have a height', () => {
    expect(visibleRange({ scrollTop: 0, viewportHeight: 500, rowHeight: 0, length: 10 })).toEqual({
      first: 0,
      end: 0
    })
  })
})

describe('the scroll position after rows were added on top', () => {
  it('follows the newest row at the top', () => expect(heldScrollTop(0, 3, 26)).toBe(0))
  it('keeps the visible rows anywhere else', () => expect(heldScrollTop(260, 3, 26)).toBe(338))
  it('never goes above the top when rows disappear', () => expect(heldScrollTop(26, -4, 26)).toBe(0))
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridShape, stepOf } from '../../../../../src-renderer/views/wall/grid-shape'

const LAPTOP = { width: 1416, height: 806, gap: 10 }
const DESK = { width: 2536, height: 1340, gap: 10 }

describe('the grid', () => {
  it('gives one court the whole window', () => {
    expect(gridShape(1, LAPTOP)).toMatchObject({ columns: 1, rows: 1, cardHeight: 806 })
  })

  it.each([
    [2, 2, 1],
    [4, 2, 2],
    [12, 4, 3],
    [24, 6, 4]
  ])('arranges %i courts in %i columns and %i rows on a laptop', (count, columns, rows) => {
    expect(gridShape(count, LAPTOP)).toMatchObject({ columns, rows, scrolls: false })
  })

  it('shows 48 courts without scrolling on a laptop and on a desk monitor', () => {
    expect(gridShape(48, LAPTOP).scrolls).toBe(false)
    expect(gridShape(48, DESK)).toMatchObject({ columns: 8, rows: 6, scrolls: false })
  })

  it('scrolls rather than make cards too small to read', () => {
    const shape = gridShape(200, LAPTOP)
    expect(shape.scrolls).toBe(true)
    expect(shape.cardHeight).toBeGreaterThanOrEqual(104)
  })

  it('always fits every court without overlaps', () => {
    const space = fc.record({
      width: fc.integer({ min: 0, max: 6000 }),
      height: fc.integer({ min: 0, max: 4000 }),
      gap: fc.constant(10)
    })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), space, (count, wall) => {
        const { columns, rows, cardHeight, scrolls } = gridShape(count, wall)
        expect(columns * rows).toBeGreaterThanOrEqual(count)
        expect(columns * (rows - 1)).toBeLessThan(count)
        if (!scrolls) expect(rows * cardHeight + (rows - 1) * wall.gap).toBeCloseTo(wall.height)
      })
    )
  })

  it('moves by one card sideways and by one row up and down', () => {
    expect([
      stepOf('ArrowLeft', 4),
      stepOf('ArrowRight', 4),
      stepOf('ArrowUp', 4),
      stepOf('ArrowDown', 4)
    ]).toEqual([-1, 1, -4, 4])
  })
})

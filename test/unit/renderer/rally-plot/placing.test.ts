import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BIN_M, binsOf, densityStep, DENSITY_STEPS } from '../../../../src-renderer/rally-plot/density'
import { placeLabels } from '../../../../src-renderer/rally-plot/place-labels'
import { gridOf, nearestIn } from '../../../../src-renderer/rally-plot/spatial-grid'
import { speedStep } from '../../../../src-renderer/rally-plot/speed-ramp'
import { seeded } from './rally-fixture'

const px = fc.double({ min: 0, max: 1000, noNaN: true })

describe('the nearest of many points', () => {
  it('is the one that a full search would find', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(px, px), { maxLength: 80 }), px, px, (points, x, y) => {
        const found = nearestIn(gridOf(points.flat()), x, y, 60)
        const distances = points.map(([left, top]) => Math.hypot(left - x, top - y))
        const least = Math.min(Infinity, ...distances)
        if (least > 60) expect(found).toBeNull()
        else expect(distances[found ?? -1]).toBeCloseTo(least, 9)
      })
    )
  })

  it('is never one without a position', () => {
    expect(nearestIn(gridOf([Number.NaN, Number.NaN, 30, 30]), 25, 25, 40)).toBe(1)
  })
})

describe('shot numbers', () => {
  it('never overlap, even if a whole rally is hit from one corner', () => {
    const random = seeded(5)
    const box = { x: 0, y: 0, width: 800, height: 400 }
    const points = Array.from({ length: 16 }, () => ({ x: 600 + 60 * random(), y: 200 + 60 * random() }))
    const placed = placeLabels(points, 10, box, () => 0)
    for (const [index, one] of placed.entries()) {
      expect(one.x).toBeGreaterThanOrEqual(10)
      expect(one.x).toBeLessThanOrEqual(790)
      for (const other of placed.slice(index + 1))
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(20)
    }
  })
})

describe('a density plot', () => {
  it('counts every position once, in a square that contains it', () => {
    const metres = fc.integer({ min: -8000, max: 8000 }).map((millimetres) => millimetres / 1000)
    fc.assert(
      fc.property(fc.array(fc.record({ x: metres, y: metres }), { maxLength: 60 }), (places) => {
        const bins = binsOf(places)
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(places.length)
        for (const { x, y } of places)
          expect(
            bins.some((bin) => x >= bin.x && x <= bin.x + BIN_M && y >= bin.y && y <= bin.y + BIN_M)
          ).toBe(true)
      })
    )
  })

  it('leaves out positions outside the drawn court', () => {
    expect(
      binsOf([
        { x: 40, y: 0 },
        { x: Number.NaN, y: 0 }
      ])
    ).toEqual([])
  })

  it('shows the highest count in the strongest step, and a single position in the weakest', () => {
    expect(densityStep(400, 400)).toBe(DENSITY_STEPS)
    expect(densityStep(1, 400)).toBe(1)
  })
})

it('a lob and a first serve have different colours', () => {
  expect(speedStep(40 / 3.6)).toBe(0)
  expect(speedStep(110 / 3.6)).toBe(2)
  expect(speedStep(210 / 3.6)).toBe(5)
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  courtAt,
  HALF_LENGTH_M,
  orientationFor,
  panned,
  screenX,
  screenY,
  viewportIn,
  WHOLE_COURT,
  zoomedAt,
  type Box,
  type Orientation
} from '../../../../src-renderer/rally-plot/viewport'

const BOX: Box = { x: 8, y: 8, width: 800, height: 420 }
const orientations: readonly Orientation[] = ['horizontal', 'vertical']

describe('the viewport', () => {
  it('lays the court along whichever side gives more room', () => {
    expect(orientationFor({ width: 800, height: 420 })).toBe('horizontal')
    expect(orientationFor({ width: 420, height: 800 })).toBe('vertical')
  })

  it('uses the same scale in both directions', () => {
    for (const orientation of orientations) {
      const view = viewportIn(BOX, orientation, WHOLE_COURT, false)
      const along = Math.hypot(
        screenX(view, 5, 0) - screenX(view, 0, 0),
        screenY(view, 5, 0) - screenY(view, 0, 0)
      )
      const across = Math.hypot(
        screenX(view, 0, 5) - screenX(view, 0, 0),
        screenY(view, 0, 5) - screenY(view, 0, 0)
      )
      expect(along).toBeCloseTo(across, 9)
    }
  })

  it('shows positive y to the left of a player at the near end, or to the right when mirrored', () => {
    const upright = viewportIn(BOX, 'vertical', WHOLE_COURT, false)
    expect(screenX(upright, 12, 1)).toBeLessThan(screenX(upright, 12, 0))
    expect(screenY(upright, 12, 0)).toBeGreaterThan(screenY(upright, -12, 0))
    // Near is at the right: who stands there looks to the left, and has his left hand below.
    const lying = viewportIn(BOX, 'horizontal', WHOLE_COURT, false)
    expect(screenX(lying, 12, 0)).toBeGreaterThan(screenX(lying, -12, 0))
    expect(screenY(lying, 12, 1)).toBeGreaterThan(screenY(lying, 12, 0))
    const mirrored = viewportIn(BOX, 'horizontal', WHOLE_COURT, true)
    expect(screenY(mirrored, 12, 1)).toBeLessThan(screenY(mirrored, 12, 0))
  })

  it('finds the position under the pointer in any view', () => {
    const metres = fc.double({ min: -15, max: 15, noNaN: true })
    fc.assert(
      fc.property(
        metres,
        metres,
        fc.constantFrom(...orientations),
        fc.boolean(),
        (x, y, orientation, isMirrored) => {
          const view = viewportIn(BOX, orientation, { zoom: 3, centre: { x: 2, y: -1 } }, isMirrored)
          const found = courtAt(view, screenX(view, x, y), screenY(view, x, y))
          expect(found.x).toBeCloseTo(x, 6)
          expect(found.y).toBeCloseTo(y, 6)
        }
      )
    )
  })

  it('keeps the position under the pointer while zooming', () => {
    const view = viewportIn(BOX, 'horizontal', WHOLE_COURT, false)
    const before = courtAt(view, 500, 250)
    const zoomed = viewportIn(BOX, 'horizontal', zoomedAt(view, WHOLE_COURT, 2, 500, 250), false)
    const after = courtAt(zoomed, 500, 250)
    expect(after.x).toBeCloseTo(before.x, 6)
    expect(after.y).toBeCloseTo(before.y, 6)
  })

  it('never zooms out beyond the court nor pans away from it', () => {
    const view = viewportIn(BOX, 'horizontal', WHOLE_COURT, false)
    expect(zoomedAt(view, WHOLE_COURT, 0.1, 0, 0)).toEqual(WHOLE_COURT)
    const close = zoomedAt(view, WHOLE_COURT, 4, 400, 200)
    const far = panned(viewportIn(BOX, 'horizontal', close, false), close, 100_000, 0)
    expect(Math.abs(far.centre.x)).toBeLessThanOrEqual(HALF_LENGTH_M)
  })
})

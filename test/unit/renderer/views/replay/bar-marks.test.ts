import type { ReplayMark } from '@shared/logs/replay-view'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barMarks, shareOf, timeAt } from '../../../../../src-renderer/views/replay/bar-marks'

const SPAN = { startMs: 1000, endMs: 101_000 }
const mark = (kind: ReplayMark['kind'], atMs: number): ReplayMark => ({ kind, atMs, position: 0, label: '' })

describe('the marks on the bar', () => {
  it('are in their places, and those of other kinds do not push them away', () => {
    const marks = [mark('break', 51_000), mark('set', 51_000), mark('set', 101_000)]
    expect(barMarks(marks, SPAN, 1000).map(({ kind, share }) => [kind, share])).toEqual([
      ['break', 0.5],
      ['set', 0.5],
      ['set', 1]
    ])
  })

  it('are merged when too close together, without losing any', () => {
    const close = [mark('alarm', 51_000), mark('alarm', 51_100), mark('alarm', 61_000)]
    expect(barMarks(close, SPAN, 1000).map(({ marks }) => marks.length)).toEqual([2, 1])
  })

  it('never exceed the room on the bar, however many there are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 300 }),
        fc.integer({ min: 0, max: 2000 }),
        (times, width) => {
          const placed = barMarks(
            times.map((atMs) => mark('gap', atMs)),
            SPAN,
            width
          )
          expect(placed.flatMap(({ marks }) => marks)).toHaveLength(times.length)
          expect(placed.length).toBeLessThanOrEqual(width / 9 + 1)
        }
      )
    )
  })

  it('convert between position and log time both ways, within the bar', () => {
    expect(timeAt(0.25, SPAN)).toBe(26_000)
    expect(shareOf(26_000, SPAN)).toBe(0.25)
    expect([timeAt(-1, SPAN), timeAt(2, SPAN)]).toEqual([1000, 101_000])
    expect([shareOf(0, SPAN), shareOf(999_999, SPAN)]).toEqual([0, 1])
    expect(shareOf(5, { startMs: 5, endMs: 5 })).toBe(0)
  })
})

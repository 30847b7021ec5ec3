import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  advanced,
  atRest,
  played,
  playedAnew,
  PLAY_SPEEDS,
  soughtTo,
  speedBeside,
  stepped
} from '../../../../src-renderer/rally-plot/playback'

const WHOLE = atRest(0, 10)

describe('playback', () => {
  it('is at the end until it is started, and then starts over', () => {
    expect(WHOLE.atS).toBe(10)
    expect(played(WHOLE)).toMatchObject({ atS: 0, isPlaying: true })
    expect(played(soughtTo(WHOLE, 4))).toMatchObject({ atS: 4, isPlaying: true })
  })

  it('runs at the chosen speed', () => {
    for (const speed of PLAY_SPEEDS)
      expect(advanced({ ...playedAnew(WHOLE), speed }, 500).atS).toBeCloseTo(0.5 * speed, 9)
  })

  it('stops at the end, or starts again when it loops', () => {
    const near = { ...playedAnew(WHOLE), atS: 9.9 }
    expect(advanced(near, 300)).toMatchObject({ atS: 10, isPlaying: false })
    expect(advanced({ ...near, isLooping: true }, 300).atS).toBeCloseTo(0.2, 9)
  })

  it('has nothing to play in a rally without length', () => {
    expect(played(atRest(0, 0)).isPlaying).toBe(false)
  })

  it('steps to the previous and next shot, and past the last one to the end', () => {
    const times = [0, 1.2, 3.4]
    const at = soughtTo(WHOLE, 1.2)
    expect(stepped(at, times, 1).atS).toBe(3.4)
    expect(stepped(at, times, -1).atS).toBe(0)
    expect(stepped(soughtTo(WHOLE, 3.4), times, 1).atS).toBe(10)
  })

  it('changes its speed one step at a time, within the list', () => {
    expect(speedBeside(1, 1)).toBe(2)
    expect(speedBeside(4, 1)).toBe(4)
    expect(speedBeside(0.1, -1)).toBe(0.1)
  })

  it('never leaves the rally, however frames arrive', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 60_000, noNaN: true }), { maxLength: 30 }),
        fc.boolean(),
        fc.constantFrom(...PLAY_SPEEDS),
        (elapsed, isLooping, speed) => {
          let playback = { ...playedAnew(WHOLE), isLooping, speed }
          for (const ms of elapsed) {
            playback = advanced(playback, ms)
            expect(playback.atS).toBeGreaterThanOrEqual(0)
            expect(playback.atS).toBeLessThanOrEqual(10)
          }
        }
      )
    )
  })
})

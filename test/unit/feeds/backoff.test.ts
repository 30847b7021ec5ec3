import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextPollDelayMs, nextRetryDelayMs } from '../../../src-main/feeds/backoff'

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

describe('the delay before reconnecting', () => {
  it('is within 250 ms at first', () => {
    fc.assert(
      fc.property(random, (drawn) => {
        expect(nextRetryDelayMs(null, drawn)).toBeGreaterThanOrEqual(0)
        expect(nextRetryDelayMs(null, drawn)).toBeLessThan(250)
      })
    )
  })

  it('is between 0.5 s and three times the previous one, never above 15 s', () => {
    fc.assert(
      fc.property(fc.array(random, { minLength: 2, maxLength: 40 }), (draws) => {
        let previousMs: number | null = null
        for (const drawn of draws) {
          const delayMs: number = nextRetryDelayMs(previousMs, drawn)
          if (previousMs !== null) {
            expect(delayMs).toBeGreaterThanOrEqual(500)
            expect(delayMs).toBeLessThanOrEqual(Math.min(15_000, 3 * Math.max(500, previousMs)))
          }
          previousMs = delayMs
        }
      })
    )
  })

  it('differs at every step between feeds with different random numbers', () => {
    const draws = Array.from({ length: 24 }, (_, feed) => feed / 24)
    let delaysMs: readonly (number | null)[] = draws.map(() => null)
    for (let step = 0; step < 8; step += 1) {
      delaysMs = delaysMs.map((delayMs, feed) => nextRetryDelayMs(delayMs, draws[feed] ?? 0))
      expect(new Set(delaysMs).size).toBe(24)
    }
  })
})

describe('the delay before checking a stream that is not open again', () => {
  it('is spread around 15 s', () => {
    fc.assert(
      fc.property(random, (drawn) => {
        expect(nextPollDelayMs(drawn)).toBeGreaterThanOrEqual(13_500)
        expect(nextPollDelayMs(drawn)).toBeLessThanOrEqual(16_500)
      })
    )
    const delaysMs = Array.from({ length: 24 }, (_, feed) => nextPollDelayMs(feed / 24))
    expect(new Set(delaysMs).size).toBe(24)
  })
})

import { advanceTimer, INACTIVE, type DelayTimer, type Limits } from '@shared/alarms/timers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const DELAYS = { onDelayMs: 20_000, offDelayMs: 5_000 }
const there: Limits = { raise: true, clear: false }
const gone: Limits = { raise: false, clear: true }
const between: Limits = { raise: false, clear: false }

/** The timer after limits that held at these times, in seconds. */
const after = (...steps: readonly (readonly [number, Limits])[]): DelayTimer =>
  steps.reduce((timer, [atS, limits]) => advanceTimer(timer, limits, DELAYS, atS * 1000), INACTIVE)

describe('on-delay and off-delay', () => {
  it('raise only what lasts through the on-delay', () => {
    expect(after([0, there], [19.9, there]).isActive).toBe(false)
    expect(after([0, there], [20, there]).isActive).toBe(true)
  })

  it('start again when the cause goes away, or between the limits, even for a moment', () => {
    expect(after([0, there], [10, gone], [11, there], [30, there]).isActive).toBe(false)
    expect(after([0, there], [10, between], [11, there], [30, there]).isActive).toBe(false)
  })

  it('clear only after the off-delay', () => {
    const raised = [
      [0, there],
      [20, there]
    ] as const
    expect(after(...raised, [30, gone], [34, gone]).isActive).toBe(true)
    expect(after(...raised, [30, gone], [35, gone]).isActive).toBe(false)
    expect(after(...raised, [30, gone], [34, between], [36, gone]).isActive).toBe(true)
  })

  it('act at once without a delay', () => {
    const none = { onDelayMs: 0, offDelayMs: 0 }
    const raised = advanceTimer(INACTIVE, there, none, 7)
    expect(raised.isActive).toBe(true)
    expect(advanceTimer(raised, gone, none, 7).isActive).toBe(false)
  })

  it('never change between the limits, and stay the same object while nothing is pending', () => {
    const timers = fc.record({
      isActive: fc.boolean(),
      pendingSinceMonotonicMs: fc.option(fc.nat())
    })
    fc.assert(
      fc.property(timers, fc.nat(), (timer, now) => {
        const next = advanceTimer(timer, between, DELAYS, now)
        expect(next.isActive).toBe(timer.isActive)
        expect(advanceTimer(next, between, DELAYS, now + 1)).toBe(next)
      })
    )
  })
})

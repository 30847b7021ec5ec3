import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clockOffsetMs,
  correctedDelayMs,
  EMPTY_CLOCK_WINDOW,
  noteTimes,
  type PacketTimes
} from '@shared/court/clock-offset'

const HOUR_MS = 3_600_000
const PACKET_EVERY_MS = 5_000
const START_AT = Date.UTC(2033, 1, 11, 12)

interface Situation {
  readonly delayMs: number
  /** How far the clocks are ahead of the true time. */
  readonly ourClockMs?: number
  readonly theirClockMs?: number
}

/** Packets, one every five seconds of true time, and what is thought of each after it came. */
function receive(...situations: readonly Situation[]) {
  let window = EMPTY_CLOCK_WINDOW
  return situations.map(({ delayMs, ourClockMs = 0, theirClockMs = 0 }, index) => {
    const monotonicMs = index * PACKET_EVERY_MS
    const times: PacketTimes = {
      sourceAt: START_AT + monotonicMs - delayMs + theirClockMs,
      receivedAt: START_AT + monotonicMs + ourClockMs,
      monotonicMs
    }
    window = noteTimes(window, times)
    return { offsetMs: clockOffsetMs(window), delayMs: correctedDelayMs(window, times) }
  })
}

const many = (count: number, situation: Situation): Situation[] =>
  Array.from({ length: count }, () => situation)

describe('the clock offset', () => {
  it('is unknown until there are enough packets', () => {
    expect(clockOffsetMs(EMPTY_CLOCK_WINDOW)).toBeNull()
    expect(receive(...many(5, { delayMs: 1_500 })).map(({ offsetMs }) => offsetMs)).toEqual([
      null,
      null,
      null,
      null,
      0
    ])
  })

  it('is zero, and the delay as measured, for any delay of up to a minute', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 5 }), (delaysMs) => {
        const last = receive(...delaysMs.map((delayMs) => ({ delayMs }))).at(-1)
        expect(last).toEqual({ offsetMs: 0, delayMs: delaysMs.at(-1) })
      })
    )
  })

  it('is at least what packets from the future prove', () => {
    const last = receive(...many(20, { delayMs: 1_500, theirClockMs: 4_000 })).at(-1)
    expect(last).toEqual({ offsetMs: 2_500, delayMs: 0 })
  })

  it('still shows a late packet as late when the clocks differ', () => {
    const wrong = { theirClockMs: -2 * HOUR_MS }
    const last = receive(...many(20, { delayMs: 1_500, ...wrong }), { delayMs: 11_500, ...wrong }).at(-1)
    expect(last?.delayMs).toBe(10_000)
  })

  it('is unknown for a recording', () => {
    const years = { delayMs: 1_500, theirClockMs: -5 * 365 * 24 * HOUR_MS }
    expect(receive(...many(20, years)).at(-1)).toEqual({ offsetMs: null, delayMs: null })
  })

  it.each([HOUR_MS, -HOUR_MS])('survives a jump of our clock by %d ms without a late packet', (jumpMs) => {
    const before = many(150, { delayMs: 1_500 })
    const during = many(150, { delayMs: 1_500, ourClockMs: jumpMs })
    for (const { delayMs } of receive(...before, ...during, ...before))
      expect(delayMs ?? 0).toBeLessThan(4_000)
  })

  it.each([HOUR_MS, -HOUR_MS])(
    'recovers from a jump of the provider’s clock by %d ms within one window',
    (jumpMs) => {
      const before = many(150, { delayMs: 1_500 })
      const during = many(150, { delayMs: 1_500, theirClockMs: jumpMs })
      const seen = receive(...before, ...during, ...before)
      const late = seen.flatMap(({ delayMs }, index) => (delayMs !== null && delayMs >= 4_000 ? [index] : []))
      expect(late.every((index) => index >= 150 && index < 150 + 100)).toBe(true)
      expect(seen.at(299)?.delayMs).toBe(0)
      expect(seen.at(-1)).toEqual({ offsetMs: 0, delayMs: 1_500 })
    }
  )

  it('does not mistake the computer’s sleep for a jump', () => {
    let window = EMPTY_CLOCK_WINDOW
    for (let index = 0; index < 20; index += 1) {
      const wallMs = START_AT + index * PACKET_EVERY_MS + (index < 10 ? 0 : 600_000)
      window = noteTimes(window, {
        sourceAt: wallMs - 1_500,
        receivedAt: wallMs,
        monotonicMs: index * PACKET_EVERY_MS
      })
    }
    expect(clockOffsetMs(window)).toBe(0)
  })
})

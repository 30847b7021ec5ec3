import { describe, expect, it } from 'vitest'
import { Liveness } from '../../../src-main/feeds/liveness'
import { ManualClock } from '../../support/manual-clock'

/** A clock whose timers are held back while it runs on, as in a computer that sleeps. */
class SleepyClock extends ManualClock {
  private sleptMs = 0

  override monotonicMs(): number {
    return super.monotonicMs() + this.sleptMs
  }

  sleep(forMs: number): void {
    this.sleptMs += forMs
  }
}

function watch(clock: ManualClock) {
  const silences: number[] = []
  const liveness = new Liveness(clock, () => silences.push(clock.monotonicMs()))
  liveness.start()
  return { liveness, silences }
}

describe('liveness', () => {
  it('reports silence once, 25 s after the last message', () => {
    const clock = new ManualClock()
    const { liveness, silences } = watch(clock)
    clock.advance(20_000)
    liveness.heard()
    clock.advance(4_000)
    liveness.heard()
    clock.advance(24_999)
    expect(silences).toEqual([])
    clock.advance(60_000)
    expect(silences).toEqual([49_000])
  })

  it('does not mistake the computer’s sleep for the provider’s silence', () => {
    const clock = new SleepyClock()
    const { silences } = watch(clock)
    clock.advance(20_000)
    clock.sleep(3_600_000)
    clock.advance(5_000)
    expect(silences).toEqual([])
    clock.advance(25_000)
    expect(silences).toEqual([3_650_000])
  })

  it('reports nothing after it is stopped', () => {
    const clock = new ManualClock()
    const { liveness, silences } = watch(clock)
    liveness.stop()
    clock.advance(60_000)
    expect(silences).toEqual([])
    expect(clock.pendingTimers).toBe(0)
  })
})

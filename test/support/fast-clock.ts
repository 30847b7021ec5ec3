/** A clock that runs faster than life, for tests in which real processes meet long waits. */
import { systemClock, type Clock } from '../../src-main/platform/clock'

export function fastClock(factor: number): Clock {
  const startUtcMs = systemClock.utcMs()
  const startMonotonicMs = systemClock.monotonicMs()
  const elapsedMs = (): number => (systemClock.monotonicMs() - startMonotonicMs) * factor
  return {
    utcMs: () => startUtcMs + elapsedMs(),
    monotonicMs: elapsedMs,
    after: (delayMs, run) => systemClock.after(delayMs / factor, run),
    every: (intervalMs, run) => systemClock.every(intervalMs / factor, run)
  }
}

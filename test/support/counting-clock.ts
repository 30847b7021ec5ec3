import { systemClock, type Clock } from '../../src-main/platform/clock'

/** The system's clock; counts the timers that can still run. */
export function countingClock(): { readonly clock: Clock; readonly pending: () => number } {
  const timers = new Set<object>()
  const clock: Clock = {
    ...systemClock,
    after: (delayMs, run) => {
      const timer = {}
      timers.add(timer)
      const cancel = systemClock.after(delayMs, () => {
        timers.delete(timer)
        run()
      })
      return () => {
        timers.delete(timer)
        cancel()
      }
    },
    every: (intervalMs, run) => {
      const timer = {}
      timers.add(timer)
      const cancel = systemClock.every(intervalMs, run)
      return () => {
        timers.delete(timer)
        cancel()
      }
    }
  }
  return { clock, pending: () => timers.size }
}

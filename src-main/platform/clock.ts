/** Time as an input: the one place of the main process that reads clocks and sets timers. */

export type CancelTimer = () => void

export interface Clock {
  /** UTC in milliseconds; may jump when the user or NTP sets the clock. */
  utcMs(): number
  /** Milliseconds since an arbitrary start; never jumps. All ages and deadlines use this one. */
  monotonicMs(): number
  after(delayMs: number, run: () => void): CancelTimer
  every(intervalMs: number, run: () => void): CancelTimer
}

export const systemClock: Clock = {
  utcMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after: (delayMs, run) => {
    if (delayMs > 0) {
      const timer = setTimeout(run, delayMs)
      return () => clearTimeout(timer)
    }
    // A timer waits for a millisecond at least.
    const immediate = setImmediate(run)
    return () => clearImmediate(immediate)
  },
  every: (intervalMs, run) => {
    const timer = setInterval(run, intervalMs)
    return () => clearInterval(timer)
  }
}

/** A clock that stands still until a test moves it. */
import type { CancelTimer, Clock } from '../../src-main/platform/clock'

interface Timer {
  dueMonotonicMs: number
  /** null runs once. */
  readonly intervalMs: number | null
  readonly run: () => void
}

export class ManualClock implements Clock {
  /** Kept in the order in which they were set: of timers due at the same moment the oldest runs first. */
  private readonly timers = new Set<Timer>()
  private nowMonotonicMs = 0
  private nowUtcMs: number

  constructor(startUtcMs = Date.UTC(2031, 4, 6, 9, 0, 0)) {
    this.nowUtcMs = startUtcMs
  }

  /** Timers that can still run; 0 shows that nothing was left behind. */
  get pendingTimers(): number {
    return this.timers.size
  }

  utcMs(): number {
    return this.nowUtcMs
  }

  monotonicMs(): number {
    return this.nowMonotonicMs
  }

  after(delayMs: number, run: () => void): CancelTimer {
    return this.add({ dueMonotonicMs: this.nowMonotonicMs + Math.max(0, delayMs), intervalMs: null, run })
  }

  every(intervalMs: number, run: () => void): CancelTimer {
    if (intervalMs <= 0) throw new RangeError(`An interval of ${intervalMs} ms would never let time pass`)
    return this.add({ dueMonotonicMs: this.nowMonotonicMs + intervalMs, intervalMs, run })
  }

  /** Lets time pass: every timer that falls due runs, in order, at its own moment. */
  advance(byMs: number): void {
    const endMonotonicMs = this.nowMonotonicMs + byMs
    for (let timer = this.nextDue(endMonotonicMs); timer; timer = this.nextDue(endMonotonicMs)) {
      this.moveTo(timer.dueMonotonicMs)
      if (timer.intervalMs === null) this.timers.delete(timer)
      else timer.dueMonotonicMs += timer.intervalMs
      timer.run()
    }
    this.moveTo(endMonotonicMs)
  }

  /** The wall clock is set to another time; the monotonic one does not notice. */
  jumpUtc(byMs: number): void {
    this.nowUtcMs += byMs
  }

  private add(timer: Timer): CancelTimer {
    this.timers.add(timer)
    return () => void this.timers.delete(timer)
  }

  private nextDue(endMonotonicMs: number): Timer | null {
    let next: Timer | null = null
    for (const timer of this.timers) {
      if (timer.dueMonotonicMs > endMonotonicMs) continue
      if (next === null || timer.dueMonotonicMs < next.dueMonotonicMs) next = timer
    }
    return next
  }

  private moveTo(monotonicMs: number): void {
    this.nowUtcMs += monotonicMs - this.nowMonotonicMs
    this.nowMonotonicMs = monotonicMs
  }
}

/** How late the engine's timers fire: when the event loop is slow, everything shown is old. */
import type { Reading } from '@shared/alarms/evaluate'
import { monitorEventLoopDelay } from 'node:perf_hooks'

const RESOLUTION_MS = 20
const NANOSECONDS = 1e6
const RAISE_ABOVE_MS = 100
const CLEAR_BELOW_MS = 50
/** Window of the 99th percentile: long enough for a hundred samples, short enough to follow a change. */
const WINDOW_MS = 2_000

/** The part of Node's histogram we use. */
export interface DelayHistogram {
  percentile(percentile: number): number
  reset(): void
  enable(): void
  disable(): void
}

export class LoopMonitor {
  readonly #histogram: DelayHistogram
  #windowStartMs = 0
  #latenessMs: number | null = null

  constructor(histogram: DelayHistogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })) {
    this.#histogram = histogram
  }

  start(now: number): void {
    this.#histogram.enable()
    this.#windowStartMs = now
  }

  stop(): void {
    this.#histogram.disable()
  }

  reading(now: number): Reading {
    if (now - this.#windowStartMs >= WINDOW_MS) {
      // The histogram measures the time between its ticks.
      this.#latenessMs = Math.max(0, this.#histogram.percentile(99) / NANOSECONDS - RESOLUTION_MS)
      this.#histogram.reset()
      this.#windowStartMs = now
    }
    const latenessMs = this.#latenessMs
    return {
      raise: latenessMs !== null && latenessMs > RAISE_ABOVE_MS,
      clear: latenessMs !== null && latenessMs < CLEAR_BELOW_MS,
      text: `The engine is ${Math.round(latenessMs ?? 0)} ms behind: the display may be late.`,
      cause: 'Computer too slow'
    }
  }
}

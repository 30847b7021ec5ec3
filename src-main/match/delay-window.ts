import {
  clockOffsetMs,
  correctedDelayMs,
  EMPTY_CLOCK_WINDOW,
  noteTimes,
  type ClockWindow,
  type PacketTimes
} from '@shared/court/clock-offset'
import { DELAY_WINDOW, quantile } from '@shared/court/delay'

/** Enough that one straggler does not decide the 99th percentile. */
const QUANTILE_WINDOW = 200

/** The delays of one feed's latest live packets, and the provider's clock offset. */
export class DelayWindow {
  #delaysMs: number[] = []
  #clocks: ClockWindow = EMPTY_CLOCK_WINDOW

  /** A copy. */
  copy(): DelayWindow {
    const copy = new DelayWindow()
    copy.#delaysMs = [...this.#delaysMs]
    copy.#clocks = this.#clocks
    return copy
  }

  /** A packet marked late counts for the delay only: it says nothing about clocks. */
  add(times: PacketTimes, isMarkedLate: boolean): void {
    if (!isMarkedLate) this.#clocks = noteTimes(this.#clocks, times)
    const delayMs = correctedDelayMs(this.#clocks, times)
    if (delayMs === null) return
    this.#delaysMs.push(delayMs)
    if (this.#delaysMs.length > QUANTILE_WINDOW) this.#delaysMs.shift()
  }

  /** The court's delay: the median of the last few. */
  get currentMs(): number | null {
    return quantile(this.latestMs, 0.5)
  }

  get latestMs(): readonly number[] {
    return this.#delaysMs.slice(-DELAY_WINDOW)
  }

  /** The provider's clock minus ours; null until there is enough data. */
  get clockOffsetMs(): number | null {
    return clockOffsetMs(this.#clocks)
  }

  quantileMs(share: number): number | null {
    return quantile(this.#delaysMs, share)
  }
}

import {
  clockOffsetMs,
  correctedDelayMs,
  EMPTY_CLOCK_WINDOW,
  noteTimes,
  type ClockWindow,
  type PacketTimes
} from '@shared/court/clock-offset'
import { DELAY_WINDOW, quantile } from '@shared/court/delay'

/** Enough for a 99th percentile that one straggler does not decide. */
const QUANTILE_WINDOW = 200

/** The delays of the latest live packets of one feed, and how far the provider's clock is from ours. */
export class DelayWindow {
  #delaysMs: number[] = []
  #clocks: ClockWindow = EMPTY_CLOCK_WINDOW

  /** A window of its own that holds the same. */
  copy(): DelayWindow {
    const copy = new DelayWindow()
    copy.#delaysMs = [...this.#delaysMs]
    copy.#clocks = this.#clocks
    return copy
  }

  /** Of a packet that the provider marks as late only the delay counts: it tells nothing about clocks. */
  add(times: PacketTimes, isMarkedLate: boolean): void {
    if (!isMarkedLate) this.#clocks = noteTimes(this.#clocks, times)
    const delayMs = correctedDelayMs(this.#clocks, times)
    if (delayMs === null) return
    this.#delaysMs.push(delayMs)
    if (this.#delaysMs.length > QUANTILE_WINDOW) this.#delaysMs.shift()
  }

  /** What the court's delay is judged by: the median of the last few. */
  get currentMs(): number | null {
    return quantile(this.latestMs, 0.5)
  }

  get latestMs(): readonly number[] {
    return this.#delaysMs.slice(-DELAY_WINDOW)
  }

  /** The provider's clock minus ours; null until there is enough to estimate from. */
  get clockOffsetMs(): number | null {
    return clockOffsetMs(this.#clocks)
  }

  quantileMs(share: number): number | null {
    return quantile(this.#delaysMs, share)
  }
}

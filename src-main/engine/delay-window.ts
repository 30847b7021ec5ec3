import { comparableDelayMs, DELAY_WINDOW, quantile } from '@shared/court/delay'

/** Enough for a 99th percentile that one straggler does not decide. */
const QUANTILE_WINDOW = 200

/** The delays of the latest live packets of one feed. */
export class DelayWindow {
  readonly #delaysMs: number[] = []

  /** Times are UTC in milliseconds; what cannot be compared is left out. */
  add(sourceAt: number | null, receivedAt: number): void {
    const delayMs = comparableDelayMs(sourceAt, receivedAt)
    if (delayMs === null) return
    this.#delaysMs.push(delayMs)
    if (this.#delaysMs.length > QUANTILE_WINDOW) this.#delaysMs.shift()
  }

  /** What the court's delay is judged by: the median of the last few. */
  get currentMs(): number | null {
    return quantile(this.#delaysMs.slice(-DELAY_WINDOW), 0.5)
  }

  get latestMs(): readonly number[] {
    return this.#delaysMs.slice(-DELAY_WINDOW)
  }

  quantileMs(share: number): number | null {
    return quantile(this.#delaysMs, share)
  }
}

/** How many requests are allowed in a time. */
import type { Clock } from '../../platform/clock'

export interface Rate {
  readonly requests: number
  readonly perMs: number
}

export class RateLimit {
  readonly #rate: Rate
  readonly #clock: Clock
  readonly #grantedMonotonicMs: number[] = []

  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate
    this.#clock = clock
  }

  /** Counts a request. 0: it is allowed; otherwise whole seconds until one will be. */
  take(): number {
    const { requests, perMs } = this.#rate
    const now = this.#clock.monotonicMs()
    const recent = this.#grantedMonotonicMs
    while (recent[0] !== undefined && recent[0] <= now - perMs) recent.shift()
    const oldest = recent[0]
    if (recent.length < requests || oldest === undefined) {
      recent.push(now)
      return 0
    }
    return Math.ceil((oldest + perMs - now) / 1_000)
  }
}

/** Limits requests for missing packets to one per second and drops obsolete ones. */
import type { CancelTimer, Clock } from '../platform/clock'

const SHORTEST_INTERVAL_MS = 1_000

export class HoleRequests {
  readonly #clock: Clock
  readonly #nextStartPosition: () => number | null
  readonly #resume: () => void
  #lastMonotonicMs = Number.NEGATIVE_INFINITY
  #cancelTimer: CancelTimer | null = null

  constructor(clock: Clock, nextStartPosition: () => number | null, resume: () => void) {
    this.#clock = clock
    this.#nextStartPosition = nextStartPosition
    this.#resume = resume
  }

  /** Resumes now, or a second after the last time if the same packet is still missing. */
  request(): void {
    if (this.#cancelTimer !== null) return
    const waitMs = this.#lastMonotonicMs + SHORTEST_INTERVAL_MS - this.#clock.monotonicMs()
    if (waitMs <= 0) this.#resumeNow()
    else this.#requestAfter(waitMs)
  }

  /** A new connection starts at the hole anyway. */
  forget(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
  }

  #requestAfter(waitMs: number): void {
    const missingSeqNum = this.#nextStartPosition()
    this.#cancelTimer = this.#clock.after(waitMs, () => {
      this.#cancelTimer = null
      if (this.#nextStartPosition() === missingSeqNum) this.#resumeNow()
    })
  }

  #resumeNow(): void {
    this.#lastMonotonicMs = this.#clock.monotonicMs()
    this.#resume()
  }
}

/** Detects that an open socket has gone silent. */
import type { CancelTimer, Clock } from '../platform/clock'

/** Two and a half intervals of the provider's 10 s heartbeat. */
export const SILENCE_LIMIT_MS = 25_000

/** A timer later than this means the computer slept, not that the provider was silent. */
const TIMER_GAP_MS = 5_000

export class Liveness {
  readonly #clock: Clock
  readonly #onSilent: () => void
  #lastHeardMonotonicMs = 0
  #cancelTimer: CancelTimer = () => {}

  constructor(clock: Clock, onSilent: () => void) {
    this.#clock = clock
    this.#onSilent = onSilent
  }

  /** Starts listening with the full limit. */
  start(): void {
    this.heard()
    this.#wait(SILENCE_LIMIT_MS)
  }

  /** Any inbound message counts. */
  heard(): void {
    this.#lastHeardMonotonicMs = this.#clock.monotonicMs()
  }

  stop(): void {
    this.#cancelTimer()
  }

  /** One timer per silence instead of a new one per message. */
  #wait(delayMs: number): void {
    this.#cancelTimer()
    const dueMonotonicMs = this.#clock.monotonicMs() + delayMs
    this.#cancelTimer = this.#clock.after(delayMs, () => this.#check(dueMonotonicMs))
  }

  #check(dueMonotonicMs: number): void {
    const nowMonotonicMs = this.#clock.monotonicMs()
    const silentMs = nowMonotonicMs - this.#lastHeardMonotonicMs
    if (nowMonotonicMs - dueMonotonicMs > TIMER_GAP_MS) this.start()
    else if (silentMs < SILENCE_LIMIT_MS) this.#wait(SILENCE_LIMIT_MS - silentMs)
    else this.#onSilent()
  }
}

/** Long work on the event loop in short pieces, so that live courts never wait for it. */
import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../platform/clock'

const SLICE_MS = 8

export class TimeSlice {
  readonly #clock: Clock
  #startedMs: number

  constructor(clock: Clock) {
    this.#clock = clock
    this.#startedMs = clock.monotonicMs()
  }

  /** Lets others run when it is their turn. */
  async rest(): Promise<void> {
    if (this.#clock.monotonicMs() - this.#startedMs < SLICE_MS) return
    await setImmediate()
    this.#startedMs = this.#clock.monotonicMs()
  }
}

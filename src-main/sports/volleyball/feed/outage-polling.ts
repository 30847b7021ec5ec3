/** Polls match events while push is unavailable: a score seconds old beats a frozen one. */
import type { CancelTimer } from '../../../platform/clock'
import { catchUp, type Pulled } from './catch-up'
import type { DeliveryOptions } from './delivery'

export interface OutagePollingOptions extends Omit<DeliveryOptions, 'listener'> {
  readonly pollSeconds: number
  /** The pull API has answered; it is asked again. */
  readonly served: (pulled: Pulled) => void
  /** It did not, after it had. It is asked again. */
  readonly failed: () => void
}

/**
 * Push that is back before then was hardly away. Early enough that the alarm of a lost feed, after 20 s, can tell whether
 * the match is seen all the same.
 */
const BEGIN_AFTER_MS = 15_000
/** The part of it by which one pause is longer than another: what broke for all courts at once is not polled in step. */
const SPREAD = 0.2

export class OutagePolling {
  readonly #options: OutagePollingOptions
  #abort: AbortController | null = null
  #isServing = false
  #isAsking = false
  #notBeforeMonotonicMs = 0
  #cancelNext: CancelTimer = () => {}

  constructor(options: OutagePollingOptions) {
    this.#options = options
  }

  /** What the match comes from just now. */
  get isServing(): boolean {
    return this.#isServing
  }

  /** Push has gone, or has not come yet. Does nothing the second time. */
  begin(): void {
    if (this.#abort !== null) return
    this.#abort = new AbortController()
    this.#askAfter(BEGIN_AFTER_MS)
  }

  /** Push is back, or nobody wants the match any more. */
  end(): void {
    this.#abort?.abort()
    this.#abort = null
    this.#isServing = false
    this.#isAsking = false
    this.#cancelNext()
  }

  /** The provider wishes not to be asked for so long. */
  pause(forMs: number): void {
    const { clock } = this.#options.tools
    this.#notBeforeMonotonicMs = Math.max(this.#notBeforeMonotonicMs, clock.monotonicMs() + forMs)
  }

  /** Asks now, where the match is served so anyway. */
  askAgain(): void {
    if (this.#isServing && !this.#isAsking) this.#askAfter(0)
  }

  #askAfter(delayMs: number): void {
    const { random, tools } = this.#options
    const waitMs = Math.max(
      delayMs * (1 + SPREAD * random()),
      this.#notBeforeMonotonicMs - tools.clock.monotonicMs()
    )
    this.#cancelNext()
    this.#cancelNext = tools.clock.after(waitMs, () => void this.#ask())
  }

  async #ask(): Promise<void> {
    const signal = this.#abort?.signal
    if (signal === undefined) return
    const { api, merge, nextSequenceId, tools, pollSeconds, served, failed } = this.#options
    this.#isAsking = true
    const pulled = await catchUp(api, merge, nextSequenceId(), { ...tools, signal })
    if (signal.aborted) return
    this.#isAsking = false
    const wasServing = this.#isServing
    this.#isServing = pulled.ok
    if (pulled.ok) served(pulled.value)
    else {
      this.pause(pulled.error.retryAfterMs ?? 0)
      if (wasServing) failed()
    }
    // What was served may have ended it.
    if (this.#abort?.signal === signal) this.#askAfter(pollSeconds * 1_000)
  }
}

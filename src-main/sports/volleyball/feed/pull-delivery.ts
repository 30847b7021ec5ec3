/** Match events by polling, where push was not bought or cannot be reached. */
import type { CancelTimer } from '../../../platform/clock'
import { catchUp } from './catch-up'
import type { Delivery, DeliveryOptions } from './delivery'

export interface PullDeliveryOptions extends DeliveryOptions {
  readonly pollSeconds: number
  /** Told while all is well. */
  readonly liveText: string
}

/** The part of it by which one pause is longer or shorter than another, so that matches do not poll in step. */
const POLL_SPREAD = 0.2

export class PullDelivery implements Delivery {
  readonly #options: PullDeliveryOptions
  readonly #abort = new AbortController()
  #isFirst = true
  #isPulling = false
  #isWantedAgain = false
  #cancelNextPoll: CancelTimer = () => {}

  constructor(options: PullDeliveryOptions) {
    this.#options = options
  }

  start(): void {
    this.#options.listener.entered('authorising', 'Requesting access from the provider.')
    void this.#pull()
  }

  refetch(): void {
    if (this.#isPulling) this.#isWantedAgain = true
    else void this.#pull()
  }

  stop(): void {
    this.#abort.abort()
    this.#cancelNextPoll()
  }

  async #pull(): Promise<void> {
    const { api, listener, liveText, merge, nextSequenceId, tools } = this.#options
    const { signal } = this.#abort
    this.#cancelNextPoll()
    this.#isPulling = true
    this.#isWantedAgain = false
    const pulled = await catchUp(api, merge, nextSequenceId(), { ...tools, signal })
    this.#isPulling = false
    if (signal.aborted) return
    if (!pulled.ok) {
      this.stop()
      listener.failed(pulled.error)
      return
    }
    if (this.#isFirst) listener.happened({ kind: 'authorised' })
    if (this.#isFirst || pulled.value.records > 0) listener.happened({ kind: 'pulled', ...pulled.value })
    this.#isFirst = false
    listener.entered('live', liveText)
    listener.heard()
    this.#pullAgain()
  }

  #pullAgain(): void {
    const { pollSeconds, random, tools } = this.#options
    const pauseMs = this.#isWantedAgain ? 0 : pollSeconds * 1_000 * (1 + POLL_SPREAD * (random() - 0.5))
    this.#cancelNextPoll = tools.clock.after(pauseMs, () => void this.#pull())
  }
}

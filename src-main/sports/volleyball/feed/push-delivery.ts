/** Match events by push: the channel is opened first, then the list is fetched, then both are merged. */
import type { Result } from '@shared/result'
import type { ApiFailure } from './api-failure'
import { catchUp } from './catch-up'
import type { Delivery, DeliveryOptions } from './delivery'
import { readEnvelope } from './event-list'
import type { LiveAccess } from './match-api'
import { PushChannel, type PushListener, type PushTimings } from './push-channel'
import type { PushHost } from './push-host'

export interface PushDeliveryOptions extends DeliveryOptions {
  readonly host: PushHost
  readonly timings: PushTimings
}

const LIVE_TEXT = 'Receiving live messages.'
const FETCH_TEXT = 'Catching up on earlier messages.'
const REFETCH_TEXT = 'Messages may be missing. Fetching them.'

export class PushDelivery implements Delivery {
  readonly #options: PushDeliveryOptions
  readonly #abort = new AbortController()
  #channel: PushChannel | null = null
  #isOpen = false
  /** There is something to fetch, or may be. */
  #isIncomplete = true
  #isPulling = false
  #isWantedAgain = false

  constructor(options: PushDeliveryOptions) {
    this.#options = options
  }

  start(): void {
    this.#options.merge.hold()
    this.#options.listener.entered('authorising', 'Requesting access from the provider.')
    void this.#authorise()
  }

  refetch(): void {
    this.#isIncomplete = true
    if (this.#isPulling) this.#isWantedAgain = true
    else if (this.#isOpen) void this.#pull(REFETCH_TEXT)
  }

  stop(): void {
    this.#abort.abort()
    this.#channel?.close()
  }

  async #authorise(): Promise<void> {
    const { listener } = this.#options
    const access = await this.#liveAccess()
    if (this.#abort.signal.aborted) return
    if (!access.ok) {
      this.stop()
      listener.failed(access.error)
      return
    }
    listener.happened({ kind: 'authorised' })
    this.#open(access.value)
  }

  #liveAccess(): Promise<Result<LiveAccess, ApiFailure>> {
    const { api, tools } = this.#options
    return api.liveAccess({ ...tools, signal: this.#abort.signal })
  }

  #open(access: LiveAccess): void {
    const { host, timings, tools } = this.#options
    this.#channel = new PushChannel({
      host,
      access,
      renew: () => this.#liveAccess(),
      timings,
      clock: tools.clock,
      listener: this.#channelListener()
    })
    this.#channel.open()
  }

  #channelListener(): PushListener {
    const { host, listener, merge } = this.#options
    return {
      connecting: () => listener.entered('connecting', `Connecting to ${host.name}.`),
      connected: () => listener.happened({ kind: 'opened', host: host.name }),
      attached: (gap) => this.#attached(gap),
      interrupted: (message, retryInMs) => {
        this.#isOpen = false
        listener.interrupted(message, retryInMs)
      },
      received: (bytes) => merge.pushed(readEnvelope(bytes)),
      heard: () => listener.heard(),
      renewed: () => listener.happened({ kind: 'token-renewed' }),
      failed: (failure) => {
        this.stop()
        listener.failed(failure)
      }
    }
  }

  #attached(gap: string | null): void {
    const { listener, merge } = this.#options
    this.#isOpen = true
    if (gap !== null) {
      listener.happened({ kind: 'continuity-lost', reason: gap })
      merge.hold()
      this.#isIncomplete = true
      // What is on its way may have been made before messages were lost.
      this.#isWantedAgain = this.#isPulling
    }
    if (!this.#isIncomplete) listener.entered('live', LIVE_TEXT)
    else if (this.#isPulling) listener.entered('catching-up', FETCH_TEXT)
    else void this.#pull(gap === null ? FETCH_TEXT : REFETCH_TEXT)
  }

  async #pull(words: string): Promise<void> {
    const { api, listener, merge, nextSequenceId, tools } = this.#options
    const { signal } = this.#abort
    this.#isPulling = true
    listener.entered('catching-up', words)
    do {
      const pulled = await catchUp(api, merge, nextSequenceId(), { ...tools, signal })
      if (signal.aborted) return
      if (!pulled.ok) {
        this.#isPulling = false
        listener.missedList(pulled.error)
        return
      }
      listener.happened({ kind: 'pulled', ...pulled.value })
    } while (this.#takeWantedAgain())
    this.#isPulling = false
    this.#isIncomplete = false
    merge.release()
    this.#goLive()
  }

  /** What was delivered may have ended this delivery. */
  #goLive(): void {
    if (this.#isOpen && !this.#abort.signal.aborted) this.#options.listener.entered('live', LIVE_TEXT)
  }

  #takeWantedAgain(): boolean {
    const isWantedAgain = this.#isWantedAgain
    this.#isWantedAgain = false
    return isWantedAgain
  }
}

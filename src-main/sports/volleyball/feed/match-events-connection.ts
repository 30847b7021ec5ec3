/** The life of a volleyball feed: ask for access, catch up, stay live by push or by polling, come back. */
import type { VolleyballAccess } from '@shared/sports/volleyball/feed/access'
import type { ConnectionView } from '@shared/court/common-view'
import { fail, type Result } from '@shared/result'
import type { CancelTimer, Clock } from '../../../platform/clock'
import { HEALTHY_AFTER_MS, nextPollDelayMs, nextRetryDelayMs } from '../../../feeds/backoff'
import type { SocketOptions } from '../../../feeds/feed-connection-options'
import type { ConnectionEvent, FeedSink } from '../../../feeds/feed-sink'
import { HoleRequests } from '../../../feeds/hole-requests'
import { addressOf } from '../../../feeds/host-address'
import { apiFailure, type ApiFailure } from './api-failure'
import { chooseDelivery } from './choose-delivery'
import type { Delivery, DeliveryListener, DeliveryOptions } from './delivery'
import type { Envelope } from './envelope'
import { EventMerge } from './event-merge'
import { FeedStatus, type FeedStatusOptions } from './feed-status'
import { socketUrlOf } from './http-request'
import { MatchApi, type MatchApiOptions } from './match-api'
import type { PushTimings } from './push-channel'
import { Secrets } from '../../../platform/secrets'

export interface MatchEventsConnectionOptions extends Omit<MatchApiOptions, 'secrets'> {
  readonly sink: FeedSink
  /** Proxy and certificates for an address in the form ws:// or wss://, asked for every request; absent: none. */
  readonly socketOptionsFor?: (url: string) => Promise<SocketOptions>
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
  /** Absent: as the product has them. */
  readonly pushTimings?: PushTimings
}

/** An API that fails fails for all courts at once: even the first time it is not asked again within half a second. */
const NO_DELAY_YET = 0

const AGAIN_TEXT = 'Preparing to reconnect.'
const ASLEEP_TEXT = 'The computer was asleep. Reconnecting.'
const NETWORK_UNREADABLE = apiFailure(
  'retry',
  'This computer’s network settings could not be read.',
  'network settings unreadable'
)

export class MatchEventsConnection {
  readonly #options: MatchEventsConnectionOptions
  readonly #secrets = new Secrets()
  readonly #api: MatchApi
  readonly #state: FeedStatus
  readonly #holeRequests: HoleRequests
  #delivery: Delivery | null = null
  /** Of the delivery that begins or runs; a later one makes what is left of it silent. */
  #round = 0
  /** Where an operator wants the first list to begin, if not at the first missing message. */
  #wishedPosition: number | null = null
  #liveSinceMonotonicMs: number | null = null
  #lastRetryDelayMs = NO_DELAY_YET
  #cancelNextAttempt: CancelTimer = () => {}

  constructor(options: MatchEventsConnectionOptions) {
    this.#options = options
    const { access, clock, sink } = options
    this.#api = new MatchApi({ ...options, secrets: this.#secrets })
    this.#state = new FeedStatus({
      clock,
      host: apiAddress(access),
      changed: (view) => sink.statusChanged(view),
      outage: access.delivery === 'push' ? this.#outageOptions() : null
    })
    this.#holeRequests = new HoleRequests(
      clock,
      () => sink.nextStartPosition(),
      () => this.#refetch()
    )
  }

  get status(): ConnectionView {
    return this.#state.current
  }

  start(): void {
    if (this.#state.isOneOf('idle')) this.#begin('Preparing to connect.')
  }

  stop(): void {
    this.#leave('stopped')
    this.#state.enter('idle', 'Not connected.')
  }

  /** The user wants it now: forgets refusals and delays. */
  restart(): void {
    this.#leave('restarted by the user')
    this.#lastRetryDelayMs = NO_DELAY_YET
    this.#begin('Preparing to connect.', { attempts: 0 })
  }

  /**
   * Fetches the list from the first missing message; no failure. At most once a second: a second request waits, and is
   * forgotten if the hole has filled by then. Until the list has been fetched for the first time there is nothing to
   * do.
   */
  requestFromHole(): void {
    if (this.#state.isOneOf('catching-up', 'live', 'polling')) this.#holeRequests.request()
  }

  /** The match is over, and nothing more is asked for. */
  finish(): void {
    this.#leave('match finished')
    this.#state.enter('finished', 'Match finished, connection closed.')
  }

  /** After the computer slept: connects afresh, spread like any first retry, and fetches what was missed. */
  systemResumed(): void {
    if (this.#state.isOneOf('idle', 'refused', 'finished')) return
    this.#leave('the computer was asleep')
    this.#lastRetryDelayMs = NO_DELAY_YET
    const { attempts } = this.#state.current
    this.#waitFor(this.#nextRetryDelayMs(), 'waiting', ASLEEP_TEXT, { attempts })
  }

  #begin(message: string, also: { readonly attempts?: number } = {}): void {
    const { access, sink } = this.#options
    const host = apiAddress(access)
    this.#round += 1
    const round = this.#round
    this.#state.enter('resolving', message, { ...also, host, lastHeartbeatMonotonicMs: null })
    const startPosition = sink.nextStartPosition()
    // Told once, an operator's wish gives way to what is missing.
    this.#wishedPosition = startPosition === sink.nextStartPosition() ? null : startPosition
    sink.connectionEvent({ kind: 'dialling', host, startPosition })
    chooseDelivery(this.#options, this.#deliveryOptions(round)).then(
      (chosen) => this.#run(round, chosen),
      () => this.#run(round, fail(NETWORK_UNREADABLE))
    )
  }

  #run(round: number, chosen: Result<Delivery, ApiFailure>): void {
    if (this.#round !== round) return
    if (chosen.ok) {
      this.#delivery = chosen.value
      chosen.value.start()
    } else this.#failed(chosen.error, () => this.#begin(AGAIN_TEXT))
  }

  #deliveryOptions(round: number): DeliveryOptions {
    return {
      ...this.#pullOptions((envelope) => {
        if (this.#round === round) this.#deliver(envelope)
      }),
      listener: this.#listener()
    }
  }

  #pullOptions(deliver: (envelope: Envelope) => void): Omit<DeliveryOptions, 'listener'> {
    const { clock, random, socketOptionsFor } = this.#options
    const nextSequenceId = (): number => this.#nextSequenceId
    return {
      api: this.#api,
      merge: new EventMerge({ nextSequenceId, deliver }),
      nextSequenceId,
      tools: { clock, ...(socketOptionsFor && { socketOptionsFor }) },
      random
    }
  }

  /** Of the polling while push is away. */
  #outageOptions(): FeedStatusOptions['outage'] {
    const { access, sink } = this.#options
    return {
      ...this.#pullOptions((envelope) => this.#deliver(envelope)),
      pollSeconds: access.pollSeconds,
      served: (pulled) => {
        this.#wishedPosition = null
        if (pulled.records > 0) sink.connectionEvent({ kind: 'pulled', ...pulled })
      }
    }
  }

  get #nextSequenceId(): number {
    return this.#wishedPosition ?? this.#options.sink.nextStartPosition() ?? 1
  }

  #deliver({ bytes }: Envelope): void {
    const { clock, sink } = this.#options
    sink.receive({
      bytes: this.#secrets.redactBytes(bytes),
      isText: true,
      receivedAt: clock.utcMs(),
      monotonicMs: clock.monotonicMs()
    })
  }

  #listener(): DeliveryListener {
    const { clock, sink } = this.#options
    return {
      entered: (state, message) => {
        // What was to happen next is under way.
        this.#cancelNextAttempt()
        if (state === 'live') this.#beLive()
        this.#state.enter(state, message, state === 'live' ? { attempts: 0 } : {})
      },
      interrupted: (message, retryInMs) => {
        sink.connectionEvent({ kind: 'failed', host: this.status.host, detail: message })
        this.#state.enter('waiting', message, {
          attempts: this.status.attempts + 1,
          nextAttemptMonotonicMs: retryInMs === null ? null : clock.monotonicMs() + retryInMs
        })
      },
      heard: () => this.#state.heard(),
      happened: (event) => sink.connectionEvent(this.#withoutSecrets(event)),
      missedList: (failure) => this.#failed(failure, () => this.#delivery?.refetch()),
      failed: (failure) => {
        this.#end()
        this.#failed(failure, () => this.#begin(AGAIN_TEXT))
      }
    }
  }

  #beLive(): void {
    this.#liveSinceMonotonicMs ??= this.#options.clock.monotonicMs()
    this.#wishedPosition = null
  }

  #withoutSecrets(event: ConnectionEvent): ConnectionEvent {
    return 'reason' in event ? { ...event, reason: this.#secrets.redact(event.reason) } : event
  }

  #failed({ next, message, detail, retryAfterMs }: ApiFailure, again: () => void): void {
    const { random, sink } = this.#options
    const { attempts, host } = this.status
    const words = this.#secrets.redact(message)
    const reason = this.#secrets.redact(detail)
    switch (next) {
      case 'stop':
        this.#end()
        sink.connectionEvent({ kind: 'refused', reason })
        this.#state.enter('refused', words)
        break
      case 'poll':
        sink.connectionEvent({ kind: 'not-started' })
        this.#waitFor(nextPollDelayMs(random()), 'not-started', words, { attempts: 0, again })
        break
      case 'retry':
        sink.connectionEvent({ kind: 'failed', host, detail: reason })
        this.#state.pause(retryAfterMs ?? 0)
        this.#waitFor(this.#nextRetryDelayMs(retryAfterMs ?? 0), 'waiting', words, {
          attempts: attempts + 1,
          again
        })
    }
  }

  #nextRetryDelayMs(atLeastMs = 0): number {
    const { clock, random } = this.#options
    const liveMs = clock.monotonicMs() - (this.#liveSinceMonotonicMs ?? clock.monotonicMs())
    if (liveMs >= HEALTHY_AFTER_MS) this.#lastRetryDelayMs = NO_DELAY_YET
    this.#liveSinceMonotonicMs = null
    this.#lastRetryDelayMs = nextRetryDelayMs(this.#lastRetryDelayMs, random())
    return Math.max(atLeastMs, this.#lastRetryDelayMs)
  }

  #waitFor(
    delayMs: number,
    state: 'waiting' | 'not-started',
    message: string,
    { attempts, again = () => this.#begin(AGAIN_TEXT) }: { attempts: number; again?: () => void }
  ): void {
    const { clock } = this.#options
    this.#cancelNextAttempt()
    this.#cancelNextAttempt = clock.after(delayMs, again)
    this.#state.enter(state, message, { attempts, nextAttemptMonotonicMs: clock.monotonicMs() + delayMs })
  }

  #refetch(): void {
    const { sink } = this.#options
    sink.connectionEvent({ kind: 'hole-requested', startPosition: sink.nextStartPosition() })
    if (!this.#state.askAgain()) this.#delivery?.refetch()
  }

  /** Ends the delivery, if any, from our side. */
  #leave(reason: string): void {
    if (this.#delivery !== null) this.#options.sink.connectionEvent({ kind: 'left', reason })
    this.#end()
  }

  /** Forgets the delivery and what was to happen next. */
  #end(): void {
    this.#round += 1
    this.#delivery?.stop()
    this.#delivery = null
    this.#cancelNextAttempt()
    this.#holeRequests.forget()
  }
}

const apiAddress = ({ apiUrl }: VolleyballAccess): string => addressOf(socketUrlOf(apiUrl))

/** The match's channel of the push service, by the service's own library. */
import {
  ErrorInfo,
  Realtime,
  type ChannelStateChange,
  type ConnectionStateChange,
  type RealtimeChannel
} from 'ably'
import type { Result } from '@shared/result'
import type { CancelTimer, Clock } from '../../../platform/clock'
import type { ApiFailure } from './api-failure'
import type { LiveAccess } from './match-api'
import type { PushHost } from './push-host'
import { PushTokens } from './push-tokens'
import {
  CHANNEL_TEXT,
  detailOf,
  isOfToken,
  judgePush,
  LONG_LOST_TEXT,
  LOST_TEXT,
  TOKEN_TEXT,
  UNREACHABLE_TEXT
} from './push-text'

/** How the library goes about its connection. */
export interface PushTimings {
  /** Between attempts in the first two minutes; the library spreads and lengthens it. */
  readonly retryMs: number
  /** Between attempts after that. */
  readonly lateRetryMs: number
  /** For an answer of the service; also how much later than promised its signs of life may come. */
  readonly answerLimitMs: number
}

export const PUSH_TIMINGS: PushTimings = { retryMs: 3_000, lateRetryMs: 10_000, answerLimitMs: 10_000 }

export interface PushChannelOptions {
  readonly host: PushHost
  readonly access: LiveAccess
  readonly renew: () => Promise<Result<LiveAccess, ApiFailure>>
  readonly clock: Clock
  readonly timings: PushTimings
  readonly listener: PushListener
}

/** Nothing is reported after `failed` or `close`. */
export interface PushListener {
  connecting(): void
  connected(): void
  /** From now on messages come. `gap` says why some may be missing since they came last; null when none are. */
  attached(gap: string | null): void
  /** No messages for now; the library tries again, after so many milliseconds if that is known. */
  interrupted(message: string, retryInMs: number | null): void
  received(bytes: Uint8Array): void
  /** The service is there. */
  heard(): void
  renewed(): void
  failed(failure: ApiFailure): void
}

/** While the library is connected: it notices itself when the service goes silent. */
const PULSE_MS = 5_000
const HEARTBEAT_NAME = 'heartbeat'
const AUTH_ERROR_CODE = 40_170

export class PushChannel {
  readonly #options: PushChannelOptions
  #realtime: Realtime | null = null
  readonly #tokens: PushTokens
  #renewalFailure: ApiFailure | null = null
  #connectionId: string | undefined
  #gap: string | null = null
  #wasOpen = false
  #cancelPulse: CancelTimer = () => {}

  constructor(options: PushChannelOptions) {
    this.#options = options
    this.#tokens = new PushTokens({ ...options, expiring: () => this.#renewToken() })
  }

  open(): void {
    const { access, host, timings } = this.#options
    const realtime = new Realtime({
      ...host.options,
      authCallback: (_params, callback) => void this.#authorise(callback),
      disconnectedRetryTimeout: timings.retryMs,
      suspendedRetryTimeout: timings.lateRetryMs,
      realtimeRequestTimeout: timings.answerLimitMs,
      // The capture is to hold the bytes as they were sent, and JSON is what the messages are.
      useBinaryProtocol: false,
      // It would ask a third host whether there is an internet.
      disableConnectivityCheck: true,
      wsConnectivityCheckUrl: host.url,
      transports: ['web_socket'],
      // Its log names tokens.
      logLevel: 0,
      logHandler: () => undefined
    })
    this.#realtime = realtime
    realtime.connection.on((change) => this.#connectionChanged(realtime, change))
    const channel = realtime.channels.get(access.channelName, { attachOnSubscribe: false })
    channel.on((change) => this.#channelChanged(realtime, change))
    void channel.subscribe(({ name, data }) => this.#received(name, data))
    attach(channel)
  }

  close(): void {
    this.#tokens.stop()
    this.#cancelPulse()
    const realtime = this.#realtime
    this.#realtime = null
    realtime?.close()
  }

  #connectionChanged(
    realtime: Realtime,
    { current, previous, reason, retryIn }: ConnectionStateChange
  ): void {
    if (this.#realtime !== realtime || current === previous) return
    const { listener } = this.#options
    this.#cancelPulse()
    switch (current) {
      case 'connecting':
        listener.connecting()
        break
      case 'connected':
        this.#connected(realtime, reason)
        break
      case 'disconnected':
        listener.interrupted(
          previous === 'connected' ? LOST_TEXT : this.#failureText(reason),
          retryIn ?? null
        )
        break
      case 'suspended':
        this.#gap ??= detailOf(reason)
        listener.interrupted(LONG_LOST_TEXT, retryIn ?? null)
        break
      case 'failed':
      case 'closed':
        this.#fail(this.#renewalFailure ?? judgePush(reason, this.#wasOpen))
        break
      case 'initialized':
      case 'closing':
    }
  }

  #connected(realtime: Realtime, reason: ErrorInfo | undefined): void {
    const { clock, listener } = this.#options
    const { id } = realtime.connection
    if (this.#connectionId !== undefined && this.#connectionId !== id)
      this.#gap ??= reason ? detailOf(reason) : 'a new connection'
    this.#connectionId = id
    this.#cancelPulse = clock.every(PULSE_MS, () => listener.heard())
    listener.connected()
    listener.heard()
  }

  #channelChanged(realtime: Realtime, { current, resumed, reason }: ChannelStateChange): void {
    // Connection changes affect its channels and are reported there.
    if (this.#realtime !== realtime || realtime.connection.state !== 'connected') return
    const { listener } = this.#options
    switch (current) {
      case 'attached': {
        const gap = this.#gap ?? (resumed ? null : detailOf(reason))
        listener.attached(this.#wasOpen ? gap : null)
        this.#gap = null
        this.#wasOpen = true
        break
      }
      case 'suspended':
        this.#gap ??= detailOf(reason)
        listener.interrupted(CHANNEL_TEXT, null)
        break
      case 'failed':
      case 'detached':
        this.#fail(judgePush(reason, this.#wasOpen))
        break
      case 'initialized':
      case 'attaching':
      case 'detaching':
    }
  }

  #failureText(reason: ErrorInfo | undefined): string {
    return this.#renewalFailure?.message ?? (isOfToken(reason) ? TOKEN_TEXT : UNREACHABLE_TEXT)
  }

  #received(name: string | undefined, data: unknown): void {
    if (this.#realtime === null) return
    if (name === HEARTBEAT_NAME) this.#options.listener.heard()
    else this.#options.listener.received(bytesOf(data))
  }

  /** Called by the library for its first connection, and whenever it needs a new token. */
  async #authorise(callback: (error: ErrorInfo | null, token: string | null) => void): Promise<void> {
    const next = await this.#tokens.next()
    if (this.#realtime === null) return
    if (next.ok) {
      this.#renewalFailure = null
      if (next.value.isRenewed) this.#options.listener.renewed()
      callback(null, next.value.token)
      return
    }
    this.#renewalFailure = next.error
    // The library gives up for good at 403, and only then.
    const statusCode = next.error.next === 'stop' ? 403 : 500
    callback(new ErrorInfo(next.error.detail, AUTH_ERROR_CODE, statusCode), null)
  }

  /** On the open connection. Without one the next asks for a token, if the old one is not good any more. */
  #renewToken(): void {
    const realtime = this.#realtime
    if (realtime?.connection.state === 'connected') realtime.auth.authorize().catch(() => undefined)
  }

  #fail(failure: ApiFailure): void {
    this.close()
    this.#options.listener.failed(failure)
  }
}

/** The channel's state changes show whether it succeeds. */
function attach(channel: RealtimeChannel): void {
  channel.attach().catch(() => undefined)
}

/** The JSON of one envelope; the library may have made an object of it. */
function bytesOf(data: unknown): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data)
  return data instanceof Uint8Array ? data : Buffer.from(data === undefined ? '' : JSON.stringify(data))
}

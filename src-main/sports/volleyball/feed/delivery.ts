/** One way of being served with match events, from asking for access until it ends. */
import type { ConnectionEvent } from '../../../feeds/feed-sink'
import type { ApiFailure } from './api-failure'
import type { EventMerge } from './event-merge'
import type { HttpTools } from './http-request'
import type { MatchApi } from './match-api'

export interface DeliveryOptions {
  readonly api: MatchApi
  readonly merge: EventMerge
  /** The first sequence id that is still wanted. */
  readonly nextSequenceId: () => number
  /** Without the signal, which is the delivery's own. */
  readonly tools: Omit<HttpTools, 'signal'>
  /** In [0, 1). */
  readonly random: () => number
  readonly listener: DeliveryListener
}

/** Not called any more once the delivery is over. */
export interface DeliveryListener {
  entered(state: 'authorising' | 'connecting' | 'catching-up' | 'live', message: string): void
  /** The delivery tries again by itself, after so many milliseconds if that is known. */
  interrupted(message: string, retryInMs: number | null): void
  /** The provider is there, though it may have nothing to say. */
  heard(): void
  happened(event: ConnectionEvent): void
  /** The list could not be had. The delivery goes on, and waits for `refetch`. */
  missedList(failure: ApiFailure): void
  /** The delivery is over. */
  failed(failure: ApiFailure): void
}

export interface Delivery {
  start(): void
  /** Asks at once for all that is missing. */
  refetch(): void
  /** Ends it from our side. */
  stop(): void
}

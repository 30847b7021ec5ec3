import type { FeedPanel } from '@shared/court/insight-view'
import type { ConnectionView } from '@shared/court/common-view'
import type { ConnectionEvent, RawFrame } from '../feeds/feed-sink'
import { ByteRate } from './byte-rate'

const EVENTS_KEPT = 50

/** Events of one connection with their times, newest last. */
export interface LinkEvent {
  readonly at: number
  readonly event: ConnectionEvent
}

/** Counts the traffic of one connection for the feed panel and diagnostics. */
export class LinkMeter {
  readonly #events: LinkEvent[] = []
  readonly #rate = new ByteRate()
  #messages = 0
  #heartbeats = 0
  #lastCloseCode: number | null = null
  #lastSeqReceived: number | null = null

  get messages(): number {
    return this.#messages
  }

  get events(): readonly LinkEvent[] {
    return this.#events
  }

  frame({ bytes, monotonicMs }: RawFrame): void {
    this.#messages += 1
    this.#rate.add(bytes.byteLength, monotonicMs)
  }

  heartbeat(): void {
    this.#heartbeats += 1
  }

  seqNum(seqNum: number): void {
    this.#lastSeqReceived = seqNum
  }

  event(event: ConnectionEvent, at: number): void {
    if (event.kind === 'closed') this.#lastCloseCode = event.code
    this.#events.push({ at, event })
    if (this.#events.length > EVENTS_KEPT) this.#events.shift()
  }

  /** The panel's figures that do not depend on what is in the packets. */
  panel(feed: string, connection: ConnectionView, now: number): FeedPanel {
    const { state, host, message, attempts, nextAttemptMonotonicMs } = connection
    return {
      feed,
      state,
      host,
      message,
      attempts,
      nextAttemptMonotonicMs,
      lastCloseCode: this.#lastCloseCode,
      heartbeats: this.#heartbeats,
      lastSeqReceived: this.#lastSeqReceived,
      lastSeqApplied: null,
      gapsOpen: 0,
      gapsHealed: 0,
      duplicates: 0,
      undecodable: 0,
      delayMedianMs: null,
      delayP95Ms: null,
      delayP99Ms: null,
      clockOffsetMs: null,
      bytesPerSecond: this.#rate.at(now)
    }
  }
}

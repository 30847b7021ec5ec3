import type { ConnectionState, ConnectionView } from '@shared/court/common-view'
import type { PacketTimes } from '@shared/court/clock-offset'
import type { LinkFacts } from '@shared/court/link-trust'
import { DelayWindow } from './delay-window'

export interface LinkSnapshot {
  readonly delays: DelayWindow
  readonly connection: ConnectionView
  readonly downSinceMs: number
  readonly lastMessageMs: number
  readonly lastPacketMs: number | null
}

const CONNECTED: ReadonlySet<ConnectionState> = new Set(['live', 'catching-up', 'polling'])

export const isConnected = ({ state }: ConnectionView): boolean => CONNECTED.has(state)

/** A book's knowledge of its score feed: since when it is down or silent, and its delay. */
export class LinkHistory {
  #delays = new DelayWindow()
  #connection: ConnectionView
  #downSinceMs: number
  #lastMessageMs: number
  #lastPacketMs: number | null = null

  /** `connection`: its initial state. */
  constructor(connection: ConnectionView) {
    this.#connection = connection
    this.#downSinceMs = connection.sinceMonotonicMs
    this.#lastMessageMs = connection.sinceMonotonicMs
  }

  get connection(): ConnectionView {
    return this.#connection
  }

  get isLive(): boolean {
    return this.#connection.state === 'live'
  }

  get delays(): DelayWindow {
    return this.#delays
  }

  get lastPacketMs(): number | null {
    return this.#lastPacketMs
  }

  connectionChanged(now: ConnectionView): void {
    if (isConnected(this.#connection) && !isConnected(now)) this.#downSinceMs = now.sinceMonotonicMs
    this.#connection = now
  }

  /** Any message arrived. */
  heard(monotonicMs: number): void {
    this.#lastMessageMs = monotonicMs
  }

  /** A message of the match arrived. */
  packetReceived(monotonicMs: number): void {
    this.#lastPacketMs = monotonicMs
  }

  /** While catching up everything is old: only live messages show the provider's delay. */
  timed(times: PacketTimes, isMarkedLate: boolean): void {
    if (this.isLive) this.#delays.add(times, isMarkedLate)
  }

  facts(now: number, openHole: LinkFacts['openHole']): LinkFacts {
    return {
      state: this.#connection.state,
      downForMs: isConnected(this.#connection) ? 0 : now - this.#downSinceMs,
      silentForMs: now - this.#lastMessageMs,
      openHole,
      // Polled messages say nothing about it.
      delayMs: this.#connection.state === 'polling' ? null : this.#delays.currentMs
    }
  }

  snapshot(): LinkSnapshot {
    return {
      delays: this.#delays.copy(),
      connection: this.#connection,
      downSinceMs: this.#downSinceMs,
      lastMessageMs: this.#lastMessageMs,
      lastPacketMs: this.#lastPacketMs
    }
  }

  restore(snapshot: LinkSnapshot): void {
    this.#delays = snapshot.delays.copy()
    this.#connection = snapshot.connection
    this.#downSinceMs = snapshot.downSinceMs
    this.#lastMessageMs = snapshot.lastMessageMs
    this.#lastPacketMs = snapshot.lastPacketMs
  }
}

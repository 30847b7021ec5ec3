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

/** What a book knows of the feed that its score comes from: since when it is down or silent, and how late it is. */
export class LinkHistory {
  #delays = new DelayWindow()
  #connection: ConnectionView
  #downSinceMs: number
  #lastMessageMs: number
  #lastPacketMs: number | null = null

  /** `connection`: as it stands at the start. */
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

  /** Any message has come. */
  heard(monotonicMs: number): void {
    this.#lastMessageMs = monotonicMs
  }

  /** A message of the match has come. */
  packetReceived(monotonicMs: number): void {
    this.#lastPacketMs = monotonicMs
  }

  /** While catching up everything is old: only what comes live tells how late the provider is. */
  timed(times: PacketTimes, isMarkedLate: boolean): void {
    if (this.isLive) this.#delays.add(times, isMarkedLate)
  }

  facts(now: number, openHole: LinkFacts['openHole']): LinkFacts {
    return {
      state: this.#connection.state,
      downForMs: isConnected(this.#connection) ? 0 : now - this.#downSinceMs,
      silentForMs: now - this.#lastMessageMs,
      openHole,
      // Of messages that are asked for from time to time it tells nothing.
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

import type { ConnectionView } from '@shared/court/common-view'
import { eventUrl } from '@shared/feeds/endpoint'
import type { CaptureLog } from '../records/capture-log'
import type { Clock } from '../platform/clock'
import { FeedConnection } from '../feeds/feed-connection'
import type { FeedConnectionOptions } from '../feeds/feed-connection-options'
import type { ConnectionEvent, FeedSink, FrameMeaning, RawFrame } from '../feeds/feed-sink'
import { LinkMeter } from './link-meter'

/** Address and credentials of a feed. */
export interface FeedAddress {
  /** Base URLs in order of preference. */
  readonly hosts: readonly string[]
  /** With `{eventId}` if the address names the match. */
  readonly path: string
  /** Sent once the token is accepted if the address does not. */
  readonly request?: string
  readonly eventId: string
  readonly readToken: FeedConnectionOptions['readToken']
}

/** How a court handles one feed. */
export interface LinkReader {
  /** Reads one frame, already captured. */
  read(frame: RawFrame): FrameMeaning
  /** The sequence number to ask for next; null for a feed that cannot be resumed. */
  nextStartPosition(): number | null
  connectionChanged(before: ConnectionView, now: ConnectionView): void
}

/** A connection to a feed, however that is reached. */
export interface LinkConnection {
  readonly status: ConnectionView
  start(): void
  stop(): void
  /** Reconnects now. */
  restart(): void
  /** The match is over. */
  finish(): void
  systemResumed(): void
  /** Requests everything from the first missing message on. */
  requestFromHole(): void
}

export interface CourtLinkOptions {
  /** As in the capture's topics. */
  readonly feed: string
  readonly connect: (sink: FeedSink) => LinkConnection
  readonly reader: LinkReader
  readonly capture: CaptureLog
  readonly clock: Clock
}

/** How a feed that is one stream over a WebSocket is connected. */
export const streamConnection =
  (address: FeedAddress, network: Pick<FeedConnectionOptions, 'clock' | 'random' | 'socketOptionsFor'>) =>
  (sink: FeedSink): LinkConnection =>
    new FeedConnection({
      ...network,
      hosts: address.hosts,
      urlFor: (host) => eventUrl(host, address.path, address.eventId),
      readToken: address.readToken,
      ...(address.request !== undefined && { request: address.request }),
      sink
    })

/** One feed of one court: its connection, its place in the capture, its figures. */
export class CourtLink implements FeedSink {
  readonly connection: LinkConnection
  readonly meter = new LinkMeter()
  readonly #options: CourtLinkOptions
  #status: ConnectionView

  constructor(options: CourtLinkOptions) {
    this.#options = options
    this.connection = options.connect(this)
    this.#status = this.connection.status
  }

  get status(): ConnectionView {
    return this.#status
  }

  receive(frame: RawFrame): FrameMeaning {
    const { capture, feed, reader } = this.#options
    const { bytes, receivedAt, monotonicMs } = frame
    capture.appendFrame({ bytes, receivedAt, monotonicMs, feed })
    this.meter.frame(frame)
    const meaning = reader.read(frame)
    if (meaning.kind === 'control' && meaning.control === 'heartbeat') this.meter.heartbeat()
    return meaning
  }

  nextStartPosition(): number | null {
    return this.#options.reader.nextStartPosition()
  }

  statusChanged(status: ConnectionView): void {
    const before = this.#status
    this.#status = status
    this.#options.reader.connectionChanged(before, status)
  }

  connectionEvent(event: ConnectionEvent): void {
    const { capture, clock, feed } = this.#options
    const at = clock.utcMs()
    this.meter.event(event, at)
    capture.appendConnectionEvent(event, at, feed)
  }
}

import { courtViewOf } from '@shared/court/court-view'
import { NO_INSIGHT } from '@shared/court/insight-view'
import { comparableDelayMs, DELAY_WINDOW, quantile } from '@shared/court/delay'
import { suspendAdviceOf, trustOf, type SuspendAdvice, type Trust } from '@shared/court/trust'
import type { ConnectionState, ConnectionView, CourtView } from '@shared/court/view'
import { eventUrl } from '@shared/feeds/endpoint'
import type { DecodedFrame } from '@shared/feeds/tennis-events/frame'
import type { CaptureLog } from '../capture/capture-log'
import type { Clock } from '../clock'
import { FeedConnection } from '../feeds/feed-connection'
import type { ConnectionEvent, FeedSink, RawFrame } from '../feeds/feed-sink'
import { CourtPipeline } from './court-pipeline'
import { HoleWatch } from './hole-watch'
import { keepSince, type Since } from './since'
import type { TimelineFilter, TimelineRange } from './timeline-store'

export interface CourtSpec {
  readonly courtId: string
  readonly eventId: string
  readonly origin: CourtView['origin']
  /** Base URLs in order of preference, and the path with `{eventId}`. */
  readonly hosts: readonly string[]
  readonly path: string
  readonly readToken: () => Promise<string | null>
}

export interface MonitoredCourtOptions {
  readonly spec: CourtSpec
  readonly capture: CaptureLog
  readonly clock: Clock
  readonly random: () => number
  /** The view of the court has changed. */
  readonly changed: (courtId: string) => void
}

const CONNECTED: ReadonlySet<ConnectionState> = new Set(['live', 'catching-up'])

/** A court and its feed: capture, pipe, holes, and the view that windows are told. */
export class MonitoredCourt implements FeedSink {
  readonly #options: MonitoredCourtOptions
  readonly #pipeline = new CourtPipeline()
  readonly #feed: FeedConnection
  readonly #holes: HoleWatch
  readonly #recentDelaysMs: number[] = []
  #connection: ConnectionView
  #downSinceMs: number
  #lastMessageMs: number
  #lastPacketMs: number | null = null
  #messages = 0
  #trust: Since<Trust> | null = null
  #suspendAdvice: Since<SuspendAdvice> | null = null

  constructor(options: MonitoredCourtOptions) {
    this.#options = options
    const { spec, clock, random } = options
    const now = clock.monotonicMs()
    this.#downSinceMs = now
    this.#lastMessageMs = now
    this.#feed = new FeedConnection({
      hosts: spec.hosts,
      urlFor: (host) => eventUrl(host, spec.path, spec.eventId),
      readToken: spec.readToken,
      sink: this,
      clock,
      random
    })
    this.#connection = this.#feed.status
    this.#holes = new HoleWatch({
      clock,
      openHole: () => this.#pipeline.openHole,
      nextStartPosition: () => this.#pipeline.nextStartPosition,
      isLive: () => this.#connection.state === 'live',
      request: () => this.#requestHole(),
      giveUp: () => {
        this.#pipeline.giveUpHoles(clock.utcMs())
        this.#changed()
      }
    })
  }

  get origin(): CourtView['origin'] {
    return this.#options.spec.origin
  }

  get connection(): ConnectionView {
    return this.#connection
  }

  get capture(): CaptureLog {
    return this.#options.capture
  }

  /** Messages received since the court was added, session messages included. */
  get messages(): number {
    return this.#messages
  }

  get recentDelaysMs(): readonly number[] {
    return this.#recentDelaysMs
  }

  start(): void {
    this.#feed.start()
  }

  /** Ends the connection and seals the capture. */
  async stop(): Promise<void> {
    this.#holes.stop()
    this.#feed.stop()
    await this.#options.capture.seal()
  }

  reconnect(): void {
    this.#feed.restart()
  }

  systemResumed(): void {
    this.#feed.systemResumed()
  }

  timelineRange(filter: TimelineFilter, from: number, count: number): TimelineRange {
    return this.#pipeline.timeline.range(filter, from, count)
  }

  receive(frame: RawFrame): DecodedFrame {
    this.#options.capture.appendFrame(frame)
    this.#messages += 1
    this.#lastMessageMs = frame.monotonicMs
    const decoded = this.#pipeline.receive(frame, this.#connection.state === 'live')
    if (decoded.kind !== 'control') this.#packetReceived(decoded, frame)
    return decoded
  }

  nextStartPosition(): number {
    return this.#pipeline.nextStartPosition
  }

  statusChanged(status: ConnectionView): void {
    const before = this.#connection
    this.#connection = status
    if (CONNECTED.has(before.state) && !CONNECTED.has(status.state))
      this.#downSinceMs = status.sinceMonotonicMs
    this.#noteLink(before, status)
    this.#changed()
  }

  connectionEvent(event: ConnectionEvent): void {
    this.#options.capture.appendConnectionEvent(event, this.#options.clock.utcMs())
  }

  /** The view as of now. */
  view(): CourtView {
    const { spec, capture, clock } = this.#options
    const now = clock.monotonicMs()
    const { state, timeline, counts } = this.#pipeline
    const delayMs = quantile(this.#recentDelaysMs, 0.5)
    this.#trust = keepSince(this.#trust, trustOf(state, this.#linkFacts(now, delayMs)), now)
    const advice = suspendAdviceOf(state, this.#trust)
    this.#suspendAdvice = advice && keepSince(this.#suspendAdvice, advice, now)
    const { state: captureState, bytes, fileName } = capture.status()
    return courtViewOf(state, {
      courtId: spec.courtId,
      eventId: spec.eventId,
      origin: spec.origin,
      connection: this.#connection,
      trust: this.#trust,
      suspendAdvice: this.#suspendAdvice,
      delayMs,
      lastPacketMonotonicMs: this.#lastPacketMs,
      packets: counts,
      capture: { state: captureState, bytes, fileName },
      insight: NO_INSIGHT,
      timeline: { length: timeline.length, revision: timeline.revision }
    })
  }

  #linkFacts(now: number, delayMs: number | null) {
    return {
      state: this.#connection.state,
      downForMs: CONNECTED.has(this.#connection.state) ? 0 : now - this.#downSinceMs,
      silentForMs: now - this.#lastMessageMs,
      openHole: this.#pipeline.openHole,
      delayMs
    }
  }

  #packetReceived(decoded: DecodedFrame, { receivedAt, monotonicMs }: RawFrame): void {
    this.#lastPacketMs = monotonicMs
    this.#holes.check(decoded.kind === 'undecodable')
    if (decoded.kind === 'packet') {
      if (this.#connection.state === 'live') this.#noteDelay(decoded.packet.sourceAt, receivedAt)
      if (decoded.packet.kind === 'MatchFinished' && this.#pipeline.state.end !== null) this.#matchFinished()
    }
    this.#changed()
  }

  /** While catching up everything is old; only what comes live tells how late the provider is. */
  #noteDelay(sourceAt: number | null, receivedAt: number): void {
    const delayMs = comparableDelayMs(sourceAt, receivedAt)
    if (delayMs === null) return
    this.#recentDelaysMs.push(delayMs)
    if (this.#recentDelaysMs.length > DELAY_WINDOW) this.#recentDelaysMs.shift()
  }

  /** The provider advises to close the socket on MatchFinished. */
  #matchFinished(): void {
    this.#feed.finish()
    void this.#options.capture.seal().then(() => this.#changed())
  }

  #requestHole(): void {
    const hole = this.#pipeline.openHole
    if (hole !== null) {
      const packets = hole.from === hole.to ? `Packet ${hole.from}` : `Packets ${hole.from} to ${hole.to}`
      this.#note('trouble', `${packets} did not come: asked for again`)
    }
    this.#feed.requestFromHole()
  }

  #noteLink(before: ConnectionView, status: ConnectionView): void {
    if (this.#pipeline.timeline.length === 0) return
    if (CONNECTED.has(before.state) && status.state === 'waiting')
      this.#note('trouble', `Connection lost: ${status.message}`)
    else if (before.state === 'catching-up' && status.state === 'live')
      this.#note('note', 'Connected, up to date')
    else if (status.state === 'refused') this.#note('trouble', status.message)
  }

  #note(tone: 'note' | 'trouble', text: string): void {
    this.#pipeline.note(tone, text, this.#options.clock.utcMs())
  }

  #changed(): void {
    this.#options.changed(this.#options.spec.courtId)
  }
}

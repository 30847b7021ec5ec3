import { courtViewOf } from '@shared/court/court-view'
import { NO_INSIGHT, type FeedPanel } from '@shared/court/insight-view'
import { suspendAdviceOf, trustOf, type LinkFacts, type SuspendAdvice, type Trust } from '@shared/court/trust'
import type { ConnectionState, ConnectionView, CourtView } from '@shared/court/view'
import type { DecodedFrame } from '@shared/feeds/tennis-events/frame'
import type { CaptureLog } from '../capture/capture-log'
import type { Clock } from '../clock'
import type { SocketOptions } from '../feeds/feed-connection-options'
import type { FrameMeaning, RawFrame } from '../feeds/feed-sink'
import { CourtLink, type FeedAddress, type LinkReader } from './court-link'
import { CourtPipeline } from './court-pipeline'
import { DelayWindow } from './delay-window'
import { describeCourt } from './diagnostics'
import { EVENTS_FEED } from './feed-names'
import { HoleWatch } from './hole-watch'
import { keepSince, type Since } from './since'
import type { TimelineFilter, TimelineRange } from './timeline-store'

export interface CourtSpec extends FeedAddress {
  readonly courtId: string
  readonly origin: CourtView['origin']
  /** Path of the statistics feed on the same hosts; null when it is not wanted. */
  readonly statisticsPath: string | null
}

export interface MonitoredCourtOptions {
  readonly spec: CourtSpec
  readonly capture: CaptureLog
  readonly clock: Clock
  readonly random: () => number
  readonly socketOptionsFor?: (url: string) => Promise<SocketOptions>
  /** The view of the court has changed. */
  readonly changed: (courtId: string) => void
}

const CONNECTED: ReadonlySet<ConnectionState> = new Set(['live', 'catching-up'])

/** A court and its feed: capture, pipe, holes, and the view that windows are told. */
export class MonitoredCourt implements LinkReader {
  readonly #options: MonitoredCourtOptions
  readonly #pipeline = new CourtPipeline()
  readonly #link: CourtLink
  readonly #holes: HoleWatch
  readonly #delays = new DelayWindow()
  #downSinceMs: number
  #lastMessageMs: number
  #lastPacketMs: number | null = null
  /** Set when the operator asks for a position; used for one connection. */
  #resumeFrom: number | null = null
  #trust: Since<Trust> | null = null
  #suspendAdvice: Since<SuspendAdvice> | null = null

  constructor(options: MonitoredCourtOptions) {
    this.#options = options
    const { spec, capture, clock, random, socketOptionsFor } = options
    const now = clock.monotonicMs()
    this.#downSinceMs = now
    this.#lastMessageMs = now
    this.#link = new CourtLink({
      feed: EVENTS_FEED,
      address: spec,
      reader: this,
      capture,
      clock,
      random,
      ...(socketOptionsFor && { socketOptionsFor })
    })
    this.#holes = new HoleWatch({
      clock,
      openHole: () => this.#pipeline.openHole,
      nextStartPosition: () => this.#pipeline.nextStartPosition,
      isLive: () => this.connection.state === 'live',
      request: () => this.#requestHole(),
      giveUp: () => {
        this.#pipeline.giveUpHoles(clock.utcMs())
        this.#changed()
      }
    })
  }

  get connection(): ConnectionView {
    return this.#link.status
  }

  get capture(): CaptureLog {
    return this.#options.capture
  }

  /** Messages received since the court was added, session messages included. */
  get messages(): number {
    return this.#link.meter.messages
  }

  get recentDelaysMs(): readonly number[] {
    return this.#delays.latestMs
  }

  start(): void {
    this.#link.connection.start()
  }

  /** Ends the connection and seals the capture. */
  async stop(): Promise<void> {
    this.#holes.stop()
    this.#link.connection.stop()
    await this.#options.capture.seal()
  }

  reconnect(): void {
    this.#link.connection.restart()
  }

  /** Asks the provider for everything from this packet on again; what is known already is counted as repeated. */
  resumeFrom(seqNum: number): void {
    this.#resumeFrom = seqNum
    this.#link.connection.restart()
  }

  systemResumed(): void {
    this.#link.connection.systemResumed()
  }

  timelineRange(filter: TimelineFilter, from: number, count: number): TimelineRange {
    return this.#pipeline.timeline.range(filter, from, count)
  }

  feedPanels(): FeedPanel[] {
    return [this.#eventsPanel()]
  }

  diagnostics(): string {
    const events = { panel: this.#eventsPanel(), events: this.#link.meter.events }
    return describeCourt(this.view(), [events], this.#options.clock.utcMs())
  }

  /** Takes a frame as if it had come over the socket: for sources that are none. */
  receive(frame: RawFrame): FrameMeaning {
    return this.#link.receive(frame)
  }

  read(frame: RawFrame): FrameMeaning {
    this.#lastMessageMs = frame.monotonicMs
    const decoded = this.#pipeline.receive(frame, this.connection.state === 'live')
    if (decoded.kind !== 'control') this.#packetReceived(decoded, frame)
    return decoded
  }

  nextStartPosition(): number {
    const position = this.#resumeFrom ?? this.#pipeline.nextStartPosition
    this.#resumeFrom = null
    return position
  }

  connectionChanged(before: ConnectionView, now: ConnectionView): void {
    if (CONNECTED.has(before.state) && !CONNECTED.has(now.state)) this.#downSinceMs = now.sinceMonotonicMs
    this.#noteLink(before, now)
    this.#changed()
  }

  /** The view as of now. */
  view(): CourtView {
    const { spec, capture, clock } = this.#options
    const now = clock.monotonicMs()
    const { state, timeline, counts } = this.#pipeline
    const delayMs = this.#delays.currentMs
    this.#trust = keepSince(this.#trust, trustOf(state, this.#linkFacts(now, delayMs)), now)
    const advice = suspendAdviceOf(state, this.#trust)
    this.#suspendAdvice = advice && keepSince(this.#suspendAdvice, advice, now)
    const { state: captureState, bytes, fileName } = capture.status()
    return courtViewOf(state, {
      courtId: spec.courtId,
      eventId: spec.eventId,
      origin: spec.origin,
      connection: this.connection,
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

  #linkFacts(now: number, delayMs: number | null): LinkFacts {
    return {
      state: this.connection.state,
      downForMs: CONNECTED.has(this.connection.state) ? 0 : now - this.#downSinceMs,
      silentForMs: now - this.#lastMessageMs,
      openHole: this.#pipeline.openHole,
      delayMs
    }
  }

  #eventsPanel(): FeedPanel {
    const { counts, nextStartPosition } = this.#pipeline
    return {
      ...this.#link.meter.panel('Tennis events', this.connection, this.#options.clock.monotonicMs()),
      lastSeqApplied: nextStartPosition - 1,
      gapsOpen: counts.gapsOpen,
      gapsHealed: counts.gapsHealed,
      duplicates: counts.duplicates,
      undecodable: counts.undecodable,
      delayMedianMs: this.#delays.currentMs,
      delayP95Ms: this.#delays.quantileMs(0.95),
      delayP99Ms: this.#delays.quantileMs(0.99),
      clockOffsetMs: this.#delays.clockOffsetMs
    }
  }

  #packetReceived(decoded: DecodedFrame, { receivedAt, monotonicMs }: RawFrame): void {
    this.#lastPacketMs = monotonicMs
    this.#holes.check(decoded.kind === 'undecodable')
    if (decoded.kind === 'packet') {
      this.#link.meter.seqNum(decoded.packet.seqNum)
      // While catching up everything is old; only what comes live tells how late the provider is.
      const { sourceAt, delayStatus } = decoded.packet
      if (this.connection.state === 'live' && sourceAt !== null)
        this.#delays.add({ sourceAt, receivedAt, monotonicMs }, delayStatus !== null)
      if (decoded.packet.kind === 'MatchFinished' && this.#pipeline.state.end !== null) this.#matchFinished()
    }
    this.#changed()
  }

  /** The provider advises to close the socket on MatchFinished. */
  #matchFinished(): void {
    this.#link.connection.finish()
    void this.#options.capture.seal().then(() => this.#changed())
  }

  #requestHole(): void {
    const hole = this.#pipeline.openHole
    if (hole !== null) {
      const packets = hole.from === hole.to ? `Packet ${hole.from}` : `Packets ${hole.from} to ${hole.to}`
      this.#note('trouble', `${packets} did not come: asked for again`)
    }
    this.#link.connection.requestFromHole()
  }

  #noteLink(before: ConnectionView, now: ConnectionView): void {
    if (this.#pipeline.timeline.length === 0) return
    if (CONNECTED.has(before.state) && now.state === 'waiting')
      this.#note('trouble', `Connection lost: ${now.message}`)
    else if (before.state === 'catching-up' && now.state === 'live')
      this.#note('note', 'Connected, up to date')
    else if (now.state === 'refused') this.#note('trouble', now.message)
  }

  #note(tone: 'note' | 'trouble', text: string): void {
    this.#pipeline.note(tone, text, this.#options.clock.utcMs())
  }

  #changed(): void {
    this.#options.changed(this.#options.spec.courtId)
  }
}

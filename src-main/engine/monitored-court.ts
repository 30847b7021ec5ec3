import { courtViewOf } from '@shared/court/court-view'
import { formatOfCourt } from '@shared/court/format'
import type { FeedPanel, SeriesView } from '@shared/court/insight-view'
import { servePriorOf, type MatchAnalysis } from '@shared/court/match-analysis'
import { seriesViewOf } from '@shared/court/series'
import { suspendAdviceOf, trustOf, type LinkFacts, type SuspendAdvice, type Trust } from '@shared/court/trust'
import type { ConnectionState, ConnectionView, CourtView } from '@shared/court/view'
import { shortNameOf } from '@shared/court/wording'
import type { DecodedFrame } from '@shared/feeds/tennis-events/frame'
import type { StatisticsView } from '@shared/tennis/statistics-view'
import type { CaptureLog } from '../capture/capture-log'
import type { Clock } from '../clock'
import type { SocketOptions } from '../feeds/feed-connection-options'
import type { FrameMeaning, RawFrame } from '../feeds/feed-sink'
import { CourtLink, type FeedAddress, type LinkReader } from './court-link'
import { insightOf, statisticsViewOf } from './court-insight'
import { CourtPipeline } from './court-pipeline'
import { DelayWindow } from './delay-window'
import { describeCourt, type DiagnosedFeed } from './diagnostics'
import { eventsPanel } from './events-panel'
import { EVENTS_FEED } from './feed-names'
import { HoleWatch } from './hole-watch'
import { MatchAnalyst } from './match-analyst'
import { keepSince, type Since } from './since'
import { StatisticsDesk } from './statistics-desk'
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
  readonly spec: CourtSpec
  readonly #options: MonitoredCourtOptions
  readonly #pipeline = new CourtPipeline()
  readonly #link: CourtLink
  readonly #holes: HoleWatch
  readonly #delays = new DelayWindow()
  readonly #analyst: MatchAnalyst
  readonly #statistics: StatisticsDesk | null
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
    this.spec = spec
    const now = clock.monotonicMs()
    this.#downSinceMs = now
    this.#lastMessageMs = now
    this.#analyst = new MatchAnalyst(servePriorOf(spec.eventId))
    const common = { capture, clock, random, ...(socketOptionsFor && { socketOptionsFor }) }
    this.#link = new CourtLink({ ...common, feed: EVENTS_FEED, address: spec, reader: this })
    this.#statistics =
      spec.statisticsPath === null
        ? null
        : new StatisticsDesk({
            ...common,
            address: { ...spec, path: spec.statisticsPath },
            changed: () => this.#changed()
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
    return this.#link.meter.messages + (this.#statistics?.messages ?? 0)
  }

  get recentDelaysMs(): readonly number[] {
    return this.#delays.latestMs
  }

  start(): void {
    this.#link.connection.start()
    this.#statistics?.start()
  }

  /** Ends the connection and seals the capture. */
  async stop(): Promise<void> {
    this.#holes.stop()
    this.#link.connection.stop()
    this.#statistics?.stop()
    await this.#options.capture.seal()
  }

  reconnect(): void {
    this.#link.connection.restart()
    this.#statistics?.reconnect()
  }

  /** Asks the provider for everything from this packet on again; what is known is counted as repeated. A finished match has no more. */
  resumeFrom(seqNum: number): void {
    if (this.connection.state === 'finished') return
    this.#resumeFrom = seqNum
    this.#link.connection.restart()
  }

  systemResumed(): void {
    this.#link.connection.systemResumed()
    this.#statistics?.systemResumed()
  }

  timelineRange(filter: TimelineFilter, from: number, count: number): TimelineRange {
    return this.#pipeline.timeline.range(filter, from, count)
  }

  feedPanels(): FeedPanel[] {
    return this.#diagnosedFeeds().map(({ panel }) => panel)
  }

  diagnostics(): string {
    return describeCourt(this.view(), this.#diagnosedFeeds(), this.#options.clock.utcMs())
  }

  statistics(): StatisticsView {
    const differences = this.#statistics?.lastingDifferences ?? []
    const provider = this.#statistics?.latest ?? null
    return statisticsViewOf(this.#pipeline.state, this.#analysis(), provider, differences)
  }

  series(): SeriesView {
    const { state } = this.#pipeline
    return seriesViewOf(this.#analysis(), {
      names: { TeamA: shortNameOf(state, 'TeamA'), TeamB: shortNameOf(state, 'TeamB') },
      marks: this.#pipeline.marks,
      revision: this.#analyst.revision
    })
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
    const analysis = this.#analysis()
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
      insight: insightOf(state, analysis, this.#delays.clockOffsetMs, this.#auditStatistics(analysis)),
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

  #analysis(): MatchAnalysis {
    const { state } = this.#pipeline
    return this.#analyst.update(state.points, formatOfCourt(state))
  }

  #auditStatistics(analysis: MatchAnalysis) {
    if (this.#statistics === null) return { state: 'off', differences: 0 } as const
    const { firstServeFault, server } = this.#pipeline.state
    const comparable = this.connection.state === 'live' && this.#pipeline.openHole === null
    return this.#statistics.audit(
      analysis.statistics,
      comparable,
      firstServeFault && server !== null ? server.team : null
    )
  }

  #diagnosedFeeds(): readonly DiagnosedFeed[] {
    const now = this.#options.clock.monotonicMs()
    const panel = eventsPanel(this.#link, this.#pipeline, this.#delays, now)
    const events = { panel, events: this.#link.meter.events }
    return this.#statistics === null ? [events] : [events, this.#statistics.diagnosed()]
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
    this.#statistics?.finish()
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

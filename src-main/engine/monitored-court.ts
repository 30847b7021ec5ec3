import type { TimelineFilter } from '@shared/court/timeline-row'
import type { AlarmTransition } from '@shared/alarms/view'
import type { ConnectionState, ConnectionView } from '@shared/court/common-view'
import type { FeedPanel } from '@shared/court/insight-view'
import type { CourtView } from '@shared/court/view'
import type { CaptureLog } from '../records/capture-log'
import type { Clock } from '../platform/clock'
import type { FeedSink, FrameMeaning, RawFrame } from '../feeds/feed-sink'
import type { BookCover } from '../match/book-cover'
import type { LiveCourt } from './court'
import { CourtChronicle } from './court-chronicle'
import { CourtLink, type LinkConnection, type LinkReader } from './court-link'
import type { CourtSpec, CourtSurroundings } from './court-spec'
import type { MatchBook } from '../match/match-book'
import { describeCourt, type DiagnosedFeed } from './diagnostics'
import { scorePanel } from './feed-panels'
import type { LinkGroup } from './feed-summary'
import { HoleMonitor } from './hole-monitor'
import type { TimelineRange } from '../match/timeline-filter'

/** `Place`: what the sport needs to reach the match. */
export interface MonitoredCourtOptions<
  Place extends CourtIdentity = CourtIdentity
> extends CourtSurroundings {
  readonly place: Place
}

export type CourtIdentity = Pick<CourtSpec, 'courtId' | 'eventId' | 'origin'>

/** A gap in a flowing stream does not fill itself. */
const HEARING: ReadonlySet<ConnectionState> = new Set(['live', 'polling'])

/** The score feed. */
export interface ScoreFeed<Book extends MatchBook> {
  /** Its name in logs. */
  readonly name: string
  /** Its display name. */
  readonly title: string
  /** What it sends: "Packet". */
  readonly item: string
  readonly connect: (sink: FeedSink) => LinkConnection
  /** `status`: of the connection before it starts. */
  readonly openBook: (status: ConnectionView) => Book
}

/**
 * A court and its feeds: connections, capture, holes; data goes into the court's book. Feeds besides the score feed are
 * in the sport's own class.
 */
export abstract class MonitoredCourt<Book extends MatchBook> implements LiveCourt, LinkReader {
  abstract readonly linkGroups: readonly LinkGroup[]
  readonly book: Book
  protected readonly clock: Clock
  protected readonly chronicle: CourtChronicle
  protected readonly holes: HoleMonitor
  protected readonly link: CourtLink
  /** Feeds besides the score feed. */
  protected readonly companions: readonly CourtLink[] = []
  readonly #options: MonitoredCourtOptions
  readonly #feed: Pick<ScoreFeed<Book>, 'name' | 'title' | 'item'>
  /** Set when the operator requests a position; used for one connection. */
  #resumeFrom: number | null = null

  constructor(options: MonitoredCourtOptions, { connect, openBook, ...feedNames }: ScoreFeed<Book>) {
    this.#options = options
    this.#feed = feedNames
    const { capture, clock } = options
    const { name: feed } = feedNames
    this.clock = clock
    this.link = new CourtLink({ capture, clock, feed, reader: this, connect })
    const book = openBook(this.link.status)
    this.book = book
    this.chronicle = new CourtChronicle({ capture, clock, book, feed })
    this.holes = new HoleMonitor({
      clock,
      openHole: () => book.openHole,
      nextStartPosition: () => book.nextSeqNum,
      isLive: () => HEARING.has(this.connection.state),
      request: () => this.#requestHole(),
      giveUp: () => this.#giveUpHoles()
    })
  }

  /** The view as of now. */
  abstract view(): CourtView
  /** Takes one frame of the score feed. */
  abstract read(frame: RawFrame): FrameMeaning

  get nowMonotonicMs(): number {
    return this.clock.monotonicMs()
  }

  get courtId(): string {
    return this.#options.place.courtId
  }

  get connection(): ConnectionView {
    return this.book.connection
  }

  get capture(): CaptureLog {
    return this.#options.capture
  }

  start(): void {
    for (const { connection } of this.#links) connection.start()
  }

  /** Ends the connections and seals the capture. */
  async stop(): Promise<void> {
    this.holes.stop()
    for (const { connection } of this.#links) connection.stop()
    await this.capture.seal()
  }

  reconnect(): void {
    for (const { connection } of this.#links) connection.restart()
  }

  /** Known messages count as duplicates. A finished match has no more. */
  resumeFrom(seqNum: number): void {
    if (this.connection.state === 'finished') return
    this.#resumeFrom = seqNum
    this.link.connection.restart()
  }

  systemResumed(): void {
    for (const { connection } of this.#links) connection.systemResumed()
  }

  note(text: string): void {
    this.chronicle.note(text)
    this.changed()
  }

  logAlarm(entry: AlarmTransition): void {
    this.chronicle.alarm(entry)
  }

  timelineRange(filter: TimelineFilter, from: number, count: number): TimelineRange {
    return this.book.timelineRange(filter, from, count)
  }

  timelinePlace(filter: TimelineFilter, seqNum: number): number | null {
    return this.book.timelinePlace(filter, seqNum)
  }

  feedPanels(): FeedPanel[] {
    return this.diagnosedFeeds().map(({ panel }) => panel)
  }

  diagnostics(): string {
    return describeCourt(this.view(), this.diagnosedFeeds(), this.clock.utcMs())
  }

  nextStartPosition(): number {
    const position = this.#resumeFrom ?? this.book.nextSeqNum
    this.#resumeFrom = null
    return position
  }

  connectionChanged(before: ConnectionView, now: ConnectionView): void {
    this.chronicle.state(before, now)
    this.book.connectionChanged(this.#feed.name, now)
    this.chronicle.link(before, now)
    this.changed()
  }

  /** Takes a frame as if it had arrived over the connection, for other sources. */
  receive(frame: RawFrame): FrameMeaning {
    return this.link.receive(frame)
  }

  protected get cover(): BookCover {
    const { courtId, eventId, origin } = this.#options.place
    const { state, bytes, fileName } = this.capture.status()
    return { courtId, eventId, origin, capture: { state, bytes, fileName }, replay: null }
  }

  protected diagnosedFeeds(): readonly DiagnosedFeed[] {
    const panel = scorePanel(this.#feed.title, this.link, this.book, this.clock.monotonicMs())
    return [{ panel, events: this.link.meter.events }]
  }

  /** Panel of a feed other than the score feed. */
  protected companionPanel(link: CourtLink, title: string, undecodable: number): DiagnosedFeed {
    const panel = link.meter.panel(title, link.status, this.clock.monotonicMs())
    return { panel: { ...panel, undecodable }, events: link.meter.events }
  }

  /** The match is over: closes all connections, and seals the log. */
  protected finish(): void {
    for (const { connection } of this.#links) connection.finish()
    void this.capture.seal().then(() => this.changed())
  }

  protected changed(): void {
    this.#options.changed(this.courtId)
  }

  get #links(): readonly CourtLink[] {
    return [this.link, ...this.companions]
  }

  #requestHole(): void {
    const hole = this.book.openHole
    if (hole !== null) {
      const { from, to } = hole
      const missing = from === to ? `${this.#feed.item} ${from}` : `${this.#feed.item}s ${from} to ${to}`
      this.chronicle.row('trouble', `${missing} missing, requested again`)
    }
    this.link.connection.requestFromHole()
  }

  #giveUpHoles(): void {
    const at = this.clock.utcMs()
    this.chronicle.event({ kind: 'holes-given-up' }, at)
    this.book.giveUpHoles(at)
    this.changed()
  }
}

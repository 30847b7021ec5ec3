import type { JournalEntry } from '@shared/alarms/view'
import type { FeedPanel, SeriesView } from '@shared/court/insight-view'
import type { ConnectionState, ConnectionView } from '@shared/court/common-view'
import type { CourtView } from '@shared/court/view'
import { rallyFeedName } from '@shared/feeds/rally/log-names'
import { RALLY_FEEDS, type RallyFeed } from '@shared/feeds/rally/names'
import type { DecodedFrame } from '@shared/feeds/tennis-events/frame'
import type { Rally, RallyKey } from '@shared/rally/rally'
import type { Overlay, RallyList, RallyStatistics } from '@shared/rally/rally-view'
import type { StatisticsView } from '@shared/tennis/statistics-view'
import type { CaptureLog } from '../capture/capture-log'
import type { Clock } from '../clock'
import type { SocketOptions } from '../feeds/feed-connection-options'
import type { FrameMeaning, RawFrame } from '../feeds/feed-sink'
import { CourtBook } from './court-book'
import { stateEvent, type CourtEvent } from './court-event'
import { CourtLink, type FeedAddress, type LinkReader } from './court-link'
import { describeCourt, type DiagnosedFeed } from './diagnostics'
import { EVENTS_FEED, STATISTICS_FEED } from './feed-names'
import { linkGroup, type LinkGroup } from './feed-summary'
import { eventsPanel, rallyPanel, statisticsPanel } from './feed-panels'
import { HoleWatch } from './hole-watch'
import type { TimelineFilter, TimelineRange } from './timeline-store'

export interface CourtSpec extends FeedAddress {
  readonly courtId: string
  readonly origin: CourtView['origin']
  /** Path of the statistics feed on the same hosts; null when it is not wanted. */
  readonly statisticsPath: string | null
  /** Null when rally tracking is not wanted. */
  readonly rally: RallySpec | null
}

export interface RallySpec {
  readonly hosts: readonly string[]
  readonly feeds: readonly RallyFeed[]
  /** What the rally feeds call the match. */
  readonly fixtureId: string
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

/** A court and its feeds: connections, capture, holes; what they bring goes into the court's book. */
export class MonitoredCourt implements LinkReader {
  readonly spec: CourtSpec
  readonly #options: MonitoredCourtOptions
  readonly #book: CourtBook
  readonly #link: CourtLink
  readonly #statisticsLink: CourtLink | null
  readonly #rallyLinks: readonly { readonly feed: RallyFeed; readonly link: CourtLink }[]
  readonly #holes: HoleWatch
  /** Set when the operator asks for a position; used for one connection. */
  #resumeFrom: number | null = null

  constructor(options: MonitoredCourtOptions) {
    this.#options = options
    const { spec, capture, clock, random, socketOptionsFor } = options
    this.spec = spec
    const common = { capture, clock, random, ...(socketOptionsFor && { socketOptionsFor }) }
    this.#link = new CourtLink({ ...common, feed: EVENTS_FEED, address: spec, reader: this })
    this.#statisticsLink =
      spec.statisticsPath === null
        ? null
        : new CourtLink({
            ...common,
            feed: STATISTICS_FEED,
            address: { ...spec, path: spec.statisticsPath },
            reader: this.#statisticsReader()
          })
    this.#rallyLinks = (spec.rally?.feeds ?? []).map((feed) => ({
      feed,
      link: new CourtLink({
        ...common,
        feed: rallyFeedName(feed),
        address: rallyAddress(spec, feed),
        reader: this.#rallyReader(feed)
      })
    }))
    this.#book = new CourtBook(spec.eventId, this.#link.status, this.#statisticsLink !== null)
    const { pipeline } = this.#book
    this.#holes = new HoleWatch({
      clock,
      openHole: () => pipeline.openHole,
      nextStartPosition: () => pipeline.nextStartPosition,
      isLive: () => this.connection.state === 'live',
      request: () => this.#requestHole(),
      giveUp: () => this.#giveUpHoles()
    })
  }

  get courtId(): string {
    return this.spec.courtId
  }

  get connection(): ConnectionView {
    return this.#book.connection
  }

  get capture(): CaptureLog {
    return this.#options.capture
  }

  get linkGroups(): readonly LinkGroup[] {
    const rallyLinks = this.#rallyLinks.map(({ link }) => link)
    return [
      linkGroup('events', [this.#link], this.#statisticsLink === null ? [] : [this.#statisticsLink]),
      linkGroup('rallies', rallyLinks)
    ]
  }

  get #links(): readonly CourtLink[] {
    const statistics = this.#statisticsLink === null ? [] : [this.#statisticsLink]
    return [this.#link, ...statistics, ...this.#rallyLinks.map(({ link }) => link)]
  }

  get recentDelaysMs(): readonly number[] {
    return this.#book.delays.latestMs
  }

  start(): void {
    for (const { connection } of this.#links) connection.start()
  }

  /** Ends the connection and seals the capture. */
  async stop(): Promise<void> {
    this.#holes.stop()
    for (const { connection } of this.#links) connection.stop()
    await this.#options.capture.seal()
  }

  reconnect(): void {
    for (const { connection } of this.#links) connection.restart()
  }

  /** Asks the provider for everything from this packet on again; what is known is counted as repeated. A finished match has no more. */
  resumeFrom(seqNum: number): void {
    if (this.connection.state === 'finished') return
    this.#resumeFrom = seqNum
    this.#link.connection.restart()
  }

  systemResumed(): void {
    for (const { connection } of this.#links) connection.systemResumed()
  }

  /** The operator's own words, for the timeline and for the log. */
  note(text: string): void {
    const at = this.#options.clock.utcMs()
    this.#options.capture.appendNote(text, at)
    this.#book.pipeline.note('note', text, at)
    this.#changed()
  }

  /** A transition of one of the court's alarms goes into the log, where replays and exports find it. */
  logAlarm(entry: JournalEntry): void {
    this.#options.capture.appendAlarm(entry, entry.at)
  }

  timelineRange(filter: TimelineFilter, from: number, count: number): TimelineRange {
    return this.#book.timelineRange(filter, from, count)
  }

  feedPanels(): FeedPanel[] {
    return this.#diagnosedFeeds().map(({ panel }) => panel)
  }

  diagnostics(): string {
    return describeCourt(this.view(), this.#diagnosedFeeds(), this.#options.clock.utcMs())
  }

  statistics(): StatisticsView {
    return this.#book.statistics(this.#options.clock.monotonicMs())
  }

  series(): SeriesView {
    return this.#book.series()
  }

  rallyList(): RallyList {
    return this.#book.rallyList()
  }

  rally(key: RallyKey): Rally | null {
    return this.#book.rallies.find(key)
  }

  rallyOverlay(): Overlay {
    return this.#book.rallies.overlay()
  }

  rallyStatistics(): RallyStatistics {
    return this.#book.rallies.statistics()
  }

  /** Takes a frame as if it had come over the socket: for sources that are none. */
  receive(frame: RawFrame): FrameMeaning {
    return this.#link.receive(frame)
  }

  read(frame: RawFrame): FrameMeaning {
    const decoded = this.#book.readEvents(frame)
    if (decoded.kind !== 'control') this.#packetReceived(decoded)
    return decoded
  }

  nextStartPosition(): number {
    const position = this.#resumeFrom ?? this.#book.pipeline.nextStartPosition
    this.#resumeFrom = null
    return position
  }

  connectionChanged(before: ConnectionView, now: ConnectionView): void {
    this.#logState(EVENTS_FEED, before, now)
    this.#book.connectionChanged(now)
    this.#noteLink(before, now)
    this.#changed()
  }

  /** The view as of now. */
  view(): CourtView {
    const { spec, capture, clock } = this.#options
    const { courtId, eventId, origin } = spec
    const { state, bytes, fileName } = capture.status()
    return this.#book.view(clock.monotonicMs(), {
      courtId,
      eventId,
      origin,
      capture: { state, bytes, fileName },
      replay: null
    })
  }

  /** The feed sends the newest state on every connection; there is nothing to resume from. */
  #statisticsReader(): LinkReader {
    return {
      read: (frame) => {
        const meaning = this.#book.readStatistics(frame)
        if (meaning.kind !== 'control') this.#changed()
        return meaning
      },
      nextStartPosition: () => null,
      connectionChanged: (before, now) => {
        this.#logState(STATISTICS_FEED, before, now)
        this.#book.statisticsConnectionChanged(now.state)
        this.#changed()
      }
    }
  }

  /** Every connection is sent all rallies from the start: what is known changes nothing. */
  #rallyReader(feed: RallyFeed): LinkReader {
    return {
      read: (frame) => {
        const meaning = this.#book.readRally(frame)
        if (meaning.kind !== 'control') this.#changed()
        return meaning
      },
      nextStartPosition: () => null,
      connectionChanged: (before, now) => {
        this.#logState(rallyFeedName(feed), before, now)
        this.#changed()
      }
    }
  }

  #diagnosedFeeds(): readonly DiagnosedFeed[] {
    const now = this.#options.clock.monotonicMs()
    const events = { panel: eventsPanel(this.#link, this.#book, now), events: this.#link.meter.events }
    const link = this.#statisticsLink
    const statistics =
      link === null ? [] : [{ panel: statisticsPanel(link, this.#book, now), events: link.meter.events }]
    const rallies = this.#rallyLinks.map(({ feed, link }) => ({
      panel: rallyPanel(link, feed, this.#book, now),
      events: link.meter.events
    }))
    return [events, ...statistics, ...rallies]
  }

  #packetReceived(decoded: DecodedFrame): void {
    this.#holes.check(decoded.kind === 'undecodable')
    if (decoded.kind === 'packet') {
      this.#link.meter.seqNum(decoded.packet.seqNum)
      if (decoded.packet.kind === 'MatchFinished' && this.#book.pipeline.state.end !== null)
        this.#matchFinished()
    }
    this.#changed()
  }

  /** The provider advises to close the socket on MatchFinished. */
  #matchFinished(): void {
    for (const { connection } of this.#links) connection.finish()
    void this.#options.capture.seal().then(() => this.#changed())
  }

  #requestHole(): void {
    const hole = this.#book.pipeline.openHole
    if (hole !== null) {
      const packets = hole.from === hole.to ? `Packet ${hole.from}` : `Packets ${hole.from} to ${hole.to}`
      this.#row('trouble', `${packets} did not come: asked for again`)
    }
    this.#link.connection.requestFromHole()
  }

  #giveUpHoles(): void {
    const at = this.#options.clock.utcMs()
    this.#log(EVENTS_FEED, { kind: 'holes-given-up' }, at)
    this.#book.pipeline.giveUpHoles(at)
    this.#changed()
  }

  #noteLink(before: ConnectionView, now: ConnectionView): void {
    if (this.#book.pipeline.timeline.entries === 0) return
    if (CONNECTED.has(before.state) && now.state === 'waiting')
      this.#row('trouble', `Connection lost: ${now.message}`)
    else if (before.state === 'catching-up' && now.state === 'live')
      this.#row('note', 'Connected, up to date')
    else if (now.state === 'refused') this.#row('trouble', now.message)
  }

  #row(tone: 'note' | 'trouble', text: string): void {
    const at = this.#options.clock.utcMs()
    this.#log(EVENTS_FEED, { kind: 'row', tone, text }, at)
    this.#book.pipeline.note(tone, text, at)
  }

  /** Heartbeats renew the connection's view without changing anything that a log should tell. */
  #logState(feed: string, before: ConnectionView, now: ConnectionView): void {
    const isSame = before.state === now.state && before.message === now.message && before.host === now.host
    if (!isSame) this.#log(feed, stateEvent(now), this.#options.clock.utcMs())
  }

  #log(feed: string, event: CourtEvent, at: number): void {
    this.#options.capture.appendConnectionEvent(event, at, feed)
  }

  #changed(): void {
    this.#options.changed(this.#options.spec.courtId)
  }
}

/** The fixture request with all that was sent so far (provider's rally tracking page). */
function rallyAddress(spec: CourtSpec, feed: RallyFeed): FeedAddress {
  const { hosts, fixtureId } = spec.rally ?? { hosts: spec.hosts, fixtureId: spec.eventId }
  const request = JSON.stringify({ fixtureId, backfill: null })
  return { hosts, path: RALLY_FEEDS[feed].path, eventId: spec.eventId, readToken: spec.readToken, request }
}

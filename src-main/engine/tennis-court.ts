import type { JournalEntry } from '@shared/alarms/view'
import type { ConnectionView } from '@shared/court/common-view'
import type { FeedPanel } from '@shared/court/insight-view'
import type { TennisCourtView } from '@shared/court/tennis-view'
import { rallyFeedName } from '@shared/feeds/rally/log-names'
import { RALLY_FEEDS, type RallyFeed } from '@shared/feeds/rally/names'
import type { DecodedFrame } from '@shared/feeds/tennis-events/frame'
import type { CaptureLog } from '../capture/capture-log'
import type { Clock } from '../clock'
import type { SocketOptions } from '../feeds/feed-connection-options'
import type { FrameMeaning, RawFrame } from '../feeds/feed-sink'
import type { LiveCourt } from './court'
import { CourtChronicle } from './court-chronicle'
import { tennisDetailsOf, type TennisDetails } from './court-details'
import { CourtLink, streamConnection, type FeedAddress, type LinkReader } from './court-link'
import type { TennisCourtSpec } from './court-spec'
import { describeCourt, type DiagnosedFeed } from './diagnostics'
import { EVENTS_FEED, STATISTICS_FEED } from './feed-names'
import { linkGroup, type LinkGroup } from './feed-summary'
import { eventsPanel, rallyPanel, statisticsPanel } from './feed-panels'
import { HoleWatch } from './hole-watch'
import { TennisBook } from './tennis-book'
import type { TimelineFilter, TimelineRange } from './timeline-filter'

export interface TennisCourtOptions {
  readonly spec: TennisCourtSpec
  readonly capture: CaptureLog
  readonly clock: Clock
  readonly random: () => number
  readonly socketOptionsFor?: (url: string) => Promise<SocketOptions>
  /** The view of the court has changed. */
  readonly changed: (courtId: string) => void
}

/** A court and its feeds: connections, capture, holes; what they bring goes into the court's book. */
export class TennisCourt implements LiveCourt, LinkReader {
  readonly spec: TennisCourtSpec
  readonly details: TennisDetails
  readonly #options: TennisCourtOptions
  readonly #book: TennisBook
  readonly #chronicle: CourtChronicle
  readonly #link: CourtLink
  readonly #statisticsLink: CourtLink | null
  readonly #rallyLinks: readonly { readonly feed: RallyFeed; readonly link: CourtLink }[]
  readonly #holes: HoleWatch
  /** Set when the operator asks for a position; used for one connection. */
  #resumeFrom: number | null = null

  constructor(options: TennisCourtOptions) {
    this.#options = options
    const { spec, capture, clock, random, socketOptionsFor } = options
    this.spec = spec
    const network = { clock, random, ...(socketOptionsFor && { socketOptionsFor }) }
    const link = (feed: string, address: FeedAddress, reader: LinkReader): CourtLink =>
      new CourtLink({ capture, clock, feed, reader, connect: streamConnection(address, network) })
    this.#link = link(EVENTS_FEED, spec, this)
    const { statisticsPath } = spec
    this.#statisticsLink =
      statisticsPath === null
        ? null
        : link(STATISTICS_FEED, { ...spec, path: statisticsPath }, this.#statisticsReader())
    this.#rallyLinks = (spec.rally?.feeds ?? []).map((feed) => ({
      feed,
      link: link(rallyFeedName(feed), rallyAddress(spec, feed), this.#rallyReader(feed))
    }))
    this.#book = new TennisBook(spec.eventId, this.#link.status, this.#statisticsLink !== null)
    this.details = tennisDetailsOf(this.#book, () => clock.monotonicMs())
    this.#chronicle = new CourtChronicle({ capture, clock, book: this.#book, feed: EVENTS_FEED })
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
    const statistics = this.#statisticsLink === null ? [] : [this.#statisticsLink]
    const rallyLinks = this.#rallyLinks.map(({ link }) => link)
    return [
      linkGroup('events', [this.#link], statistics, this.#book.delays.latestMs),
      linkGroup('rallies', rallyLinks)
    ]
  }

  get #links(): readonly CourtLink[] {
    const statistics = this.#statisticsLink === null ? [] : [this.#statisticsLink]
    return [this.#link, ...statistics, ...this.#rallyLinks.map(({ link }) => link)]
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

  note(text: string): void {
    this.#chronicle.note(text)
    this.#changed()
  }

  logAlarm(entry: JournalEntry): void {
    this.#chronicle.alarm(entry)
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
    this.#chronicle.state(before, now)
    this.#book.connectionChanged(now)
    this.#chronicle.link(before, now)
    this.#changed()
  }

  /** The view as of now. */
  view(): TennisCourtView {
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
        this.#chronicle.state(before, now, STATISTICS_FEED)
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
        this.#chronicle.state(before, now, rallyFeedName(feed))
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
      this.#chronicle.row('trouble', `${packets} did not come: asked for again`)
    }
    this.#link.connection.requestFromHole()
  }

  #giveUpHoles(): void {
    const at = this.#options.clock.utcMs()
    this.#chronicle.event({ kind: 'holes-given-up' }, at)
    this.#book.giveUpHoles(at)
    this.#changed()
  }

  #changed(): void {
    this.#options.changed(this.#options.spec.courtId)
  }
}

/** The fixture request with all that was sent so far (provider's rally tracking page). */
function rallyAddress(spec: TennisCourtSpec, feed: RallyFeed): FeedAddress {
  const { hosts, fixtureId } = spec.rally ?? { hosts: spec.hosts, fixtureId: spec.eventId }
  const request = JSON.stringify({ fixtureId, backfill: null })
  return { hosts, path: RALLY_FEEDS[feed].path, eventId: spec.eventId, readToken: spec.readToken, request }
}

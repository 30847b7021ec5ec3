import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import { rallyFeedName } from '@shared/sports/tennis/feeds/tracking/log-names'
import { RALLY_FEEDS, type RallyFeed } from '@shared/sports/tennis/feeds/tracking/names'
import type { FrameMeaning, RawFrame } from '../../feeds/feed-sink'
import { tennisDetailsOf, type TennisDetails } from '../../engine/court-details'
import { CourtLink, streamConnection, type FeedAddress, type LinkReader } from '../../engine/court-link'
import type { TennisCourtSpec } from '../../engine/court-spec'
import type { DiagnosedFeed } from '../../engine/diagnostics'
import { EVENTS_FEED, STATISTICS_FEED } from '../../engine/feed-names'
import { rallyPanel, statisticsPanel } from '../../engine/feed-panels'
import { linkGroup, type LinkGroup } from '../../engine/feed-summary'
import { MonitoredCourt, type MonitoredCourtOptions } from '../../engine/monitored-court'
import { TennisBook } from './tennis-book'

/** A tennis court: beside the events there may be statistics and rally tracking. */
export class TennisCourt extends MonitoredCourt<TennisCourtSpec, TennisBook> {
  readonly details: TennisDetails
  protected override readonly companions: readonly CourtLink[]
  readonly #statisticsLinks: readonly CourtLink[]
  readonly #rallyLinks: readonly { readonly feed: RallyFeed; readonly link: CourtLink }[]

  constructor(options: MonitoredCourtOptions<TennisCourtSpec>) {
    const { spec, capture, clock, random, socketOptionsFor } = options
    const { statisticsPath, rally } = spec
    const network = { clock, random, ...(socketOptionsFor && { socketOptionsFor }) }
    super(options, {
      name: EVENTS_FEED,
      item: 'Packet',
      connect: streamConnection(spec, network),
      openBook: (status) => new TennisBook(spec.eventId, status, statisticsPath !== null)
    })
    this.details = tennisDetailsOf(this.book, () => clock.monotonicMs())
    const link = (feed: string, address: FeedAddress, reader: LinkReader): CourtLink =>
      new CourtLink({ capture, clock, feed, reader, connect: streamConnection(address, network) })
    this.#statisticsLinks =
      statisticsPath === null
        ? []
        : [link(STATISTICS_FEED, { ...spec, path: statisticsPath }, this.#statisticsReader())]
    this.#rallyLinks = (rally?.feeds ?? []).map((feed) => ({
      feed,
      link: link(rallyFeedName(feed), rallyAddress(spec, feed), this.#rallyReader(feed))
    }))
    this.companions = [...this.#statisticsLinks, ...this.#rallyLinks.map((each) => each.link)]
  }

  get linkGroups(): readonly LinkGroup[] {
    const rallyLinks = this.#rallyLinks.map(({ link }) => link)
    return [
      linkGroup('events', [this.link], this.#statisticsLinks, this.book.delays.latestMs),
      linkGroup('rallies', rallyLinks)
    ]
  }

  view(): TennisCourtView {
    return this.book.view(this.clock.monotonicMs(), this.cover)
  }

  read(frame: RawFrame): FrameMeaning {
    const decoded = this.book.readEvents(frame)
    if (decoded.kind === 'control') return decoded
    this.holes.check(decoded.kind === 'undecodable')
    if (decoded.kind === 'packet') {
      this.link.meter.seqNum(decoded.packet.seqNum)
      // The provider advises to close the socket then.
      if (decoded.packet.kind === 'MatchFinished' && this.book.pipeline.state.end !== null) this.finish()
    }
    this.changed()
    return decoded
  }

  protected override diagnosedFeeds(): readonly DiagnosedFeed[] {
    const now = this.clock.monotonicMs()
    const statistics = this.#statisticsLinks.map((link) => ({
      panel: statisticsPanel(link, this.book, now),
      events: link.meter.events
    }))
    const rallies = this.#rallyLinks.map(({ feed, link }) => ({
      panel: rallyPanel(link, feed, this.book, now),
      events: link.meter.events
    }))
    return [...super.diagnosedFeeds(), ...statistics, ...rallies]
  }

  /** The feed sends the newest state on every connection; there is nothing to resume from. */
  #statisticsReader(): LinkReader {
    return {
      read: (frame) => this.#companionRead(this.book.readStatistics(frame)),
      nextStartPosition: () => null,
      connectionChanged: (before, now) => {
        this.chronicle.state(before, now, STATISTICS_FEED)
        this.book.statisticsConnectionChanged(now.state)
        this.changed()
      }
    }
  }

  /** Every connection is sent all rallies from the start: what is known changes nothing. */
  #rallyReader(feed: RallyFeed): LinkReader {
    return {
      read: (frame) => this.#companionRead(this.book.readRally(frame)),
      nextStartPosition: () => null,
      connectionChanged: (before, now) => {
        this.chronicle.state(before, now, rallyFeedName(feed))
        this.changed()
      }
    }
  }

  #companionRead(meaning: FrameMeaning): FrameMeaning {
    if (meaning.kind !== 'control') this.changed()
    return meaning
  }
}

/** The fixture request with all that was sent so far (provider's rally tracking page). */
function rallyAddress(spec: TennisCourtSpec, feed: RallyFeed): FeedAddress {
  const { hosts, fixtureId } = spec.rally ?? { hosts: spec.hosts, fixtureId: spec.eventId }
  const request = JSON.stringify({ fixtureId, backfill: null })
  return { hosts, path: RALLY_FEEDS[feed].path, eventId: spec.eventId, readToken: spec.readToken, request }
}

import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import { rallyFeedName } from '@shared/sports/tennis/feeds/tracking/log-names'
import { RALLY_FEEDS, type RallyFeed } from '@shared/sports/tennis/feeds/tracking/names'
import type { FrameMeaning, RawFrame } from '../../feeds/feed-sink'
import { CourtLink, streamConnection, type FeedAddress, type LinkReader } from '../../engine/court-link'
import type { DiagnosedFeed } from '../../engine/diagnostics'
import { RALLY_TITLES } from '@shared/sports/tennis/feeds/tracking/titles'
import { linkGroup, type LinkGroup } from '../../engine/feed-summary'
import { MonitoredCourt, type MonitoredCourtOptions } from '../../engine/monitored-court'
import type { TennisCourtPlace } from './court-place'
import { EVENTS_FEED, STATISTICS_FEED } from './feed-names'
import { TennisBook } from './tennis-book'

/** A tennis court: beside the events there may be statistics and rally tracking. */
export class TennisCourt extends MonitoredCourt<TennisBook> {
  protected override readonly companions: readonly CourtLink[]
  readonly #statisticsLinks: readonly CourtLink[]
  readonly #rallyLinks: readonly { readonly feed: RallyFeed; readonly link: CourtLink }[]

  constructor(options: MonitoredCourtOptions<TennisCourtPlace>) {
    const { place, capture, clock, random, socketOptionsFor } = options
    const { statisticsPath, rally } = place
    const network = { clock, random, ...(socketOptionsFor && { socketOptionsFor }) }
    super(options, {
      name: EVENTS_FEED,
      title: 'Tennis events',
      item: 'Packet',
      connect: streamConnection(place, network),
      openBook: (status) => new TennisBook(place.eventId, status, statisticsPath !== null)
    })
    const link = (feed: string, address: FeedAddress, reader: LinkReader): CourtLink =>
      new CourtLink({ capture, clock, feed, reader, connect: streamConnection(address, network) })
    this.#statisticsLinks =
      statisticsPath === null
        ? []
        : [link(STATISTICS_FEED, { ...place, path: statisticsPath }, this.#statisticsReader())]
    this.#rallyLinks = (rally?.feeds ?? []).map((feed) => ({
      feed,
      link: link(rallyFeedName(feed), rallyAddress(place, feed), this.#rallyReader(feed))
    }))
    this.companions = [...this.#statisticsLinks, ...this.#rallyLinks.map((each) => each.link)]
  }

  get linkGroups(): readonly LinkGroup[] {
    const rallyLinks = this.#rallyLinks.map(({ link }) => link)
    return [
      linkGroup('Tennis events', [this.link], this.#statisticsLinks, this.book.delays.latestMs),
      linkGroup('Rally tracking', rallyLinks)
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
    const { undecodableStatistics, rallies } = this.book
    const statistics = this.#statisticsLinks.map((link) =>
      this.companionPanel(link, 'Tennis statistics', undecodableStatistics)
    )
    const tracking = this.#rallyLinks.map(({ feed, link }) =>
      this.companionPanel(link, RALLY_TITLES[feed], rallies.undecodable)
    )
    return [...super.diagnosedFeeds(), ...statistics, ...tracking]
  }

  /** The feed sends the newest state on every connection; there is nothing to resume from. */
  #statisticsReader(): LinkReader {
    return {
      read: (frame) => this.#companionRead(this.book.readStatistics(frame)),
      nextStartPosition: () => null,
      connectionChanged: (before, now) => {
        this.chronicle.state(before, now, STATISTICS_FEED)
        this.book.connectionChanged(STATISTICS_FEED, now)
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
function rallyAddress(place: TennisCourtPlace, feed: RallyFeed): FeedAddress {
  const { eventId, readToken } = place
  const { hosts, fixtureId } = place.rally ?? { hosts: place.hosts, fixtureId: eventId }
  const request = JSON.stringify({ fixtureId, backfill: null })
  return { hosts, path: RALLY_FEEDS[feed].path, eventId, readToken, request }
}

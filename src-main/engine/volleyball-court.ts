import type { JournalEntry } from '@shared/alarms/view'
import type { ConnectionView } from '@shared/court/common-view'
import type { FeedPanel } from '@shared/court/insight-view'
import type { VolleyballCourtView } from '@shared/volleyball/volleyball-view'
import type { CaptureLog } from '../capture/capture-log'
import type { CancelTimer, Clock } from '../clock'
import type { SocketOptions } from '../feeds/feed-connection-options'
import type { FrameMeaning, RawFrame } from '../feeds/feed-sink'
import { MatchEventsConnection } from '../feeds/volleyball/match-events-connection'
import type { LiveCourt } from './court'
import { CourtChronicle } from './court-chronicle'
import { volleyballDetailsOf, type VolleyballDetails } from './court-details'
import { CourtLink, type LinkReader } from './court-link'
import type { VolleyballCourtSpec } from './court-spec'
import { describeCourt } from './diagnostics'
import { VOLLEYBALL_FEED } from './feed-names'
import { eventsPanel } from './feed-panels'
import { linkGroup, type LinkGroup } from './feed-summary'
import { HoleWatch } from './hole-watch'
import type { TimelineFilter, TimelineRange } from './timeline-filter'
import { VolleyballBook } from './volleyball-book'

export interface VolleyballCourtOptions {
  readonly spec: VolleyballCourtSpec
  readonly capture: CaptureLog
  readonly clock: Clock
  readonly random: () => number
  readonly socketOptionsFor?: (url: string) => Promise<SocketOptions>
  /** The view of the court has changed. */
  readonly changed: (courtId: string) => void
}

/** A match that is over is corrected for a while; after so long without a message nothing more will come. */
const FINISHED_AFTER_MS = 15 * 60_000

/** A volleyball court and its feed: connection, capture, holes; what it brings goes into the court's book. */
export class VolleyballCourt implements LiveCourt, LinkReader {
  readonly spec: VolleyballCourtSpec
  readonly details: VolleyballDetails
  readonly #options: VolleyballCourtOptions
  readonly #book: VolleyballBook
  readonly #chronicle: CourtChronicle
  readonly #link: CourtLink
  readonly #holes: HoleWatch
  /** Set when the operator asks for a position; used for one connection. */
  #resumeFrom: number | null = null
  #cancelFinish: CancelTimer | null = null

  constructor(options: VolleyballCourtOptions) {
    this.#options = options
    const { spec, capture, clock, random, socketOptionsFor } = options
    this.spec = spec
    const { access, fixture, readKeys } = spec
    this.#link = new CourtLink({
      feed: VOLLEYBALL_FEED,
      reader: this,
      capture,
      clock,
      connect: (sink) =>
        new MatchEventsConnection({
          access,
          fixture,
          readKeys,
          sink,
          clock,
          random,
          ...(socketOptionsFor && { socketOptionsFor })
        })
    })
    const book = new VolleyballBook(this.#link.status)
    this.#book = book
    this.details = volleyballDetailsOf(book)
    this.#chronicle = new CourtChronicle({ capture, clock, book, feed: VOLLEYBALL_FEED })
    this.#holes = new HoleWatch({
      clock,
      openHole: () => book.openHole,
      nextStartPosition: () => book.nextSeqNum,
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
    return [linkGroup('volleyball', [this.#link], [], this.#book.delays.latestMs)]
  }

  start(): void {
    const { teams, rules } = this.spec
    const { clock } = this.#options
    this.#book.begin(teams, rules)
    const told = rules && { variant: rules.variant, bestOf: rules.bestOf }
    this.#chronicle.event({ kind: 'fixture', teams, rules: told }, clock.utcMs())
    this.#link.connection.start()
  }

  /** Ends the connection and seals the capture. */
  async stop(): Promise<void> {
    this.#holes.stop()
    this.#cancelFinish?.()
    this.#link.connection.stop()
    await this.#options.capture.seal()
  }

  reconnect(): void {
    this.#link.connection.restart()
  }

  resumeFrom(seqNum: number): void {
    if (this.connection.state === 'finished') return
    this.#resumeFrom = seqNum
    this.#link.connection.restart()
  }

  systemResumed(): void {
    this.#link.connection.systemResumed()
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
    return [eventsPanel(this.#link, this.#book, this.#options.clock.monotonicMs())]
  }

  diagnostics(): string {
    const feeds = this.feedPanels().map((panel) => ({ panel, events: this.#link.meter.events }))
    return describeCourt(this.view(), feeds, this.#options.clock.utcMs())
  }

  read(frame: RawFrame): FrameMeaning {
    const meaning = this.#book.read(VOLLEYBALL_FEED, frame)
    const { lastSeqNum } = this.#book.counts
    if (lastSeqNum !== null) this.#link.meter.seqNum(lastSeqNum)
    this.#holes.check(meaning.kind === 'undecodable')
    this.#awaitFinish()
    this.#changed()
    return meaning
  }

  nextStartPosition(): number {
    const position = this.#resumeFrom ?? this.#book.nextSeqNum
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
  view(): VolleyballCourtView {
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

  #awaitFinish(): void {
    this.#cancelFinish?.()
    const isOver = this.#book.state.end?.isConfirmed === true
    this.#cancelFinish = isOver ? this.#options.clock.after(FINISHED_AFTER_MS, () => this.#finish()) : null
  }

  #finish(): void {
    this.#link.connection.finish()
    void this.#options.capture.seal().then(() => this.#changed())
  }

  #requestHole(): void {
    const hole = this.#book.openHole
    if (hole !== null) {
      const messages = hole.from === hole.to ? `Message ${hole.from}` : `Messages ${hole.from} to ${hole.to}`
      this.#chronicle.row('trouble', `${messages} did not come: asked for again`)
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

import type { VolleyballCourtView } from '@shared/sports/volleyball/view/volleyball-view'
import type { CancelTimer } from '../../platform/clock'
import type { FrameMeaning, RawFrame } from '../../feeds/feed-sink'
import { MatchEventsConnection } from './feed/match-events-connection'
import { volleyballDetailsOf, type VolleyballDetails } from '../../engine/court-details'
import type { VolleyballCourtSpec } from '../../engine/court-spec'
import { VOLLEYBALL_FEED } from '../../engine/feed-names'
import { linkGroup, type LinkGroup } from '../../engine/feed-summary'
import { MonitoredCourt, type MonitoredCourtOptions } from '../../engine/monitored-court'
import { VolleyballBook } from './volleyball-book'

/** A match that is over is corrected for a while; after so long without a message nothing more will come. */
const FINISHED_AFTER_MS = 15 * 60_000

/** A volleyball court: all that is known of its match comes from one feed. */
export class VolleyballCourt extends MonitoredCourt<VolleyballCourtSpec, VolleyballBook> {
  readonly details: VolleyballDetails
  #cancelFinish: CancelTimer | null = null

  constructor(options: MonitoredCourtOptions<VolleyballCourtSpec>) {
    const { spec, clock, random, socketOptionsFor } = options
    const { access, fixture, readKeys } = spec
    const network = { clock, random, ...(socketOptionsFor && { socketOptionsFor }) }
    super(options, {
      name: VOLLEYBALL_FEED,
      item: 'Message',
      connect: (sink) => new MatchEventsConnection({ ...network, access, fixture, readKeys, sink }),
      openBook: (status) => new VolleyballBook(status)
    })
    this.details = volleyballDetailsOf(this.book)
  }

  get linkGroups(): readonly LinkGroup[] {
    return [linkGroup('volleyball', [this.link], [], this.book.delays.latestMs)]
  }

  /** What is known beforehand goes into the log first: a replay has it from there. */
  override start(): void {
    const { teams, rules, fixture } = this.spec
    const { fixtureId } = fixture
    this.book.begin(teams, rules, fixtureId)
    const told = rules && { variant: rules.variant, bestOf: rules.bestOf }
    this.chronicle.event({ kind: 'fixture', fixtureId, teams, rules: told }, this.clock.utcMs())
    super.start()
  }

  override async stop(): Promise<void> {
    this.#cancelFinish?.()
    await super.stop()
  }

  view(): VolleyballCourtView {
    return this.book.view(this.clock.monotonicMs(), this.cover)
  }

  read(frame: RawFrame): FrameMeaning {
    const meaning = this.book.read(VOLLEYBALL_FEED, frame)
    const { lastSeqNum } = this.book.counts
    if (lastSeqNum !== null) this.link.meter.seqNum(lastSeqNum)
    this.holes.check(meaning.kind === 'undecodable')
    this.#awaitFinish()
    this.changed()
    return meaning
  }

  #awaitFinish(): void {
    this.#cancelFinish?.()
    const isOver = this.book.state.end?.isConfirmed === true
    this.#cancelFinish = isOver ? this.clock.after(FINISHED_AFTER_MS, () => this.finish()) : null
  }
}

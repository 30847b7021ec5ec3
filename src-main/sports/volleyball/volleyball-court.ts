import type { VolleyballCourtView } from '@shared/sports/volleyball/view/volleyball-view'
import type { CancelTimer } from '../../platform/clock'
import type { FrameMeaning, RawFrame } from '../../feeds/feed-sink'
import { MatchEventsConnection } from './feed/match-events-connection'
import { linkGroup, type LinkGroup } from '../../engine/feed-summary'
import { MonitoredCourt, type MonitoredCourtOptions } from '../../engine/monitored-court'
import type { VolleyballCourtPlace } from './court-place'
import { VOLLEYBALL_FEED } from './feed-names'
import type { FixtureEvent } from './fixture-event'
import { VolleyballBook } from './volleyball-book'

/** A match that is over is corrected for a while; after so long without a message nothing more will come. */
const FINISHED_AFTER_MS = 15 * 60_000

/** A volleyball court: all that is known of its match comes from one feed. */
export class VolleyballCourt extends MonitoredCourt<VolleyballBook> {
  readonly #place: VolleyballCourtPlace
  #cancelFinish: CancelTimer | null = null

  constructor(options: MonitoredCourtOptions<VolleyballCourtPlace>) {
    const { place, clock, random, socketOptionsFor } = options
    const { access, fixture, readKeys } = place
    const network = { clock, random, ...(socketOptionsFor && { socketOptionsFor }) }
    super(options, {
      name: VOLLEYBALL_FEED,
      title: 'Volleyball match events',
      item: 'Message',
      connect: (sink) => new MatchEventsConnection({ ...network, access, fixture, readKeys, sink }),
      openBook: (status) => new VolleyballBook(status)
    })
    this.#place = place
  }

  get linkGroups(): readonly LinkGroup[] {
    return [linkGroup('Volleyball', [this.link], [], this.book.delays.latestMs)]
  }

  /** What is known beforehand goes into the log first: a replay has it from there. */
  override start(): void {
    const { teams, rules, fixture } = this.#place
    const event: FixtureEvent = {
      kind: 'fixture',
      fixtureId: fixture.fixtureId,
      teams,
      rules: rules && { variant: rules.variant, bestOf: rules.bestOf }
    }
    this.book.begin(event)
    this.chronicle.event(event, this.clock.utcMs())
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

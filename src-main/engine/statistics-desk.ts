import type { FeedPanel, Insight } from '@shared/court/insight-view'
import { auditStatistics, lastingDifferences, type Difference } from '@shared/court/statistics-audit'
import type { ProviderStatistics } from '@shared/feeds/tennis-statistics/schemas'
import type { Team } from '@shared/tennis/score'
import type { MatchStatistics } from '@shared/tennis/statistics'
import { CourtLink, type CourtLinkOptions } from './court-link'
import type { DiagnosedFeed } from './diagnostics'
import { STATISTICS_FEED } from './feed-names'
import { StatisticsReader } from './statistics-reader'

export interface StatisticsDeskOptions extends Omit<CourtLinkOptions, 'feed' | 'reader'> {
  readonly changed: () => void
}

/** The statistics feed of a court and the audit of our own figures against it. */
export class StatisticsDesk {
  readonly #options: StatisticsDeskOptions
  readonly #reader: StatisticsReader
  readonly #link: CourtLink
  #differences: readonly Difference[] = []

  constructor(options: StatisticsDeskOptions) {
    this.#options = options
    this.#reader = new StatisticsReader(options.changed)
    this.#link = new CourtLink({ ...options, feed: STATISTICS_FEED, reader: this.#reader })
  }

  get latest(): ProviderStatistics | null {
    return this.#reader.latest
  }

  get messages(): number {
    return this.#link.meter.messages
  }

  start(): void {
    this.#link.connection.start()
  }

  stop(): void {
    this.#link.connection.stop()
  }

  finish(): void {
    this.#link.connection.finish()
  }

  reconnect(): void {
    this.#link.connection.restart()
  }

  systemResumed(): void {
    this.#link.connection.systemResumed()
  }

  /**
   * Compares our figures with the provider's as of now; `comparable` only while both streams are up to date.
   * `firstServeFaultBy`: who has served a fault in the point being played.
   */
  audit(
    ours: MatchStatistics,
    comparable: boolean,
    firstServeFaultBy: Team | null
  ): Insight['statisticsFeed'] {
    const now = this.#options.clock.monotonicMs()
    if (this.latest === null) return { state: 'waiting', differences: 0 }
    if (comparable && this.#link.status.state === 'live')
      this.#differences = auditStatistics(this.#differences, ours, this.latest, now, firstServeFaultBy)
    const differences = lastingDifferences(this.#differences, now).length
    return { state: differences > 0 ? 'differs' : 'agrees', differences }
  }

  get lastingDifferences(): readonly Difference[] {
    return lastingDifferences(this.#differences, this.#options.clock.monotonicMs())
  }

  panel(): FeedPanel {
    return {
      ...this.#link.meter.panel('Tennis statistics', this.#link.status, this.#options.clock.monotonicMs()),
      undecodable: this.#reader.undecodable
    }
  }

  diagnosed(): DiagnosedFeed {
    return { panel: this.panel(), events: this.#link.meter.events }
  }
}

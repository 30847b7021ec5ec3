import type { ConnectionState, ConnectionView } from '@shared/court/common-view'
import { courtViewOf } from '@shared/sports/tennis/view/court-view'
import { formatOfCourt } from '@shared/sports/tennis/match/match-format'
import type { SeriesView, TennisInsight } from '@shared/sports/tennis/view/insight-view'
import { servePriorOf, type MatchAnalysis } from '@shared/sports/tennis/match/match-analysis'
import { seriesViewOf } from '@shared/sports/tennis/match/series'
import {
  auditStatistics,
  lastingDifferences,
  type Difference
} from '@shared/sports/tennis/match/statistics-audit'
import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import type { TimelineFilter, TimelineRow } from '@shared/court/timeline-row'
import type { SuspendAdvice, Trust } from '@shared/court/link-trust'
import { suspendAdviceOf, trustOf } from '@shared/sports/tennis/view/trust'
import { shortNameOf } from '@shared/sports/tennis/text/names'
import type { DecodedFrame } from '@shared/sports/tennis/feeds/events/frame'
import type { SeqRange } from '@shared/feeds/sequencer'
import type { RallyList } from '@shared/sports/tennis/tracking/rally-view'
import type { ProviderStatistics } from '@shared/sports/tennis/feeds/statistics/schemas'
import type { StatisticsView } from '@shared/sports/tennis/rules/statistics-view'
import type { FrameMeaning, RawFrame } from '../../feeds/feed-sink'
import { exportCover, type BookCover } from '../../match/book-cover'
import type { BookSnapshot, MatchBook } from '../../match/match-book'
import type { FindingsAt, MatchFindings } from '../../match/match-findings'
import type { MatchMonitor } from '../../match/match-monitor'
import { insightOf, statisticsViewOf } from './court-insight'
import { tennisFindings } from './match-findings'
import { monitorTennis } from './match-monitor'
import { TennisPipeline, type PipelineSnapshot } from './match-pipeline'
import type { DelayWindow } from '../../match/delay-window'
import { EVENTS_FEED, STATISTICS_FEED } from './feed-names'
import { LinkHistory, type LinkSnapshot } from '../../match/link-history'
import { MatchAnalyst } from './match-analyst'
import { RallyBook, type RallySnapshot } from './rally-book'
import { keepSince, type Since } from '../../match/since'
import { StatisticsReader, type StatisticsSnapshot } from './statistics-reader'
import type { TimelineRange } from '../../match/timeline-filter'
import type { TimelineStore } from './timeline-store'

export interface TennisSnapshot extends BookSnapshot {
  readonly pipeline: PipelineSnapshot
  readonly rallies: RallySnapshot
  readonly statistics: StatisticsSnapshot
  readonly link: LinkSnapshot
  readonly statisticsState: ConnectionState
}

/** Everything that is known of a tennis match. */
export class TennisBook implements MatchBook<TennisSnapshot> {
  readonly writesRowsOnce = true
  readonly pipeline = new TennisPipeline()
  readonly rallies = new RallyBook()
  readonly #statistics = new StatisticsReader()
  readonly #analyst: MatchAnalyst
  readonly #hasStatistics: boolean
  readonly #link: LinkHistory
  #statisticsState: ConnectionState = 'idle'
  #differences: readonly Difference[] = []
  #trust: Since<Trust> | null = null
  #suspendAdvice: Since<SuspendAdvice> | null = null

  /** `connection`: its initial state. */
  constructor(eventId: string, connection: ConnectionView, hasStatistics: boolean) {
    this.#analyst = new MatchAnalyst(servePriorOf(eventId))
    this.#link = new LinkHistory(connection)
    this.#hasStatistics = hasStatistics
  }

  get connection(): ConnectionView {
    return this.#link.connection
  }

  get delays(): DelayWindow {
    return this.#link.delays
  }

  get counts() {
    return this.pipeline.counts
  }

  get openHole(): SeqRange | null {
    return this.pipeline.openHole
  }

  /** The packet that is wanted next. */
  get nextSeqNum(): number {
    return this.pipeline.nextSeqNum
  }

  get timeline(): Pick<TimelineStore, 'entries' | 'revision'> {
    return this.pipeline.timeline
  }

  get venueOffsetMs(): number | null {
    return this.pipeline.state.venueOffsetMs
  }

  /** The latest packet of the statistics feed; null before the first. */
  get providerStatistics(): ProviderStatistics | null {
    return this.#statistics.latest
  }

  get undecodableStatistics(): number {
    return this.#statistics.undecodable
  }

  /** A tennis log needs nothing beforehand. */
  begin(): void {
    return
  }

  connectionChanged(feed: string, now: ConnectionView): void {
    if (feed === EVENTS_FEED) this.#link.connectionChanged(now)
    else if (feed === STATISTICS_FEED) this.#statisticsState = now.state
  }

  /** Takes one frame of whichever feed; see feed-names. */
  read(feed: string, frame: RawFrame): FrameMeaning {
    if (feed === EVENTS_FEED) return this.readEvents(frame)
    return feed === STATISTICS_FEED ? this.readStatistics(frame) : this.readRally(frame)
  }

  /** Takes one frame of the events feed and says what it was. */
  readEvents(frame: RawFrame): DecodedFrame {
    const { receivedAt, monotonicMs } = frame
    this.#link.heard(monotonicMs)
    const { decoded, isNew } = this.pipeline.receive(frame, this.#link.isLive)
    if (decoded.kind === 'control') return decoded
    this.#link.packetReceived(monotonicMs)
    if (decoded.kind === 'packet' && isNew && decoded.packet.sourceAt !== null) {
      const { sourceAt, delayStatus } = decoded.packet
      this.#link.timed({ sourceAt, receivedAt, monotonicMs }, delayStatus !== null)
    }
    return decoded
  }

  /** Takes one frame of the statistics feed. */
  readStatistics(frame: RawFrame): FrameMeaning {
    return this.#statistics.read(frame)
  }

  /** Takes one frame of a rally feed; what is wrong with it goes into the timeline. */
  readRally(frame: RawFrame): FrameMeaning {
    return this.rallies.read(frame, (text) => this.note('trouble', text, frame.receivedAt))
  }

  /** A row of our own in the timeline. */
  note(tone: 'note' | 'trouble', text: string, at: number): void {
    this.pipeline.note(tone, text, at)
  }

  /** Goes on without the packets that did not come. */
  giveUpHoles(at: number): void {
    this.pipeline.giveUpHoles(at)
  }

  monitor(): MatchMonitor {
    return monitorTennis(this.pipeline)
  }

  findings(at: FindingsAt): MatchFindings {
    const court = this.view(at.nowMs, exportCover(at.facts.eventId))
    const statistics = this.statistics(at.nowMs)
    return tennisFindings({ court, statistics, series: this.series(), rallyBook: this.rallies }, at)
  }

  rallyList(): RallyList {
    return this.rallies.list(this.pipeline.state)
  }

  timelineRange(filter: TimelineFilter, from: number, count: number): TimelineRange {
    return this.pipeline.timeline.range(filter, from, count)
  }

  timelinePlace(filter: TimelineFilter, seqNum: number): number | null {
    return this.pipeline.timeline.place(filter, seqNum)
  }

  /** Hands out the rows so far and lets go of them: for who goes through a log once. */
  releaseRows(): readonly TimelineRow[] {
    return this.pipeline.timeline.release()
  }

  statistics(now: number): StatisticsView {
    const differences = lastingDifferences(this.#differences, now)
    return statisticsViewOf(this.pipeline.state, this.#analysis(), this.#statistics.latest, differences)
  }

  series(): SeriesView {
    const { state, marks } = this.pipeline
    return seriesViewOf(this.#analysis(), {
      names: { TeamA: shortNameOf(state, 'TeamA'), TeamB: shortNameOf(state, 'TeamB') },
      marks,
      revision: this.#analyst.revision
    })
  }

  /** The view as of now, by the clock that the frames' monotonic times are of. */
  view(now: number, cover: BookCover): TennisCourtView {
    const { state, timeline, counts, openHole } = this.pipeline
    const link = this.#link.facts(now, openHole)
    this.#trust = keepSince(this.#trust, trustOf(state, link), now)
    const advice = suspendAdviceOf(state, this.#trust)
    this.#suspendAdvice = advice && keepSince(this.#suspendAdvice, advice, now)
    const analysis = this.#analysis()
    return courtViewOf(state, {
      ...cover,
      connection: this.connection,
      trust: this.#trust,
      suspendAdvice: this.#suspendAdvice,
      delayMs: link.delayMs,
      lastPacketMonotonicMs: this.#link.lastPacketMs,
      packets: counts,
      insight: insightOf(state, analysis, this.delays.clockOffsetMs, this.#audit(analysis, now)),
      timeline: { entries: timeline.entries, revision: timeline.revision },
      rallies: this.rallies.view()
    })
  }

  snapshot(): TennisSnapshot {
    const pipeline = this.pipeline.snapshot()
    return {
      entries: pipeline.journal.length,
      pipeline,
      rallies: this.rallies.snapshot(),
      statistics: this.#statistics.snapshot(),
      link: this.#link.snapshot(),
      statisticsState: this.#statisticsState
    }
  }

  /** Goes back, or on, to where a snapshot of this book was taken. */
  restore(snapshot: TennisSnapshot): void {
    this.pipeline.restore(snapshot.pipeline)
    this.rallies.restore(snapshot.rallies)
    this.#statistics.restore(snapshot.statistics)
    this.#link.restore(snapshot.link)
    this.#statisticsState = snapshot.statisticsState
    this.#differences = []
    this.#trust = null
    this.#suspendAdvice = null
  }

  #analysis(): MatchAnalysis {
    const { state } = this.pipeline
    return this.#analyst.update(state.points, formatOfCourt(state))
  }

  /** Compared only while both streams are up to date. */
  #audit(analysis: MatchAnalysis, now: number): TennisInsight['statisticsFeed'] {
    if (!this.#hasStatistics) return { state: 'off', differences: 0 }
    const { latest } = this.#statistics
    if (latest === null) return { state: 'waiting', differences: 0 }
    const { state, openHole } = this.pipeline
    if (this.#link.isLive && this.#statisticsState === 'live' && openHole === null) {
      const faultBy = state.firstServeFault && state.server !== null ? state.server.team : null
      this.#differences = auditStatistics(this.#differences, analysis.statistics, latest, now, faultBy)
    }
    const differences = lastingDifferences(this.#differences, now).length
    return { state: differences > 0 ? 'differs' : 'agrees', differences }
  }
}

import { courtViewOf } from '@shared/court/court-view'
import { formatOfCourt } from '@shared/court/format'
import type { TennisInsight, SeriesView } from '@shared/court/insight-view'
import { servePriorOf, type MatchAnalysis } from '@shared/court/match-analysis'
import { seriesViewOf } from '@shared/court/series'
import { auditStatistics, lastingDifferences, type Difference } from '@shared/court/statistics-audit'
import { suspendAdviceOf, trustOf, type LinkFacts, type SuspendAdvice, type Trust } from '@shared/court/trust'
import type { ConnectionState, ConnectionView } from '@shared/court/common-view'
import type { TennisCourtView } from '@shared/court/tennis-view'
import { shortNameOf } from '@shared/court/wording'
import type { RallyList } from '@shared/rally/rally-view'
import type { DecodedFrame } from '@shared/feeds/tennis-events/frame'
import type { StatisticsView } from '@shared/tennis/statistics-view'
import type { FrameMeaning, RawFrame } from '../feeds/feed-sink'
import { insightOf, statisticsViewOf } from './court-insight'
import { CourtPipeline, type PipelineSnapshot } from './court-pipeline'
import { DelayWindow } from './delay-window'
import { MatchAnalyst } from './match-analyst'
import { RallyBook, type RallySnapshot } from './rally-book'
import { keepSince, type Since } from './since'
import { StatisticsReader, type StatisticsSnapshot } from './statistics-reader'
import type { TimelineFilter, TimelineRange } from './timeline-store'

/** What a view of the court says beside what the book knows. */
export interface BookCover {
  readonly courtId: string
  readonly eventId: string
  readonly origin: TennisCourtView['origin']
  readonly capture: TennisCourtView['capture']
  readonly replay: TennisCourtView['replay']
}

export interface BookSnapshot {
  readonly pipeline: PipelineSnapshot
  readonly rallies: RallySnapshot
  readonly statistics: StatisticsSnapshot
  readonly delays: DelayWindow
  readonly connection: ConnectionView
  readonly statisticsState: ConnectionState
  readonly downSinceMs: number
  readonly lastMessageMs: number
  readonly lastPacketMs: number | null
}

const CONNECTED: ReadonlySet<ConnectionState> = new Set(['live', 'catching-up'])

/**
 * Everything that is known of a court: its match, its delays, its statistics, how far it can be trusted. Knows no
 * socket, no file and no clock, so that a live court and one that is played from a log are the same thing.
 */
export class CourtBook {
  readonly pipeline = new CourtPipeline()
  readonly rallies = new RallyBook()
  readonly #statistics = new StatisticsReader()
  readonly #analyst: MatchAnalyst
  readonly #hasStatistics: boolean
  #delays = new DelayWindow()
  #connection: ConnectionView
  #statisticsState: ConnectionState = 'idle'
  #downSinceMs: number
  #lastMessageMs: number
  #lastPacketMs: number | null = null
  #differences: readonly Difference[] = []
  #trust: Since<Trust> | null = null
  #suspendAdvice: Since<SuspendAdvice> | null = null

  /** `connection`: as it stands at the start. */
  constructor(eventId: string, connection: ConnectionView, hasStatistics: boolean) {
    this.#analyst = new MatchAnalyst(servePriorOf(eventId))
    this.#connection = connection
    this.#hasStatistics = hasStatistics
    this.#downSinceMs = connection.sinceMonotonicMs
    this.#lastMessageMs = connection.sinceMonotonicMs
  }

  get connection(): ConnectionView {
    return this.#connection
  }

  get delays(): DelayWindow {
    return this.#delays
  }

  get undecodableStatistics(): number {
    return this.#statistics.undecodable
  }

  connectionChanged(now: ConnectionView): void {
    if (CONNECTED.has(this.#connection.state) && !CONNECTED.has(now.state))
      this.#downSinceMs = now.sinceMonotonicMs
    this.#connection = now
  }

  statisticsConnectionChanged(state: ConnectionState): void {
    this.#statisticsState = state
  }

  /** Takes one frame of the events feed and says what it was. */
  readEvents(frame: RawFrame): DecodedFrame {
    const { receivedAt, monotonicMs } = frame
    const isLive = this.#connection.state === 'live'
    this.#lastMessageMs = monotonicMs
    const decoded = this.pipeline.receive(frame, isLive)
    if (decoded.kind === 'control') return decoded
    this.#lastPacketMs = monotonicMs
    // While catching up everything is old; only what comes live tells how late the provider is.
    if (decoded.kind === 'packet' && isLive && decoded.packet.sourceAt !== null) {
      const { sourceAt, delayStatus } = decoded.packet
      this.#delays.add({ sourceAt, receivedAt, monotonicMs }, delayStatus !== null)
    }
    return decoded
  }

  /** Takes one frame of the statistics feed. */
  readStatistics(frame: RawFrame): FrameMeaning {
    return this.#statistics.read(frame)
  }

  /** Takes one frame of a rally feed; what is wrong with it goes into the timeline. */
  readRally(frame: RawFrame): FrameMeaning {
    return this.rallies.read(frame, (text) => this.pipeline.note('trouble', text, frame.receivedAt))
  }

  rallyList(): RallyList {
    return this.rallies.list(this.pipeline.state)
  }

  timelineRange(filter: TimelineFilter, from: number, count: number): TimelineRange {
    return this.pipeline.timeline.range(filter, from, count)
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
    const { state: connectionState } = this.#connection
    const delayMs = this.#delays.currentMs
    const link: LinkFacts = {
      state: connectionState,
      downForMs: CONNECTED.has(connectionState) ? 0 : now - this.#downSinceMs,
      silentForMs: now - this.#lastMessageMs,
      openHole,
      delayMs
    }
    this.#trust = keepSince(this.#trust, trustOf(state, link), now)
    const advice = suspendAdviceOf(state, this.#trust)
    this.#suspendAdvice = advice && keepSince(this.#suspendAdvice, advice, now)
    const analysis = this.#analysis()
    return courtViewOf(state, {
      ...cover,
      connection: this.#connection,
      trust: this.#trust,
      suspendAdvice: this.#suspendAdvice,
      delayMs,
      lastPacketMonotonicMs: this.#lastPacketMs,
      packets: counts,
      insight: insightOf(state, analysis, this.#delays.clockOffsetMs, this.#audit(analysis, now)),
      timeline: { entries: timeline.entries, revision: timeline.revision },
      rallies: this.rallies.view()
    })
  }

  snapshot(): BookSnapshot {
    return {
      pipeline: this.pipeline.snapshot(),
      rallies: this.rallies.snapshot(),
      statistics: this.#statistics.snapshot(),
      delays: this.#delays.copy(),
      connection: this.#connection,
      statisticsState: this.#statisticsState,
      downSinceMs: this.#downSinceMs,
      lastMessageMs: this.#lastMessageMs,
      lastPacketMs: this.#lastPacketMs
    }
  }

  /** Goes back, or on, to where a snapshot of this book was taken. */
  restore(snapshot: BookSnapshot): void {
    this.pipeline.restore(snapshot.pipeline)
    this.rallies.restore(snapshot.rallies)
    this.#statistics.restore(snapshot.statistics)
    this.#delays = snapshot.delays.copy()
    this.#connection = snapshot.connection
    this.#statisticsState = snapshot.statisticsState
    this.#downSinceMs = snapshot.downSinceMs
    this.#lastMessageMs = snapshot.lastMessageMs
    this.#lastPacketMs = snapshot.lastPacketMs
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
    if (this.#connection.state === 'live' && this.#statisticsState === 'live' && openHole === null) {
      const faultBy = state.firstServeFault && state.server !== null ? state.server.team : null
      this.#differences = auditStatistics(this.#differences, analysis.statistics, latest, now, faultBy)
    }
    const differences = lastingDifferences(this.#differences, now).length
    return { state: differences > 0 ? 'differs' : 'agrees', differences }
  }
}

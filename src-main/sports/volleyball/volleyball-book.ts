import type { ConnectionView } from '@shared/court/common-view'
import type { SuspendAdvice, Trust } from '@shared/court/link-trust'
import type { TimelineFilter, TimelineRow } from '@shared/court/timeline-row'
import type { SeqRange } from '@shared/feeds/sequencer'
import type { VolleyballMatch } from '@shared/sports/volleyball/match/match'
import { volleyballMatchViewOf } from '@shared/sports/volleyball/view/match-detail'
import { rulesOf } from '@shared/sports/volleyball/rules/match-rules'
import type { VolleyballState } from '@shared/sports/volleyball/rules/state'
import { volleyballSuspendAdviceOf, volleyballTrustOf } from '@shared/sports/volleyball/view/trust'
import { volleyballCourtViewOf } from '@shared/sports/volleyball/view/court-view'
import type { VolleyballCourtView, VolleyballMatchView } from '@shared/sports/volleyball/view/volleyball-view'
import { namesOf, UNNAMED, type MatchNames } from '@shared/sports/volleyball/text/names'
import type { FrameMeaning, RawFrame } from '../../feeds/feed-sink'
import { exportCover, type BookCover } from '../../match/book-cover'
import type { BookSnapshot, MatchBook } from '../../match/match-book'
import type { FindingsAt, MatchFindings } from '../../match/match-findings'
import type { MatchMonitor } from '../../match/match-monitor'
import { fixtureEventOf } from './fixture-event'
import { volleyballFindings } from './match-findings'
import { monitorVolleyball } from './match-monitor'
import type { DelayWindow } from '../../match/delay-window'
import { LinkHistory, type LinkSnapshot } from '../../match/link-history'
import { keepSince, type Since } from '../../match/since'
import type { TimelineRange } from '../../match/timeline-filter'
import { VolleyballPipeline, type OnPlaced, type VolleyballPipelineSnapshot } from './match-pipeline'
import type { VolleyballTimeline } from './volleyball-timeline'

export interface VolleyballSnapshot extends BookSnapshot {
  readonly names: MatchNames
  readonly pipeline: VolleyballPipelineSnapshot
  readonly link: LinkSnapshot
}

/** Everything that is known of a volleyball match. */
export class VolleyballBook implements MatchBook<VolleyballSnapshot> {
  /** Later messages change the rows of earlier actions. */
  readonly writesRowsOnce = false
  readonly venueOffsetMs = null
  readonly #pipeline: VolleyballPipeline
  readonly #link: LinkHistory
  #names = UNNAMED
  #trust: Since<Trust> | null = null
  #suspendAdvice: Since<SuspendAdvice> | null = null

  /** `connection`: before its first frame. `onPlaced` hears of all actions that messages place or change. */
  constructor(connection: ConnectionView, onPlaced?: OnPlaced) {
    this.#link = new LinkHistory(connection)
    this.#pipeline = new VolleyballPipeline(onPlaced)
  }

  get connection(): ConnectionView {
    return this.#link.connection
  }

  get delays(): DelayWindow {
    return this.#link.delays
  }

  get match(): VolleyballMatch {
    return this.#pipeline.match
  }

  get state(): VolleyballState {
    return this.#pipeline.state
  }

  get names(): MatchNames {
    return this.#names
  }

  /** When the score was last corrected, by the frames' clock; null before. */
  get correctedMonotonicMs(): number | null {
    return this.#pipeline.stamps.correctedMs
  }

  /** Messages that were given up and have not come since. */
  get missing(): readonly SeqRange[] {
    return this.#pipeline.missing
  }

  get counts() {
    return this.#pipeline.counts
  }

  get openHole(): SeqRange | null {
    return this.#pipeline.openHole
  }

  /** The message that is wanted next. */
  get nextSeqNum(): number {
    return this.#pipeline.nextSeqNum
  }

  get timeline(): Pick<VolleyballTimeline, 'entries' | 'revision'> {
    return this.#pipeline.timeline
  }

  /** Takes a `fixture` event: see fixture-event. */
  begin(fixture: unknown): void {
    const event = fixtureEventOf(fixture)
    if (event === null) return
    const { teams, rules, fixtureId } = event
    this.#rename(namesOf(teams))
    this.#pipeline.begin(rules && rulesOf(rules.variant, rules.bestOf), fixtureId)
  }

  connectionChanged(_feed: string, now: ConnectionView): void {
    this.#link.connectionChanged(now)
  }

  /** Takes one message, of the only feed that volleyball has, and says what it was. */
  read(_feed: string, frame: RawFrame): FrameMeaning {
    const { receivedAt, monotonicMs } = frame
    this.#link.heard(monotonicMs)
    this.#link.packetReceived(monotonicMs)
    const received = this.#pipeline.receive(frame, this.#link.isLive)
    if (received.kind === 'undecodable') return received
    if (received.kind === 'of-another-match') return { kind: 'data' }
    const { sourceAt, isNew } = received
    if (sourceAt !== null && isNew) this.#link.timed({ sourceAt, receivedAt, monotonicMs }, false)
    return { kind: 'packet' }
  }

  /** A row of our own in the timeline. */
  note(tone: 'note' | 'trouble', text: string, at: number): void {
    this.#pipeline.note(tone, text, at)
  }

  /** Goes on without the messages that did not come. `at`: UTC in milliseconds. */
  giveUpHoles(at: number): void {
    this.#pipeline.giveUpHoles({ receivedAt: at, monotonicMs: this.#link.lastPacketMs ?? 0 })
  }

  monitor(): MatchMonitor {
    return monitorVolleyball(this)
  }

  findings(at: FindingsAt): MatchFindings {
    const court = this.view(at.nowMs, exportCover(at.facts.eventId))
    return volleyballFindings({ court, match: this.matchView() }, at)
  }

  /** Hands out all rows: for who goes through a log once. */
  releaseRows(): readonly TimelineRow[] {
    return this.#pipeline.timeline.rows(this.match)
  }

  timelineRange(filter: TimelineFilter, from: number, count: number): TimelineRange {
    return this.#pipeline.timeline.range(this.match, filter, from, count)
  }

  timelinePlace(filter: TimelineFilter, seqNum: number): number | null {
    return this.#pipeline.timeline.place(this.match, filter, seqNum)
  }

  matchView(): VolleyballMatchView {
    return volleyballMatchViewOf(this.match, this.#names)
  }

  /** The view as of now, by the clock that the frames' monotonic times are of. */
  view(now: number, cover: BookCover): VolleyballCourtView {
    const { state, match, openHole, counts, timeline } = this
    const { lastPointMs, correctedMs, conflictMs } = this.#pipeline.stamps
    // The push service watches over silence itself, and its connection is not live while there is too much of it.
    const link = { ...this.#link.facts(now, openHole), silentForMs: 0 }
    this.#trust = keepSince(this.#trust, volleyballTrustOf(state, link), now)
    const advice = volleyballSuspendAdviceOf(state, this.#trust)
    this.#suspendAdvice = advice && keepSince(this.#suspendAdvice, advice, now)
    return volleyballCourtViewOf(match, {
      ...cover,
      names: this.#names,
      connection: this.connection,
      trust: this.#trust,
      suspendAdvice: this.#suspendAdvice,
      delayMs: link.delayMs,
      clockOffsetMs: this.delays.clockOffsetMs,
      lastPacketMonotonicMs: this.#link.lastPacketMs,
      lastPointMonotonicMs: lastPointMs,
      correctedMonotonicMs: correctedMs,
      conflictSinceMonotonicMs: conflictMs,
      packets: counts,
      timeline: { entries: timeline.entries, revision: timeline.revision }
    })
  }

  snapshot(): VolleyballSnapshot {
    return {
      entries: this.timeline.entries,
      names: this.#names,
      pipeline: this.#pipeline.snapshot(),
      link: this.#link.snapshot()
    }
  }

  /** Goes back, or on, to where a snapshot of this book was taken. */
  restore(snapshot: VolleyballSnapshot): void {
    this.#rename(snapshot.names)
    this.#pipeline.restore(snapshot.pipeline)
    this.#link.restore(snapshot.link)
    this.#trust = null
    this.#suspendAdvice = null
  }

  #rename(names: MatchNames): void {
    this.#names = names
    this.#pipeline.timeline.rename(names)
  }
}

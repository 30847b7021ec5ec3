import type { ConnectionView } from '@shared/court/common-view'
import type { SuspendAdvice, Trust } from '@shared/court/link-trust'
import { rowOfUndecodable } from '@shared/court/timeline'
import type { TimelineRow } from '@shared/court/view'
import { openHole, nextStartPosition, type SeqRange } from '@shared/feeds/tennis-events/sequencer'
import { decodeMatchEvent, type MatchEvent } from '@shared/feeds/volleyball/decode'
import {
  emptyMatch,
  giveUpMissing,
  stateOfMatch,
  takeMessage,
  type Taken,
  type VolleyballMatch
} from '@shared/volleyball/match'
import { volleyballMatchViewOf } from '@shared/volleyball/match-detail'
import { lifeOf, type ChangeKind } from '@shared/volleyball/order/ordered-action'
import type { Placed } from '@shared/volleyball/order/timeline'
import type { MatchRules } from '@shared/volleyball/rules/match-rules'
import type { VolleyballState } from '@shared/volleyball/rules/state'
import { isSameCount, type BySide } from '@shared/volleyball/sides'
import { volleyballSuspendAdviceOf, volleyballTrustOf } from '@shared/volleyball/trust'
import { volleyballCourtViewOf } from '@shared/volleyball/volleyball-court-view'
import type { VolleyballCourtView, VolleyballMatchView } from '@shared/volleyball/volleyball-view'
import { UNNAMED, type MatchNames } from '@shared/volleyball/words'
import type { FrameMeaning, RawFrame } from '../feeds/feed-sink'
import { textOf } from '../feeds/frame-text'
import type { BookCover } from './book-cover'
import type { DelayWindow } from './delay-window'
import { LinkHistory, type LinkSnapshot } from './link-history'
import { keepSince, type Since } from './since'
import type { TimelineFilter, TimelineRange } from './timeline-filter'
import { VolleyballTimeline, type VolleyballTimelineSnapshot } from './volleyball-timeline'

/** When something was told last, by the frames' monotonic clock; null before the first time. */
interface Stamps {
  readonly lastPointMs: number | null
  readonly correctedMs: number | null
  /** Of the score conflict that lasts. */
  readonly conflictMs: number | null
}

interface Counters {
  readonly packets: number
  readonly duplicates: number
  readonly undecodable: number
  readonly gapsHealed: number
  readonly lastSeqNum: number | null
}

export interface VolleyballSnapshot {
  readonly sport: 'volleyball'
  /** How much it holds, in rows and messages. */
  readonly entries: number
  readonly match: VolleyballMatch
  readonly names: MatchNames
  readonly fixtureId: string
  readonly timeline: VolleyballTimelineSnapshot
  readonly unreadableOnce: ReadonlySet<number>
  readonly link: LinkSnapshot
  readonly stamps: Stamps
  readonly counters: Counters
}

/** Everything that is known of a volleyball court. */
export class VolleyballBook {
  readonly sport = 'volleyball'
  readonly venueOffsetMs = null
  readonly timeline = new VolleyballTimeline()
  readonly #link: LinkHistory
  #match = emptyMatch()
  #names = UNNAMED
  /** As the first message has it; empty before. */
  #fixtureId = ''
  #unreadableOnce = new Set<number>()
  #stamps: Stamps = { lastPointMs: null, correctedMs: null, conflictMs: null }
  #counters: Counters = { packets: 0, duplicates: 0, undecodable: 0, gapsHealed: 0, lastSeqNum: null }
  #trust: Since<Trust> | null = null
  #suspendAdvice: Since<SuspendAdvice> | null = null

  /** `connection`: as it stands at the start. */
  constructor(connection: ConnectionView) {
    this.#link = new LinkHistory(connection)
  }

  get connection(): ConnectionView {
    return this.#link.connection
  }

  get delays(): DelayWindow {
    return this.#link.delays
  }

  get match(): VolleyballMatch {
    return this.#match
  }

  get state(): VolleyballState {
    return stateOfMatch(this.#match)
  }

  get names(): MatchNames {
    return this.#names
  }

  /** When the score was last corrected, by the frames' clock; null before. */
  get correctedMonotonicMs(): number | null {
    return this.#stamps.correctedMs
  }

  get openHole(): SeqRange | null {
    return openHole(this.#match.sequencer)
  }

  /** The message that is wanted next. */
  get nextSeqNum(): number {
    return nextStartPosition(this.#match.sequencer)
  }

  get counts() {
    const { packets, duplicates, undecodable, gapsHealed, lastSeqNum } = this.#counters
    return { total: packets, lastSeqNum, duplicates, undecodable, gapsOpen: this.#gapsOpen(), gapsHealed }
  }

  /** What is known before the first message. `rules`: null where they are left to be told from the match. */
  begin(teams: BySide<string>, rules: MatchRules | null): void {
    this.#names = {
      teams: { Home: teams.Home || UNNAMED.teams.Home, Away: teams.Away || UNNAMED.teams.Away },
      players: UNNAMED.players
    }
    this.timeline.rename(this.#names)
    this.#match = emptyMatch(rules === null ? undefined : [rules])
  }

  connectionChanged(now: ConnectionView): void {
    this.#link.connectionChanged(now)
  }

  /** Takes one message and says what it was. */
  read(_feed: string, frame: RawFrame): FrameMeaning {
    const { receivedAt, monotonicMs } = frame
    this.#link.heard(monotonicMs)
    this.#link.packetReceived(monotonicMs)
    const text = textOf(frame.bytes)
    const decoded = decodeMatchEvent(text)
    if (decoded.kind === 'undecodable') {
      this.#takeUnreadable(decoded.reason, text, decoded.sequenceId, frame)
      return { kind: 'undecodable', seqNum: decoded.sequenceId }
    }
    const { event } = decoded
    if (this.#isOfAnotherMatch(event)) {
      this.note('trouble', `A message of another fixture, ${event.fixtureId}, was left out`, receivedAt)
      return { kind: 'data' }
    }
    this.#take(event.sequenceId, event, frame, event.action.kind === 'Unknown' ? text : '')
    if (event.sourceAt !== null)
      this.#link.timed({ sourceAt: event.sourceAt, receivedAt, monotonicMs }, false)
    return { kind: 'packet' }
  }

  /** A row of our own in the timeline. */
  note(tone: 'note' | 'trouble', text: string, at: number): void {
    this.timeline.note(this.#match, tone, text, at)
  }

  /** Goes on without the messages that did not come. */
  giveUpHoles(at: number): void {
    const known = this.#match.sequencer.missing.length
    const taken = giveUpMissing(this.#match)
    for (const { from, to } of taken.match.sequencer.missing.slice(known)) {
      const messages = from === to ? `Message ${from} is` : `Messages ${from} to ${to} are`
      this.note(
        'trouble',
        `${messages} missing: the provider did not send ${from === to ? 'it' : 'them'} again`,
        at
      )
    }
    this.#follow(taken, this.#link.lastPacketMs ?? 0)
  }

  /** Hands out all rows: for who goes through a log once. */
  releaseRows(): readonly TimelineRow[] {
    return this.timeline.rows(this.#match)
  }

  timelineRange(filter: TimelineFilter, from: number, count: number): TimelineRange {
    return this.timeline.range(this.#match, filter, from, count)
  }

  matchView(): VolleyballMatchView {
    return volleyballMatchViewOf(this.#match, this.#names)
  }

  /** The view as of now, by the clock that the frames' monotonic times are of. */
  view(now: number, cover: BookCover): VolleyballCourtView {
    const { state } = this
    // The push service watches over silence itself, and its connection is not live while there is too much of it.
    const link = { ...this.#link.facts(now, this.openHole), silentForMs: 0 }
    this.#trust = keepSince(this.#trust, volleyballTrustOf(state, link), now)
    const advice = volleyballSuspendAdviceOf(state, this.#trust)
    this.#suspendAdvice = advice && keepSince(this.#suspendAdvice, advice, now)
    return volleyballCourtViewOf(this.#match, {
      ...cover,
      names: this.#names,
      connection: this.connection,
      trust: this.#trust,
      suspendAdvice: this.#suspendAdvice,
      delayMs: link.delayMs,
      clockOffsetMs: this.delays.clockOffsetMs,
      lastPacketMonotonicMs: this.#link.lastPacketMs,
      lastPointMonotonicMs: this.#stamps.lastPointMs,
      correctedMonotonicMs: this.#stamps.correctedMs,
      conflictSinceMonotonicMs: this.#stamps.conflictMs,
      packets: this.counts,
      timeline: { entries: this.timeline.entries, revision: this.timeline.revision }
    })
  }

  snapshot(): VolleyballSnapshot {
    return {
      sport: 'volleyball',
      entries: this.timeline.entries,
      match: this.#match,
      names: this.#names,
      fixtureId: this.#fixtureId,
      timeline: this.timeline.snapshot(),
      unreadableOnce: new Set(this.#unreadableOnce),
      link: this.#link.snapshot(),
      stamps: this.#stamps,
      counters: this.#counters
    }
  }

  /** Goes back, or on, to where a snapshot of this book was taken. */
  restore(snapshot: VolleyballSnapshot): void {
    this.#match = snapshot.match
    this.#names = snapshot.names
    this.timeline.rename(this.#names)
    this.#fixtureId = snapshot.fixtureId
    this.timeline.restore(snapshot.timeline)
    this.#unreadableOnce = new Set(snapshot.unreadableOnce)
    this.#link.restore(snapshot.link)
    this.#stamps = snapshot.stamps
    this.#counters = snapshot.counters
    this.#trust = null
    this.#suspendAdvice = null
  }

  #isOfAnotherMatch({ fixtureId }: MatchEvent): boolean {
    if (this.#fixtureId === '') this.#fixtureId = fixtureId
    return fixtureId !== '' && fixtureId !== this.#fixtureId
  }

  /**
   * An unreadable message does not take its place at first: the hole it leaves makes the feed ask for it again. When it
   * comes unreadable a second time it is what the provider has, and its place is taken.
   */
  #takeUnreadable(reason: string, text: string, sequenceId: number | null, frame: RawFrame): void {
    if (sequenceId !== null && sequenceId < this.nextSeqNum) {
      this.#count({ duplicates: 1 })
      return
    }
    this.#count({ undecodable: 1 })
    if (sequenceId !== null && this.#unreadableOnce.has(sequenceId)) {
      this.note(
        'trouble',
        `Message ${sequenceId} is unreadable at the provider too: its place stays empty`,
        frame.receivedAt
      )
      this.#take(sequenceId, null, frame, '')
      return
    }
    if (sequenceId === null) this.#count({ packets: 1 })
    else this.#unreadableOnce.add(sequenceId)
    this.timeline.add(this.#match, rowOfUndecodable(reason, text, sequenceId, frame.receivedAt))
  }

  #take(
    sequenceId: number,
    event: MatchEvent | null,
    { receivedAt, monotonicMs }: RawFrame,
    raw: string
  ): void {
    const gapsBefore = this.#gapsOpen()
    const taken = takeMessage(this.#match, sequenceId, event)
    if (taken.verdict === 'duplicate') {
      this.#count({ duplicates: 1 })
      return
    }
    this.timeline.received(sequenceId, { receivedAt, isLive: this.#link.isLive, raw })
    this.#counters = {
      ...this.#counters,
      lastSeqNum: Math.max(this.#counters.lastSeqNum ?? 0, sequenceId),
      packets: this.#counters.packets + 1
    }
    this.#follow(taken, monotonicMs)
    if (this.#gapsOpen() < gapsBefore) this.#count({ gapsHealed: 1 })
  }

  #follow({ match, placed }: Pick<Taken, 'match' | 'placed'>, monotonicMs: number): void {
    const before = this.state
    this.#match = match
    this.timeline.placed(placed)
    const { lastPointMs, correctedMs, conflictMs } = this.#stamps
    const isCorrection = placed.some(isCorrecting) && !isSameScore(before, this.state)
    this.#stamps = {
      lastPointMs: placed.some(isNewPoint) ? monotonicMs : lastPointMs,
      correctedMs: isCorrection ? monotonicMs : correctedMs,
      conflictMs: this.state.check.conflict === null ? null : (conflictMs ?? monotonicMs)
    }
  }

  /** Those that were given up, and the one that is waited for. */
  #gapsOpen(): number {
    return this.#match.sequencer.missing.length + (this.openHole === null ? 0 : 1)
  }

  #count(more: Partial<Record<'packets' | 'duplicates' | 'undecodable' | 'gapsHealed', number>>): void {
    const { packets, duplicates, undecodable, gapsHealed, lastSeqNum } = this.#counters
    this.#counters = {
      packets: packets + (more.packets ?? 0),
      duplicates: duplicates + (more.duplicates ?? 0),
      undecodable: undecodable + (more.undecodable ?? 0),
      gapsHealed: gapsHealed + (more.gapsHealed ?? 0),
      lastSeqNum
    }
  }
}

const isNewPoint = ({ action, isAppended }: Placed<VolleyballState>): boolean =>
  isAppended && action.action.kind === 'Point' && !action.isCancelled

/** Confirmations say nothing new. */
const isCorrecting = ({ action, isAppended }: Placed<VolleyballState>): boolean =>
  !isAppended && !CONFIRMATIONS.has(lifeOf(action).at(-1)?.kind ?? 'repeated')

const CONFIRMATIONS: ReadonlySet<ChangeKind> = new Set(['confirmed', 'unconfirmed', 'repeated'])

const isSameScore = (one: VolleyballState, other: VolleyballState): boolean =>
  isSameCount(one.setsWon, other.setsWon) &&
  isSameCount(one.set?.points ?? NO_POINTS, other.set?.points ?? NO_POINTS)

const NO_POINTS: BySide<number> = { Home: 0, Away: 0 }

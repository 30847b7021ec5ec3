import { rowOfUndecodable } from '@shared/court/timeline-row'
import { nextStartPosition, openHole, type SeqRange } from '@shared/feeds/sequencer'
import { decodeMatchEvent, type MatchEvent } from '@shared/sports/volleyball/feed/decode'
import {
  correctsScore,
  emptyMatch,
  giveUpMissing,
  stateOfMatch,
  takeMessage,
  type Taken,
  type VolleyballMatch
} from '@shared/sports/volleyball/match/match'
import type { Placed } from '@shared/sports/volleyball/match/order/timeline'
import type { MatchRules } from '@shared/sports/volleyball/rules/match-rules'
import type { VolleyballState } from '@shared/sports/volleyball/rules/state'
import { createHash } from 'node:crypto'
import type { RawFrame } from '../../feeds/feed-sink'
import { textOf } from '../../feeds/frame-text'
import { LeftOut } from '../../match/left-out'
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

export interface VolleyballPipelineSnapshot {
  readonly match: VolleyballMatch
  readonly fixtureId: string
  readonly timeline: VolleyballTimelineSnapshot
  readonly unreadableOnce: ReadonlySet<number>
  readonly leftOut: LeftOut
  readonly lastSourceAt: number
  readonly stamps: Stamps
  readonly counters: Counters
}

/** What a frame was. `isNew`: its message was not known before. */
export type ReceivedMessage =
  | { readonly kind: 'message'; readonly sourceAt: number | null; readonly isNew: boolean }
  | { readonly kind: 'of-another-match' }
  | { readonly kind: 'undecodable'; readonly seqNum: number | null }

/**
 * The pipe of one volleyball court behind its capture: raw frame → decode → sequence → order → fold → timeline. Knows no
 * socket and no timer; replaying the same frames ends in the same state.
 */
export class VolleyballPipeline {
  readonly timeline = new VolleyballTimeline()
  #match = emptyMatch()
  #rules: MatchRules | null = null
  /** The one that is watched; empty where that is not known. */
  #wantedFixtureId = ''
  /** Whose messages are taken; empty before the first. */
  #fixtureId = ''
  #unreadableOnce = new Set<number>()
  #leftOut = new LeftOut()
  /** The latest of all messages, UTC in milliseconds. */
  #lastSourceAt = Number.NEGATIVE_INFINITY
  #stamps: Stamps = { lastPointMs: null, correctedMs: null, conflictMs: null }
  #counters: Counters = { packets: 0, duplicates: 0, undecodable: 0, gapsHealed: 0, lastSeqNum: null }

  get match(): VolleyballMatch {
    return this.#match
  }

  get state(): VolleyballState {
    return stateOfMatch(this.#match)
  }

  get stamps(): Stamps {
    return this.#stamps
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

  /**
   * Before the first message: by which rules it is played, null where that is left to be told from the match; and which
   * fixture it is, empty where that is left to the first message.
   */
  begin(rules: MatchRules | null, fixtureId = ''): void {
    this.#rules = rules
    this.#wantedFixtureId = fixtureId
    this.#match = this.#emptyMatch()
  }

  /** Takes one frame. `isLive`: the feed is not catching up. */
  receive(frame: RawFrame, isLive: boolean): ReceivedMessage {
    const text = textOf(frame.bytes)
    const decoded = decodeMatchEvent(text)
    if (decoded.kind === 'undecodable') {
      if (decoded.sequenceId === null && !this.#leftOut.add(hashOf(text))) {
        this.#count('duplicates')
        return { kind: 'message', sourceAt: null, isNew: false }
      }
      this.#takeUnreadable(decoded.reason, text, decoded.sequenceId, frame)
      return { kind: 'undecodable', seqNum: decoded.sequenceId }
    }
    const { event } = decoded
    const { receivedAt } = frame
    if (this.#isOfAnotherMatch(event, frame)) {
      const fixtureId = event.fixtureId.slice(0, LONGEST_ID)
      if (this.#leftOut.add(`fixture ${fixtureId}`))
        this.note('trouble', `Messages of another fixture, ${fixtureId}, are left out`, receivedAt)
      return { kind: 'of-another-match' }
    }
    const { sequenceId, sourceAt, action } = event
    if (this.#leftOut.has(farAway(sequenceId))) {
      this.#count('duplicates')
      return { kind: 'message', sourceAt, isNew: false }
    }
    if (sequenceId === 1 && this.nextSeqNum > 2 && sourceAt !== null && sourceAt > this.#lastSourceAt)
      this.#startAnew('The provider has begun its numbering anew: so does the match here', frame)
    this.#lastSourceAt = Math.max(this.#lastSourceAt, sourceAt ?? this.#lastSourceAt)
    this.timeline.received(sequenceId, { receivedAt, isLive, raw: action.kind === 'Unknown' ? text : '' })
    return { kind: 'message', sourceAt, isNew: this.#take(sequenceId, event, frame.monotonicMs) }
  }

  /** A row of our own in the timeline. */
  note(tone: 'note' | 'trouble', text: string, at: number): void {
    this.timeline.note(this.#match, tone, text, at)
  }

  /** Goes on without the messages that the provider does not send; they are named in the timeline. */
  giveUpHoles(at: number, monotonicMs: number): void {
    const known = this.#match.sequencer.missing.length
    const taken = giveUpMissing(this.#match)
    for (const sequenceId of taken.leftOut) {
      this.#leftOut.add(farAway(sequenceId))
      this.note('trouble', `Message ${sequenceId} was left out: no match has so many messages`, at)
    }
    for (const { from, to } of taken.match.sequencer.missing.slice(known)) {
      const messages = from === to ? `Message ${from} is` : `Messages ${from} to ${to} are`
      const text = `${messages} missing: the provider did not send ${from === to ? 'it' : 'them'} again`
      this.note('trouble', text, at)
    }
    this.#follow(taken, monotonicMs)
    if (taken.leftOut.length > 0)
      this.#counters = {
        ...this.#counters,
        packets: this.#counters.packets - taken.leftOut.length,
        undecodable: this.#counters.undecodable + taken.leftOut.length,
        lastSeqNum: taken.match.sequencer.coveredTo
      }
  }

  snapshot(): VolleyballPipelineSnapshot {
    return {
      match: this.#match,
      fixtureId: this.#fixtureId,
      timeline: this.timeline.snapshot(),
      unreadableOnce: new Set(this.#unreadableOnce),
      leftOut: this.#leftOut.copy(),
      lastSourceAt: this.#lastSourceAt,
      stamps: this.#stamps,
      counters: this.#counters
    }
  }

  restore(snapshot: VolleyballPipelineSnapshot): void {
    this.#match = snapshot.match
    this.#fixtureId = snapshot.fixtureId
    this.timeline.restore(snapshot.timeline)
    this.#unreadableOnce = new Set(snapshot.unreadableOnce)
    this.#leftOut = snapshot.leftOut.copy()
    this.#lastSourceAt = snapshot.lastSourceAt
    this.#stamps = snapshot.stamps
    this.#counters = snapshot.counters
  }

  /** Should the provider write the fixture otherwise than it was entered, the first message has it right. */
  #isOfAnotherMatch({ fixtureId }: MatchEvent, frame: RawFrame): boolean {
    if (fixtureId === '' || fixtureId === this.#fixtureId) return false
    const isWanted = fixtureId === this.#wantedFixtureId
    if (this.#fixtureId !== '' && !isWanted) return true
    if (this.#fixtureId !== '')
      this.#startAnew(
        `What came before was of another fixture, ${this.#fixtureId.slice(0, LONGEST_ID)}: left out`,
        frame
      )
    this.#fixtureId = fixtureId
    return false
  }

  /** Forgets the match so far, which stays in the log. */
  #startAnew(why: string, { receivedAt, monotonicMs }: RawFrame): void {
    this.#match = this.#emptyMatch()
    this.#unreadableOnce.clear()
    this.#counters = { ...this.#counters, packets: 0, lastSeqNum: null }
    this.#stamps = { lastPointMs: null, correctedMs: monotonicMs, conflictMs: null }
    this.timeline.startAnew()
    this.note('trouble', why, receivedAt)
  }

  #emptyMatch(): VolleyballMatch {
    return emptyMatch(this.#rules === null ? undefined : [this.#rules])
  }

  /**
   * An unreadable message does not take its place at first: the hole it leaves makes the feed ask for it again. When it
   * comes unreadable a second time it is what the provider has, and its place is taken.
   */
  #takeUnreadable(
    reason: string,
    text: string,
    sequenceId: number | null,
    { receivedAt, monotonicMs }: RawFrame
  ): void {
    if (sequenceId !== null && sequenceId < this.nextSeqNum) {
      this.#count('duplicates')
      return
    }
    this.#count('undecodable')
    if (sequenceId !== null && this.#unreadableOnce.has(sequenceId)) {
      const text = `Message ${sequenceId} is unreadable at the provider too: its place stays empty`
      this.note('trouble', text, receivedAt)
      this.#take(sequenceId, null, monotonicMs)
      return
    }
    if (sequenceId === null) this.#count('packets')
    else this.#unreadableOnce.add(sequenceId)
    this.timeline.add(this.#match, rowOfUndecodable(reason, text, sequenceId, receivedAt))
  }

  /** False for what was known. */
  #take(sequenceId: number, event: MatchEvent | null, monotonicMs: number): boolean {
    const gapsBefore = this.#gapsOpen()
    const taken = takeMessage(this.#match, sequenceId, event)
    if (taken.verdict === 'duplicate') {
      this.#count('duplicates')
      return false
    }
    this.#count('packets')
    const lastSeqNum = Math.max(this.#counters.lastSeqNum ?? 0, sequenceId)
    this.#counters = { ...this.#counters, lastSeqNum }
    this.#follow(taken, monotonicMs)
    if (this.#gapsOpen() < gapsBefore) this.#count('gapsHealed')
    return true
  }

  #follow({ match, placed }: Pick<Taken, 'match' | 'placed'>, monotonicMs: number): void {
    const before = this.#match
    this.#match = match
    this.timeline.placed(placed)
    const { lastPointMs, correctedMs, conflictMs } = this.#stamps
    this.#stamps = {
      lastPointMs: placed.some(isNewPoint) ? monotonicMs : lastPointMs,
      correctedMs: correctsScore(before, { placed }) ? monotonicMs : correctedMs,
      conflictMs: this.state.check.conflict === null ? null : (conflictMs ?? monotonicMs)
    }
  }

  /** Those that were given up, and the one that is waited for. */
  #gapsOpen(): number {
    return this.#match.sequencer.missing.length + (this.openHole === null ? 0 : 1)
  }

  #count(what: 'packets' | 'duplicates' | 'undecodable' | 'gapsHealed'): void {
    this.#counters = { ...this.#counters, [what]: this.#counters[what] + 1 }
  }
}

const LONGEST_ID = 40

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64')

const farAway = (sequenceId: number): string => `message ${sequenceId}`

const isNewPoint = ({ action, isAppended }: Placed<VolleyballState>): boolean =>
  isAppended && action.action.kind === 'Point' && !action.isCancelled

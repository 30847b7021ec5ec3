import type { SeqRange } from '@shared/feeds/sequencer'
import { decodeMatchEvent, type MatchEvent } from '@shared/sports/volleyball/feed/decode'
import {
  applyEvents,
  correctsScore,
  emptyMatch,
  insertLateEvent,
  stateOfMatch,
  type Taken,
  type VolleyballMatch
} from '@shared/sports/volleyball/match/match'
import type { Placed } from '@shared/sports/volleyball/match/order/timeline'
import type { MatchRules } from '@shared/sports/volleyball/rules/match-rules'
import type { VolleyballState } from '@shared/sports/volleyball/rules/state'
import type { Receipt } from '@shared/sports/volleyball/text/rows'
import type { RawFrame } from '../../feeds/feed-sink'
import { textOf } from '../../records/frame-text'
import { LeftOut } from '../../match/left-out'
import {
  MessageIntake,
  type IntakeSnapshot,
  type MessageCounts,
  type ReceiveTimes
} from '../../match/message-intake'
import { VolleyballTimeline, type VolleyballTimelineSnapshot } from './volleyball-timeline'

interface ReceivedEvent {
  readonly event: MatchEvent
  readonly receipt: Receipt
}

/** Times by the frames' monotonic clock; null before the first time. */
interface Stamps {
  readonly lastPointMs: number | null
  readonly correctedMs: number | null
  /** Since when the present score conflict lasts. */
  readonly conflictMs: number | null
}

export interface VolleyballPipelineSnapshot {
  readonly match: VolleyballMatch
  readonly fixtureId: string
  readonly otherFixtures: LeftOut
  readonly timeline: VolleyballTimelineSnapshot
  readonly intake: IntakeSnapshot<ReceivedEvent>
  readonly stamps: Stamps
}

/** What a frame was. `isNew`: its message was not known before. */
export type ReceivedMessage =
  | { readonly kind: 'message'; readonly sourceAt: number | null; readonly isNew: boolean }
  | { readonly kind: 'of-another-match' }
  | { readonly kind: 'undecodable'; readonly seqNum: number | null }

export type OnPlaced = (placed: readonly Placed<VolleyballState>[]) => void

const NO_STAMPS: Stamps = { lastPointMs: null, correctedMs: null, conflictMs: null }

/** Longer ids are cut in rows of the timeline. */
const LONGEST_ID = 40

/**
 * The pipe of one volleyball court behind its capture: raw frame → decode → sequence → order → fold → timeline. Knows no
 * socket and no timer; replaying the same frames ends in the same state.
 */
export class VolleyballPipeline {
  readonly timeline = new VolleyballTimeline()
  readonly #onPlaced: OnPlaced
  #match = emptyMatch()
  #rules: MatchRules | null = null
  /** The fixture that was asked for; empty if that is not known. */
  #wantedFixtureId = ''
  /** The fixture whose messages are taken; empty before the first. */
  #fixtureId = ''
  #otherFixtures = new LeftOut()
  #stamps = NO_STAMPS
  readonly #intake = new MessageIntake<ReceivedEvent>(
    { noun: 'message', repeatsItself: true },
    {
      apply: (received, times) => {
        this.#noteReceipts(received)
        this.#follow(applyEvents(this.#match, received.map(eventOf)), times)
      },
      insertLate: (_sequenceId, received, times) => {
        this.#noteReceipts([received])
        this.#follow(insertLateEvent(this.#match, received.event), times)
      },
      addRow: (row) => this.timeline.add(this.#match, row),
      renumbered: (times) =>
        this.#startOver('The provider restarted its numbering: the match here starts over', times)
    }
  )

  /** `onPlaced` hears of all actions that messages place or change. */
  constructor(onPlaced: OnPlaced = () => undefined) {
    this.#onPlaced = onPlaced
  }

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
    return this.#intake.openHole
  }

  /** Messages that were given up and have not come since. */
  get missing(): readonly SeqRange[] {
    return this.#intake.missing
  }

  /** The message that is wanted next. */
  get nextSeqNum(): number {
    return this.#intake.nextSeqNum
  }

  get counts(): MessageCounts {
    return this.#intake.counts
  }

  /**
   * To be called before the first message. `rules`: null to detect them from the match; `fixtureId`: empty to take that
   * of the first message.
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
      const { sequenceId: seqNum, reason } = decoded
      const isNew = this.#intake.receiveUnreadable({ seqNum, reason, text }, frame)
      // Polling repeats it with every answer: nothing new is missing.
      if (seqNum === null && !isNew) return { kind: 'message', sourceAt: null, isNew }
      return { kind: 'undecodable', seqNum }
    }
    const { event } = decoded
    if (this.#isOfAnotherMatch(event, frame)) {
      this.#nameOtherFixture(event.fixtureId.slice(0, LONGEST_ID), frame)
      return { kind: 'of-another-match' }
    }
    const { sequenceId, sourceAt, action } = event
    const receipt = { receivedAt: frame.receivedAt, isLive, raw: action.kind === 'Unknown' ? text : '' }
    const isNew = this.#intake.receive(
      { seqNum: sequenceId, sourceAt, isAlarm: false, item: { event, receipt } },
      frame
    )
    return { kind: 'message', sourceAt, isNew }
  }

  /** Adds a row of our own to the timeline. */
  note(tone: 'note' | 'trouble', text: string, at: number): void {
    this.timeline.note(this.#match, tone, text, at)
  }

  /** Goes on without the messages that the provider does not send; the timeline names them. */
  giveUpHoles(times: ReceiveTimes): void {
    this.#intake.giveUpHoles(times)
  }

  snapshot(): VolleyballPipelineSnapshot {
    return {
      match: this.#match,
      fixtureId: this.#fixtureId,
      otherFixtures: this.#otherFixtures.copy(),
      timeline: this.timeline.snapshot(),
      intake: this.#intake.snapshot(),
      stamps: this.#stamps
    }
  }

  restore(snapshot: VolleyballPipelineSnapshot): void {
    this.#match = snapshot.match
    this.#fixtureId = snapshot.fixtureId
    this.#otherFixtures = snapshot.otherFixtures.copy()
    this.timeline.restore(snapshot.timeline)
    this.#intake.restore(snapshot.intake)
    this.#stamps = snapshot.stamps
  }

  /** If the provider writes the fixture differently from what was entered, the first message is right. */
  #isOfAnotherMatch({ fixtureId }: MatchEvent, frame: RawFrame): boolean {
    if (fixtureId === '' || fixtureId === this.#fixtureId) return false
    const isWanted = fixtureId === this.#wantedFixtureId
    if (this.#fixtureId !== '' && !isWanted) return true
    if (this.#fixtureId !== '') {
      this.#intake.startOver()
      const other = this.#fixtureId.slice(0, LONGEST_ID)
      this.#startOver(`Earlier messages belonged to another fixture, ${other}: skipped`, frame)
    }
    this.#fixtureId = fixtureId
    return false
  }

  /** Once for each fixture. */
  #nameOtherFixture(fixtureId: string, { receivedAt }: ReceiveTimes): void {
    if (this.#otherFixtures.add(fixtureId))
      this.note('trouble', `Skipping messages of another fixture, ${fixtureId}`, receivedAt)
  }

  /** Forgets the match so far, which stays in the log. */
  #startOver(why: string, { receivedAt, monotonicMs }: ReceiveTimes): void {
    this.#match = this.#emptyMatch()
    this.#intake.forgetTotal()
    this.#stamps = { ...NO_STAMPS, correctedMs: monotonicMs }
    this.timeline.startAnew()
    this.note('trouble', why, receivedAt)
  }

  #emptyMatch(): VolleyballMatch {
    return emptyMatch(this.#rules === null ? undefined : [this.#rules])
  }

  #noteReceipts(received: readonly ReceivedEvent[]): void {
    for (const { event, receipt } of received) this.timeline.received(event.sequenceId, receipt)
  }

  #follow({ match, placed }: Taken, { monotonicMs }: ReceiveTimes): void {
    const before = this.#match
    this.#match = match
    this.timeline.placed(placed)
    this.#onPlaced(placed)
    const { lastPointMs, correctedMs, conflictMs } = this.#stamps
    this.#stamps = {
      lastPointMs: placed.some(isNewPoint) ? monotonicMs : lastPointMs,
      correctedMs: correctsScore(before, { placed }) ? monotonicMs : correctedMs,
      conflictMs: this.state.check.conflict === null ? null : (conflictMs ?? monotonicMs)
    }
  }
}

const eventOf = ({ event }: ReceivedEvent): MatchEvent => event

const isNewPoint = ({ action, isAppended }: Placed<VolleyballState>): boolean =>
  isAppended && action.action.kind === 'Point' && !action.isCancelled

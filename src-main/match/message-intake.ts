import { rowOfUndecodable, ownRow, type RowDraft } from '@shared/court/timeline-row'
import {
  emptySequencer,
  giveUpHoles,
  nextStartPosition,
  openHole,
  sequence,
  type Arrival,
  type SeqRange,
  type SequencerState
} from '@shared/feeds/sequencer'
import { createHash } from 'node:crypto'
import type { RawFrame } from '../feeds/feed-sink'
import { LeftOut } from './left-out'

export type ReceiveTimes = Pick<RawFrame, 'receivedAt' | 'monotonicMs'>

/** A decoded message. */
export interface NumberedMessage<Item> {
  readonly seqNum: number
  /** The provider's stamp, UTC in milliseconds; null if it has none. */
  readonly sourceAt: number | null
  /** An alarm may share its number with a data message; see the sequencer. */
  readonly isAlarm: boolean
  readonly item: Item
}

/** A message that could not be decoded. */
export interface UnreadableMessage {
  readonly seqNum: number | null
  /** Reads on from "Unreadable message: ". */
  readonly reason: string
  readonly text: string
}

/** The match that an intake feeds. */
export interface IntakeSink<Item> {
  /** Folds messages in the order of their numbers. */
  apply(items: readonly Item[], times: ReceiveTimes): void
  /** Inserts a late message that had been given up. */
  insertLate(seqNum: number, item: Item, times: ReceiveTimes): void
  /** Appends a console row to the timeline. */
  addRow(row: RowDraft, isGap: boolean): void
  /** The provider restarted from 1. */
  renumbered(times: ReceiveTimes): void
}

export interface IntakeOptions {
  /** Display name of what the provider sends. */
  readonly noun: 'packet' | 'message'
  /** Whether answers repeat earlier messages, as with polling: then an unreadable text counts once. */
  readonly repeatsItself: boolean
}

export interface MessageCounts {
  /** Distinct messages in the timeline, unreadable ones included. */
  readonly total: number
  readonly lastSeqNum: number | null
  readonly duplicates: number
  readonly undecodable: number
  readonly gapsOpen: number
  readonly gapsHealed: number
}

export interface IntakeSnapshot<Item> {
  readonly sequencer: SequencerState<Item | null>
  readonly unreadableOnce: ReadonlySet<number>
  readonly leftOut: LeftOut
  readonly lastSourceAt: number
  readonly counters: Readonly<Counters>
}

type Counters = { -readonly [Name in Exclude<keyof MessageCounts, 'gapsOpen'>]: MessageCounts[Name] }

/** More messages than any match has. */
const FARTHEST = 10_000

/**
 * Applies every message of a score feed exactly once and in order, for every sport: handles repeats, unreadable
 * messages, gaps, late arrivals and restarted numbering. Knows no socket, timer or clock.
 */
export class MessageIntake<Item> {
  readonly #options: IntakeOptions
  readonly #sink: IntakeSink<Item>
  /** Null fills the number of a message the provider cannot send readably. */
  #sequencer: SequencerState<Item | null> = emptySequencer
  #unreadableOnce = new Set<number>()
  #leftOut = new LeftOut()
  #lastSourceAt = Number.NEGATIVE_INFINITY
  #counters: Counters = { total: 0, lastSeqNum: null, duplicates: 0, undecodable: 0, gapsHealed: 0 }

  constructor(options: IntakeOptions, sink: IntakeSink<Item>) {
    this.#options = options
    this.#sink = sink
  }

  get counts(): MessageCounts {
    return { ...this.#counters, gapsOpen: this.#gapsOpen() }
  }

  get openHole(): SeqRange | null {
    return openHole(this.#sequencer)
  }

  /** Given up and not arrived since; ascending. */
  get missing(): readonly SeqRange[] {
    return this.#sequencer.missing
  }

  /** The number to request next. */
  get nextSeqNum(): number {
    return nextStartPosition(this.#sequencer)
  }

  /** Takes a decoded message; false if it was known. */
  receive({ seqNum, sourceAt, isAlarm, item }: NumberedMessage<Item>, times: ReceiveTimes): boolean {
    if (this.#leftOut.has(farAway(seqNum))) {
      this.#count('duplicates')
      return false
    }
    if (this.#isNewNumbering(seqNum, sourceAt)) {
      this.startOver()
      this.#sink.renumbered(times)
    }
    if (sourceAt !== null) this.#lastSourceAt = Math.max(this.#lastSourceAt, sourceAt)
    return this.#sequence({ seqNum, isAlarm, item }, times)
  }

  /**
   * Takes a message that could not be decoded. At first its number stays open, so that the feed requests it again. If
   * it is unreadable a second time, the provider has nothing better and its number is filled. False if it was known.
   */
  receiveUnreadable({ seqNum, reason, text }: UnreadableMessage, times: ReceiveTimes): boolean {
    if (seqNum === null ? this.#isRepeatedText(text) : seqNum < this.nextSeqNum) {
      this.#count('duplicates')
      return false
    }
    this.#count('undecodable')
    if (seqNum !== null && this.#unreadableOnce.has(seqNum)) {
      const filled = `${capitalized(this.#options.noun)} ${seqNum} is unreadable at the provider too and stays empty`
      this.#sink.addRow(ownRow('trouble', filled, times.receivedAt), false)
      this.#sequence({ seqNum, isAlarm: false, item: null }, times)
      return true
    }
    if (seqNum === null) this.#count('total')
    else this.#unreadableOnce.add(seqNum)
    this.#sink.addRow(rowOfUndecodable(reason, text, seqNum, times.receivedAt), false)
    return true
  }

  /**
   * Continues without the missing messages; the timeline names them. A single number far ahead of all others is a
   * provider error and is skipped: otherwise everything before it would look missing.
   */
  giveUpHoles(times: ReceiveTimes): void {
    const { held, coveredTo } = this.#sequencer
    const isNear = held.map(({ seqNum }, index) =>
      isNearOthers(seqNum, held[index - 1], held[index + 1], coveredTo)
    )
    const near = held.filter((_, index) => isNear[index])
    const far = held.filter((_, index) => !isNear[index])
    for (const { seqNum } of far) this.#leaveOut(seqNum, times.receivedAt)
    const { state, released, missing } = giveUpHoles({ ...this.#sequencer, held: near })
    this.#sequencer = state
    for (const { from, to } of missing) {
      const text =
        from === to
          ? `${capitalized(this.#options.noun)} ${from} is missing: the provider did not resend it`
          : `${capitalized(this.#options.noun)}s ${from} to ${to} are missing: the provider did not resend them`
      this.#sink.addRow(ownRow('trouble', text, times.receivedAt), true)
    }
    if (far.length > 0) this.#counters.lastSeqNum = state.coveredTo
    this.#apply(released, times)
  }

  /** Expects message 1 next, as at the start of a match; keeps the trouble counts. */
  startOver(): void {
    this.#sequencer = emptySequencer
    this.#unreadableOnce.clear()
    this.#counters.lastSeqNum = null
  }

  /** The timeline has been emptied. */
  forgetTotal(): void {
    this.#counters.total = 0
  }

  snapshot(): IntakeSnapshot<Item> {
    return {
      sequencer: this.#sequencer,
      unreadableOnce: new Set(this.#unreadableOnce),
      leftOut: this.#leftOut.copy(),
      lastSourceAt: this.#lastSourceAt,
      counters: { ...this.#counters }
    }
  }

  restore({ sequencer, unreadableOnce, leftOut, lastSourceAt, counters }: IntakeSnapshot<Item>): void {
    this.#sequencer = sequencer
    this.#unreadableOnce = new Set(unreadableOnce)
    this.#leftOut = leftOut.copy()
    this.#lastSourceAt = lastSourceAt
    this.#counters = { ...counters }
  }

  /** False for a message that was known. */
  #sequence(arrival: Arrival<Item | null>, times: ReceiveTimes): boolean {
    const { seqNum, item } = arrival
    const gapsBefore = this.#gapsOpen()
    const { state, verdict, released } = sequence(this.#sequencer, arrival)
    this.#sequencer = state
    if (verdict.kind === 'duplicate') {
      this.#count('duplicates')
      return false
    }
    if (this.#gapsOpen() < gapsBefore) this.#count('gapsHealed')
    this.#counters.lastSeqNum = Math.max(this.#counters.lastSeqNum ?? 0, seqNum)
    if (verdict.kind === 'apply') this.#apply(released, times)
    if (verdict.kind === 'late') {
      this.#count('total')
      if (item !== null) this.#sink.insertLate(seqNum, item, times)
    }
    return true
  }

  #apply(released: readonly (Item | null)[], times: ReceiveTimes): void {
    if (released.length === 0) return
    this.#counters.total += released.length
    this.#sink.apply(
      released.filter((item) => item !== null),
      times
    )
  }

  #leaveOut(seqNum: number, receivedAt: number): void {
    const { noun } = this.#options
    this.#leftOut.add(farAway(seqNum))
    this.#count('undecodable')
    const text = `${capitalized(noun)} ${seqNum} was skipped: no match has that many ${noun}s`
    this.#sink.addRow(ownRow('trouble', text, receivedAt), false)
  }

  /** Given up, and the one expected next. */
  #gapsOpen(): number {
    return this.#sequencer.missing.length + (this.openHole === null ? 0 : 1)
  }

  /**
   * A new first message stamped later than all before is not a repeat: the provider restarted its numbering. Otherwise
   * the court would freeze, since every message would look known.
   */
  #isNewNumbering(seqNum: number, sourceAt: number | null): boolean {
    return seqNum === 1 && this.nextSeqNum > 2 && sourceAt !== null && sourceAt > this.#lastSourceAt
  }

  #isRepeatedText(text: string): boolean {
    return (
      this.#options.repeatsItself && !this.#leftOut.add(createHash('sha256').update(text).digest('base64'))
    )
  }

  #count(what: 'total' | 'duplicates' | 'undecodable' | 'gapsHealed'): void {
    this.#counters[what] += 1
  }
}

/** Before anything has arrived, any number may be the first. */
function isNearOthers(
  seqNum: number,
  previous: Arrival<unknown> | undefined,
  next: Arrival<unknown> | undefined,
  coveredTo: number
): boolean {
  const before = previous?.seqNum ?? coveredTo
  const after = next?.seqNum ?? Number.POSITIVE_INFINITY
  return before === 0 || seqNum - before <= FARTHEST || after - seqNum <= FARTHEST
}

const farAway = (seqNum: number): string => `message ${seqNum}`

const capitalized = (noun: string): string => noun.charAt(0).toUpperCase() + noun.slice(1)

import {
  INITIAL_COURT_STATE,
  type CourtState,
  type ReceivedPacket
} from '@shared/sports/tennis/match/match-state'
import { foldEntry, placeOf, type FoldStep, type JournalEntry } from '@shared/sports/tennis/match/journal'
import { markOf } from '@shared/sports/tennis/match/marks'
import type { SeriesMark } from '@shared/sports/tennis/match/series'
import { ownRow, rowOfUndecodable } from '@shared/court/timeline-row'
import { decodeTennisEvents } from '@shared/sports/tennis/feeds/events/decode'
import type { DecodedFrame } from '@shared/sports/tennis/feeds/events/frame'
import {
  emptySequencer,
  giveUpHoles,
  nextStartPosition,
  openHole,
  sequence,
  sequencerFrom,
  type SeqRange,
  type SequencerState
} from '@shared/feeds/sequencer'
import type { RawFrame } from '../../feeds/feed-sink'
import { textOf } from '../../feeds/frame-text'
import { TimelineStore } from './timeline-store'

export interface PipelineSnapshot {
  readonly journal: readonly JournalEntry[]
  readonly marks: readonly SeriesMark[]
  readonly unreadableOnce: ReadonlySet<number>
  readonly sequencer: SequencerState<JournalEntry>
  readonly state: CourtState
  readonly counters: Counters
}

interface Counters {
  readonly duplicates: number
  readonly undecodable: number
  readonly packets: number
  readonly gapsHealed: number
  readonly lastSeqNum: number | null
  readonly lastSourceAt: number
}

/**
 * The pipe of one court behind its capture: raw frame → decode → sequence → reduce → timeline. Knows no socket
 * and no timer; replaying the same frames ends in the same state.
 */
export class CourtPipeline {
  readonly timeline = new TimelineStore()
  #marks: SeriesMark[] = []
  #unreadableOnce = new Set<number>()
  #sequencer: SequencerState<JournalEntry> = emptySequencer
  #state = INITIAL_COURT_STATE
  #duplicates = 0
  #undecodable = 0
  #packets = 0
  #gapsHealed = 0
  #lastSeqNum: number | null = null
  #lastSourceAt = 0

  get state(): CourtState {
    return this.#state
  }

  /** What the charts mark between the points, in order. */
  get marks(): readonly SeriesMark[] {
    return this.#marks
  }

  get openHole(): SeqRange | null {
    return openHole(this.#sequencer)
  }

  get nextStartPosition(): number {
    return nextStartPosition(this.#sequencer)
  }

  get counts() {
    return {
      total: this.#packets,
      lastSeqNum: this.#lastSeqNum,
      duplicates: this.#duplicates,
      undecodable: this.#undecodable,
      gapsOpen: this.#gapsOpen(),
      gapsHealed: this.#gapsHealed
    }
  }

  /** Takes one frame and says what it was. `isLive`: the feed is not catching up. */
  receive(frame: RawFrame, isLive: boolean): DecodedFrame {
    const text = textOf(frame.bytes)
    const decoded = decodeTennisEvents(text)
    if (decoded.kind === 'packet') {
      const { receivedAt, monotonicMs } = frame
      const raw = decoded.packet.kind === 'Unknown' ? text : ''
      this.#accept({ packet: decoded.packet, receivedAt, monotonicMs, isLive, raw })
    } else if (decoded.kind === 'undecodable') {
      this.#acceptUnreadable(decoded, text, frame.receivedAt)
    }
    return decoded
  }

  /** Goes on without the packets that the provider does not send; they are named in the timeline. */
  giveUpHoles(receivedAt: number): void {
    const { state, released, missing } = giveUpHoles(this.#sequencer)
    this.#sequencer = state
    for (const { from, to } of missing) {
      const packets = from === to ? `Packet ${from} is` : `Packets ${from} to ${to} are`
      const text = `${packets} missing: the provider did not send ${from === to ? 'it' : 'them'} again`
      this.#append({ kind: 'row', row: ownRow('trouble', text, receivedAt), isGap: true })
    }
    this.#apply(released)
  }

  /** A row of our own in the timeline. */
  note(tone: 'note' | 'trouble', text: string, receivedAt: number): void {
    this.#append({ kind: 'row', row: ownRow(tone, text, receivedAt) })
  }

  snapshot(): PipelineSnapshot {
    return {
      journal: [...this.timeline.journal],
      marks: [...this.#marks],
      unreadableOnce: new Set(this.#unreadableOnce),
      sequencer: this.#sequencer,
      state: this.#state,
      counters: {
        duplicates: this.#duplicates,
        undecodable: this.#undecodable,
        packets: this.#packets,
        gapsHealed: this.#gapsHealed,
        lastSeqNum: this.#lastSeqNum,
        lastSourceAt: this.#lastSourceAt
      }
    }
  }

  restore(snapshot: PipelineSnapshot): void {
    this.#marks = [...snapshot.marks]
    this.#unreadableOnce = new Set(snapshot.unreadableOnce)
    this.#sequencer = snapshot.sequencer
    this.#state = snapshot.state
    const { counters } = snapshot
    this.#duplicates = counters.duplicates
    this.#undecodable = counters.undecodable
    this.#packets = counters.packets
    this.#gapsHealed = counters.gapsHealed
    this.#lastSeqNum = counters.lastSeqNum
    this.#lastSourceAt = counters.lastSourceAt
    this.timeline.rebuild(snapshot.journal)
  }

  #accept(received: ReceivedPacket): void {
    const { seqNum, kind, sourceAt } = received.packet
    if (this.#isNewNumbering(seqNum, sourceAt)) {
      this.#sequencer = sequencerFrom(seqNum)
      this.note('trouble', 'The provider has begun its numbering anew', received.receivedAt)
    }
    if (sourceAt !== null) this.#lastSourceAt = Math.max(this.#lastSourceAt, sourceAt)
    this.#sequence(seqNum, kind === 'Alarm', { kind: 'packet', received })
  }

  /**
   * An unreadable packet does not take its place in the sequence at first: the hole it leaves makes the feed ask
   * for it again. When it comes unreadable a second time it is what the provider has, and its place is taken.
   */
  #acceptUnreadable(
    { reason, seqNum }: Extract<DecodedFrame, { kind: 'undecodable' }>,
    text: string,
    receivedAt: number
  ): void {
    if (seqNum !== null && seqNum < this.nextStartPosition) {
      this.#duplicates += 1
      return
    }
    this.#undecodable += 1
    if (seqNum !== null && this.#unreadableOnce.has(seqNum)) {
      const text = `Packet ${seqNum} is unreadable at the provider too: its place stays empty`
      this.#sequence(seqNum, false, { kind: 'row', row: ownRow('trouble', text, receivedAt) })
      return
    }
    if (seqNum === null) this.#packets += 1
    else this.#unreadableOnce.add(seqNum)
    this.#append({ kind: 'row', row: rowOfUndecodable(reason, text, seqNum, receivedAt) })
  }

  #sequence(seqNum: number, isAlarm: boolean, item: JournalEntry): void {
    const gapsBefore = this.#gapsOpen()
    const { state, verdict, released } = sequence(this.#sequencer, { seqNum, isAlarm, item })
    this.#sequencer = state
    if (this.#gapsOpen() < gapsBefore) this.#gapsHealed += 1
    if (verdict.kind !== 'duplicate') this.#lastSeqNum = Math.max(this.#lastSeqNum ?? 0, seqNum)
    switch (verdict.kind) {
      case 'duplicate':
        this.#duplicates += 1
        break
      case 'late':
        this.#insertLate(seqNum, item)
        break
      case 'apply':
        this.#apply(released)
        break
      case 'hold':
      case 'overflow':
        break
    }
  }

  /** Those that were given up, and the one that is waited for. */
  #gapsOpen(): number {
    return this.#sequencer.missing.length + (this.openHole === null ? 0 : 1)
  }

  #apply(items: readonly JournalEntry[]): void {
    for (const item of items) {
      this.#packets += 1
      this.#append(item)
    }
  }

  #append(entry: JournalEntry): void {
    this.timeline.append(this.#fold(entry))
  }

  /** What was given up has come after all: everything from there on is folded anew. */
  #insertLate(seqNum: number, item: JournalEntry): void {
    this.#packets += 1
    const journal = [...this.timeline.journal]
    journal.splice(placeOf(journal, seqNum), 0, item)
    this.timeline.rebuild(journal)
    this.#state = INITIAL_COURT_STATE
    this.#marks = []
    for (const entry of journal) this.#fold(entry)
  }

  /**
   * A first packet again, but stamped later than all before it, is no repeat: the provider counts anew. Without this
   * the court would stand still, every packet being taken for one that is known.
   */
  #isNewNumbering(seqNum: number, sourceAt: number | null): boolean {
    const isFirst = seqNum === 1 && this.nextStartPosition > 2
    return isFirst && sourceAt !== null && sourceAt > this.#lastSourceAt
  }

  /** Applies one entry. */
  #fold(entry: JournalEntry): FoldStep {
    const step = foldEntry(this.#state, entry)
    this.#state = step.state
    const mark = markOf(step)
    if (mark !== null) this.#marks.push(mark)
    return step
  }
}

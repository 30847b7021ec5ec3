import { ownRow } from '@shared/court/timeline-row'
import type { SeqRange } from '@shared/feeds/sequencer'
import { decodeTennisEvents } from '@shared/sports/tennis/feeds/events/decode'
import type { DecodedFrame } from '@shared/sports/tennis/feeds/events/frame'
import { foldEntry, placeOf, type FoldStep, type JournalEntry } from '@shared/sports/tennis/match/journal'
import { markOf } from '@shared/sports/tennis/match/marks'
import { INITIAL_COURT_STATE, type CourtState } from '@shared/sports/tennis/match/match-state'
import type { SeriesMark } from '@shared/sports/tennis/match/series'
import type { RawFrame } from '../../feeds/feed-sink'
import { textOf } from '../../records/frame-text'
import { MessageIntake, type IntakeSnapshot, type MessageCounts } from '../../match/message-intake'
import { TimelineStore } from './timeline-store'

export interface PipelineSnapshot {
  readonly journal: readonly JournalEntry[]
  readonly marks: readonly SeriesMark[]
  readonly intake: IntakeSnapshot<JournalEntry>
  readonly state: CourtState
}

/** What a frame was. `isNew`: its packet was not known before. */
export interface ReceivedFrame {
  readonly decoded: DecodedFrame
  readonly isNew: boolean
}

/**
 * The pipe of one tennis court behind its capture: raw frame → decode → sequence → fold → timeline. Knows no socket
 * and no timer; replaying the same frames ends in the same state.
 */
export class TennisPipeline {
  readonly timeline = new TimelineStore()
  #marks: SeriesMark[] = []
  #state = INITIAL_COURT_STATE
  readonly #intake = new MessageIntake<JournalEntry>(
    { noun: 'packet', repeatsItself: false },
    {
      apply: (entries) => {
        for (const entry of entries) this.#append(entry)
      },
      insertLate: (seqNum, entry) => this.#insertLate(seqNum, entry),
      addRow: (row, isGap) => this.#append({ kind: 'row', row, ...(isGap && { isGap }) }),
      renumbered: ({ receivedAt }) => this.note('trouble', 'The provider restarted its numbering', receivedAt)
    }
  )

  get state(): CourtState {
    return this.#state
  }

  /** What the charts mark between the points, in order. */
  get marks(): readonly SeriesMark[] {
    return this.#marks
  }

  get openHole(): SeqRange | null {
    return this.#intake.openHole
  }

  get nextSeqNum(): number {
    return this.#intake.nextSeqNum
  }

  get counts(): MessageCounts {
    return this.#intake.counts
  }

  /** Takes one frame and says what it was. `isLive`: the feed is not catching up. */
  receive(frame: RawFrame, isLive: boolean): ReceivedFrame {
    const text = textOf(frame.bytes)
    const decoded = decodeTennisEvents(text)
    if (decoded.kind === 'undecodable') this.#intake.receiveUnreadable({ ...decoded, text }, frame)
    if (decoded.kind !== 'packet') return { decoded, isNew: false }
    const { packet } = decoded
    const { receivedAt, monotonicMs } = frame
    const raw = packet.kind === 'Unknown' ? text : ''
    const isNew = this.#intake.receive(
      {
        seqNum: packet.seqNum,
        sourceAt: packet.sourceAt,
        isAlarm: packet.kind === 'Alarm',
        item: { kind: 'packet', received: { packet, receivedAt, monotonicMs, isLive, raw } }
      },
      frame
    )
    return { decoded, isNew }
  }

  /** Goes on without the packets that the provider does not send; the timeline names them. */
  giveUpHoles(receivedAt: number): void {
    this.#intake.giveUpHoles({ receivedAt, monotonicMs: 0 })
  }

  /** Adds a row of our own to the timeline. */
  note(tone: 'note' | 'trouble', text: string, receivedAt: number): void {
    this.#append({ kind: 'row', row: ownRow(tone, text, receivedAt) })
  }

  snapshot(): PipelineSnapshot {
    return {
      journal: [...this.timeline.journal],
      marks: [...this.#marks],
      intake: this.#intake.snapshot(),
      state: this.#state
    }
  }

  restore({ journal, marks, intake, state }: PipelineSnapshot): void {
    this.#marks = [...marks]
    this.#intake.restore(intake)
    this.#state = state
    this.timeline.rebuild(journal)
  }

  #append(entry: JournalEntry): void {
    this.timeline.append(this.#fold(entry))
  }

  /** Everything from its place on is folded again. */
  #insertLate(seqNum: number, entry: JournalEntry): void {
    const journal = [...this.timeline.journal]
    journal.splice(placeOf(journal, seqNum), 0, entry)
    this.timeline.rebuild(journal)
    this.#state = INITIAL_COURT_STATE
    this.#marks = []
    for (const each of journal) this.#fold(each)
  }

  #fold(entry: JournalEntry): FoldStep {
    const step = foldEntry(this.#state, entry)
    this.#state = step.state
    const mark = markOf(step)
    if (mark !== null) this.#marks.push(mark)
    return step
  }
}

/** The first reading of a log: a court of its own goes through all records and notes what a replay needs. */
import type { ReplayMark } from '@shared/logs/replay-view'
import type { BookSnapshot } from '../match/match-book'
import type { LogRecord } from '../records/log-record'
import type { RecordedCourt } from '../match/recorded-court'
import { Checkpoints, type Checkpoint } from './checkpoints'
import type { MatchMonitor } from '../match/match-monitor'
import { Landmarks } from './landmarks'
import { LogMarks } from './log-marks'

export class LogSurvey {
  readonly landmarks = new Landmarks()
  readonly #court: RecordedCourt
  readonly #monitor: MatchMonitor
  readonly #marks = new LogMarks()
  readonly #checkpoints: Checkpoints
  #position = 0

  /** `court`: before its first record. */
  constructor(court: RecordedCourt) {
    this.#court = court
    this.#monitor = court.book.monitor()
    this.#checkpoints = new Checkpoints(court.book.snapshot())
  }

  get marks(): readonly ReplayMark[] {
    return this.#marks.marks
  }

  checkpointBefore(position: number): Checkpoint {
    return this.#checkpoints.before(position)
  }

  /** Takes the next record of the log. */
  note(record: LogRecord): void {
    this.#court.apply(record)
    this.#position += 1
    const change = this.#monitor()
    this.landmarks.note(change, this.#court.book, this.#position, record.steadyAt)
    this.#marks.note(change, record, this.#position)
    this.#checkpoints.note(this.#position, record.bytes.length, (): BookSnapshot =>
      this.#court.book.snapshot()
    )
  }
}

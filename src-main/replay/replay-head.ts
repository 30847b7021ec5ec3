/** The reading head of a replay: a recorded court at a position of its log, which moves where it is sent. */
import type { Clock } from '../platform/clock'
import type { MatchBook } from '../match/match-book'
import type { RecordedCourt } from '../match/recorded-court'
import type { LogIndex } from './log-index'
import type { LogSurvey } from './log-survey'
import { TimeSlice } from './time-slice'

export interface ReplayHeadOptions {
  readonly index: LogIndex
  readonly survey: LogSurvey
  /** Before its first record. */
  readonly court: RecordedCourt
  readonly clock: Clock
  /** The head has arrived where it was sent. */
  readonly arrived: () => void
  /** The log cannot be read any more. */
  readonly failed: (error: unknown) => void
}

export class ReplayHead {
  readonly #options: ReplayHeadOptions
  #position = 0
  #target = 0
  #moving: Promise<void> | null = null
  #isSeeking = false
  #isStopped = false

  constructor(options: ReplayHeadOptions) {
    this.#options = options
  }

  get book(): MatchBook {
    return this.#options.court.book
  }

  /** Records applied. */
  get position(): number {
    return this.#position
  }

  /** Its current or target position. */
  get target(): number {
    return this.#target
  }

  get isMoving(): boolean {
    return this.#moving !== null
  }

  /** On its way to another part of the log: what the court says meanwhile is neither here nor there. */
  get isSeeking(): boolean {
    return this.#isSeeking
  }

  /** Sends the head to a position; a newer target replaces an older one. */
  goTo(position: number): void {
    this.#target = position
    if (this.#moving !== null || this.#isStopped || this.#position === position) return
    this.#moving = this.#move()
      .catch((error: unknown) => this.#options.failed(error))
      .finally(() => {
        this.#moving = null
        this.#isSeeking = false
        if (!this.#isStopped) this.#options.arrived()
      })
  }

  /** Resolves when the head rests. */
  async rest(): Promise<void> {
    await this.#moving
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#moving
  }

  async #move(): Promise<void> {
    const { index, court, clock } = this.#options
    const slice = new TimeSlice(clock)
    while (this.#position !== this.#target && !this.#isStopped) {
      this.#jump()
      // A checkpoint can be the very place.
      if (this.#position === this.#target) break
      const records = await index.read(this.#position, this.#target)
      if (records.length === 0) throw new RangeError(`The log has no position ${this.#target}`)
      for (const record of records) {
        if (!this.#goesForward()) break
        court.apply(record)
        this.#position += 1
        await slice.rest()
      }
    }
  }

  /** The head may be sent elsewhere at any moment. */
  #goesForward(): boolean {
    return this.#position < this.#target && !this.#isStopped
  }

  /** To the last checkpoint before the target, unless the way from here is shorter. */
  #jump(): void {
    const { survey, court } = this.#options
    const { position, snapshot } = survey.checkpointBefore(this.#target)
    const isOnTheWay = this.#position <= this.#target && this.#position >= position
    if (isOnTheWay) return
    this.#isSeeking = true
    court.book.restore(snapshot)
    this.#position = position
  }
}

/** Reads a log in the background: to its end, and on for as long as it is being written. */
import type { CancelTimer, Clock } from '../platform/clock'
import type { LogRecord } from '../records/log-record'
import type { LogIndex } from './log-index'
import type { LogSurvey } from './log-survey'
import { TimeSlice } from './time-slice'

interface LogReadingOptions {
  readonly index: LogIndex
  readonly survey: LogSurvey
  readonly clock: Clock
  /** More of the log is known, or all of it. */
  readonly progressed: () => void
  /** The log cannot be read any further. */
  readonly failed: (error: unknown) => void
}

/** How often a log that is being written is looked at for more. */
const LOOK_MS = 100

export class LogReading {
  readonly #options: LogReadingOptions
  #isCaughtUp = false
  #isStopped = false
  #reading: Promise<void> = Promise.resolve()
  #cancelWait: CancelTimer = () => undefined
  #caughtUp: Promise<void>
  #markCaughtUp: () => void = () => undefined

  constructor(options: LogReadingOptions) {
    this.#options = options
    this.#caughtUp = new Promise((resolve) => (this.#markCaughtUp = resolve))
  }

  /** Everything that is written has been read once. */
  get isCaughtUp(): boolean {
    return this.#isCaughtUp
  }

  caughtUp(): Promise<void> {
    return this.#caughtUp
  }

  start(firstRecords: readonly LogRecord[]): void {
    this.#reading = this.#read(firstRecords)
      .catch((error: unknown) => this.#options.failed(error))
      .finally(() => this.#arrive())
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    this.#cancelWait()
    await this.#reading
  }

  async #read(firstRecords: readonly LogRecord[]): Promise<void> {
    const { index, survey, clock, progressed } = this.#options
    const slice = new TimeSlice(clock)
    let records = firstRecords
    while (!this.#isStopped) {
      for (const record of records) {
        survey.note(record)
        await slice.rest()
      }
      if (records.length > 0) progressed()
      records = await index.readOn()
      if (records.length > 0) continue
      this.#arrive()
      if (index.isComplete) {
        progressed()
        return
      }
      await this.#wait()
    }
  }

  #arrive(): void {
    if (this.#isCaughtUp) return
    this.#isCaughtUp = true
    this.#markCaughtUp()
    this.#options.progressed()
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#options.clock.after(LOOK_MS, resolve)
      this.#cancelWait = () => {
        cancel()
        resolve()
      }
    })
  }
}

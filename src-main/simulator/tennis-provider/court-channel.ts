/** One event of the simulated provider: its frames, its time and its faults. */
import type { Clock } from '../../platform/clock'
import { ConnectionFaults } from '../tennis/connection-faults'
import type { Fault } from '../tennis/fault'
import type { RallyChannel, RallySource } from '../tracking/rally-channel'
import { statisticsOf, type CourtStatistics } from '../tennis/statistics-frames'
import { withPlaceholder, type FrameSource, type StoredFrame } from '../tennis/stored-frame'
import { withVenueFaults, type CourtTimes } from '../tennis/venue-faults'

export interface SimulatedCourt {
  readonly eventId: string
  readonly source: FrameSource
  /** Absent: no rally data. */
  readonly rallies?: RallySource
  /** How many times faster than life it is played. */
  readonly speed: number
  /** Match time that has already passed when the stream can first be reached. */
  readonly startedAgoMs?: number
  /** Real milliseconds after the simulator's start before which the stream does not exist (HTTP 204). */
  readonly opensAfterMs?: number
  readonly faults?: readonly Fault[]
}

export class CourtChannel {
  readonly #clock: Clock
  readonly frames: readonly StoredFrame[]
  readonly faults: ConnectionFaults
  /** Null: the court has no rally data. */
  readonly rallies: RallyChannel | null
  readonly #times: CourtTimes
  readonly #opensAfterMs: number
  readonly #startMonotonicMs: number
  readonly #miscounts: readonly Fault[]
  #countedStatistics: CourtStatistics | null = null
  #stalledUntilMonotonicMs = 0

  /** `startAt`: UTC of the simulator's start; in the past for one that goes on after a restart. */
  constructor(court: SimulatedCourt, startAt: number, clock: Clock) {
    this.#clock = clock
    const { source, speed, startedAgoMs = 0, opensAfterMs = 0, faults = [] } = court
    const startedMs = startedAgoMs / speed - opensAfterMs
    this.#times = { openedAt: startAt - startedMs, startedMs }
    this.#opensAfterMs = opensAfterMs
    this.#startMonotonicMs = clock.monotonicMs() - (clock.utcMs() - startAt)
    this.frames = withVenueFaults(withPlaceholder(source(this.#times.openedAt, speed)), faults, this.#times)
    this.faults = new ConnectionFaults(faults, this.frames, this.#times)
    this.rallies = court.rallies?.(court.eventId, this.#times, speed) ?? null
    this.#miscounts = faults.filter(({ effect }) => effect.kind === 'miscount')
  }

  get isOpen(): boolean {
    return this.#sinceStartMs() >= this.#opensAfterMs
  }

  /** What the statistics stream holds; counted when somebody asks for the first time. */
  get statistics(): CourtStatistics {
    this.#countedStatistics ??= statisticsOf(this.frames, this.#miscounts, this.#times)
    return this.#countedStatistics
  }

  /** Milliseconds until a frame is due whose time this is; 0 or less when it is. */
  dueInMs(dueMs: number): number {
    return dueMs - this.#times.startedMs - this.#sinceStartMs()
  }

  /** The court falls silent: its events on the connection that suffers it, its statistics on all. */
  stall(forMs: number): void {
    this.#stalledUntilMonotonicMs = this.#clock.monotonicMs() + forMs
  }

  /** Milliseconds until the court speaks again; 0 or less when it does. */
  stalledForMs(): number {
    return this.#stalledUntilMonotonicMs - this.#clock.monotonicMs()
  }

  /** Where to start for a client that asks for packets from `startPosition` on; past the end it waits for ever. */
  indexFrom(startPosition: number): number {
    const index = this.frames.findIndex((frame) => frame.seqNum >= startPosition)
    return index < 0 ? this.frames.length : index
  }

  /** Whether the provider refuses the next token, right or wrong. */
  takeRefusal(): boolean {
    const latest = this.frames.findLast(({ dueMs }) => this.dueInMs(dueMs) <= 0)
    return latest !== undefined && this.faults.takeUpTo('refuse', latest.seqNum) !== null
  }

  #sinceStartMs(): number {
    return this.#clock.monotonicMs() - this.#startMonotonicMs
  }
}

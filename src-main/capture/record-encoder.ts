/** Gives the records of one log their channel, their number and their steady time. */
import { encodeMessage } from '../mcap/encode'
import type { Clock } from '../platform/clock'
import type { LogChannel } from '../records/log-record'
import { lostEvent, type LostStretch } from '../records/lost-records'
import { jsonBytes } from '../records/record-json'
import { channelId, type CaptureSource } from './capture-channels'

/** The console's own records are not numbered: a gap in the numbers means a missing record. */
const UNNUMBERED = 0

export class RecordEncoder {
  readonly #source: CaptureSource
  readonly #clock: Clock
  readonly #startedMonotonicMs: number
  /** By channel and feed; asked for every record. */
  readonly #channelIds: Readonly<Record<LogChannel, Map<string, number>>> = {
    frames: new Map(),
    connection: new Map(),
    notes: new Map(),
    alarms: new Map()
  }
  /** Last number given, by channel: a stretch that is missing shows in them too. */
  readonly #sequences = new Map<number, number>()
  /** UTC in milliseconds. */
  readonly startedAt: number

  constructor(source: CaptureSource, clock: Clock) {
    this.#source = source
    this.#clock = clock
    this.startedAt = clock.utcMs()
    this.#startedMonotonicMs = clock.monotonicMs()
  }

  record(
    channel: LogChannel,
    feed: string,
    bytes: Uint8Array,
    receivedAt: number,
    monotonicMs = this.#clock.monotonicMs()
  ): Uint8Array {
    const id = this.#channelId(channel, feed)
    const sequence = (this.#sequences.get(id) ?? 0) + 1
    this.#sequences.set(id, sequence)
    return encodeMessage({
      channelId: id,
      sequence,
      logTimeMs: receivedAt,
      publishTimeMs: this.#steadyAt(monotonicMs),
      bytes
    })
  }

  /** The event in the log where records are missing. */
  lost(stretch: LostStretch): Uint8Array {
    return encodeMessage({
      channelId: this.#channelId('connection', this.#source.feed),
      sequence: UNNUMBERED,
      logTimeMs: stretch.lastReceivedAt,
      publishTimeMs: this.#steadyAt(this.#clock.monotonicMs()),
      bytes: jsonBytes(lostEvent(stretch))
    })
  }

  #steadyAt(monotonicMs: number): number {
    return this.startedAt + monotonicMs - this.#startedMonotonicMs
  }

  #channelId(channel: LogChannel, feed: string): number {
    const known = this.#channelIds[channel].get(feed)
    if (known !== undefined) return known
    const id = channelId(this.#source, channel, feed)
    this.#channelIds[channel].set(feed, id)
    return id
  }
}

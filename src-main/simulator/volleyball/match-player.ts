/** Publishes the envelopes of a match at their moments. */
import type { VolleyballFixture } from '@shared/sports/volleyball/feed/access'
import type { BySide } from '@shared/sports/volleyball/rules/sides'
import type { CancelTimer, Clock } from '../../platform/clock'
import type { MatchChannel } from './match-channel'
import type { EnvelopeSource, TimedEnvelope } from './timed-envelope'

/** A match that the provider plays. */
export interface MatchFeed {
  readonly fixture: VolleyballFixture
  /** Team names: not on the wire, known to viewers from elsewhere. */
  readonly teams?: BySide<string>
  readonly source: EnvelopeSource
  /** How many times faster than life it is played. */
  readonly speed: number
  /** Match time that has already passed when the provider starts. */
  readonly headStartMs?: number
}

/** A timer can carry no more than some 24 days; a recording may claim longer pauses. */
const LONGEST_TIMER_MS = 3_600_000

export class MatchPlayer {
  readonly #channel: MatchChannel
  readonly #clock: Clock
  readonly #envelopes: readonly TimedEnvelope[]
  readonly #openedMonotonicMs: number
  #next = 0
  #cancel: CancelTimer = () => undefined

  /** `startAt`: UTC of the provider's start; in the past for one that goes on after a restart. */
  constructor(feed: MatchFeed, channel: MatchChannel, startAt: number, clock: Clock) {
    this.#channel = channel
    this.#clock = clock
    const { source, speed, headStartMs = 0 } = feed
    const openedAt = startAt - headStartMs / speed
    this.#envelopes = source(openedAt, speed)
    this.#openedMonotonicMs = clock.monotonicMs() - (clock.utcMs() - openedAt)
  }

  /** Publishes what is due and goes on until the last envelope or `stop`. */
  play(): void {
    const passedMs = this.#clock.monotonicMs() - this.#openedMonotonicMs
    let envelope = this.#envelopes[this.#next]
    while (envelope && envelope.atMs <= passedMs) {
      this.#channel.publish(envelope.text)
      this.#next += 1
      envelope = this.#envelopes[this.#next]
    }
    if (!envelope) return
    const delayMs = Math.min(envelope.atMs - passedMs, LONGEST_TIMER_MS)
    this.#cancel = this.#clock.after(delayMs, () => this.play())
  }

  stop(): void {
    this.#cancel()
  }
}

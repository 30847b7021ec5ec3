/** One match of the simulated provider: all its envelopes for the pull API, and what of them was pushed. */
import { fillFixture, type VolleyballFixture } from '@shared/sports/volleyball/feed/access'
import { isRecord } from '../frame-data'

/** A message of the push service. */
export interface PushedMessage {
  readonly name: string
  /** JSON of one envelope, unless a fault put something else there. */
  readonly data: string
  /** UTC in milliseconds. */
  readonly pushedAt: number
}

/**
 * What goes wrong with the push of one envelope: it never comes (the pull API has it), it comes twice, or it comes
 * after its successor.
 */
export type PushFault = 'withhold' | 'duplicate' | 'reorder'

const ENVELOPE_NAME = 'match-event'
const HEARTBEAT_NAME = 'heartbeat'

interface PublishedEnvelope {
  readonly sequenceId: number
  readonly text: string
}

export class MatchChannel {
  readonly fixture: VolleyballFixture
  readonly name: string
  readonly #utcMs: () => number
  readonly #published: PublishedEnvelope[] = []
  readonly #pushed: PushedMessage[] = []
  readonly #listeners = new Set<() => void>()
  readonly #faults: PushFault[] = []
  /** Envelopes that wait for their successor. */
  #overtaken: string[] = []

  /** `namePattern`: the channel's name with the placeholders of the fixture. */
  constructor(fixture: VolleyballFixture, namePattern: string, utcMs: () => number) {
    this.fixture = fixture
    this.name = fillFixture(namePattern, fixture)
    this.#utcMs = utcMs
  }

  /** Makes an envelope known to pull and push. Throws for a text without a `sequenceId`. */
  publish(text: string): void {
    this.#published.push({ sequenceId: sequenceIdOf(text), text })
    const fault = this.#faults.shift()
    if (fault === 'withhold') return
    if (fault === 'reorder') {
      this.#overtaken.push(text)
      return
    }
    this.push(text)
    if (fault === 'duplicate') this.push(text)
    for (const overtaken of this.#overtaken.splice(0)) this.push(overtaken)
  }

  /** Texts of the envelopes whose `sequenceId` is above this one, in the order in which they were published. */
  textsAfter(sequenceId: number): readonly string[] {
    return this.#published
      .filter((envelope) => envelope.sequenceId > sequenceId)
      .map((envelope) => envelope.text)
  }

  /** The next envelopes suffer this, one fault each, after those that are already to suffer one. */
  failNext(fault: PushFault, count = 1): void {
    for (let left = count; left > 0; left -= 1) this.#faults.push(fault)
  }

  /** Pushes any text as if it were an envelope; the pull API knows nothing of it. */
  push(data: string, name = ENVELOPE_NAME): void {
    this.#pushed.push({ name, data, pushedAt: this.#utcMs() })
    for (const listener of this.#listeners) listener()
  }

  /** The provider's own sign of life among the messages. */
  pushHeartbeat(): void {
    this.push('{}', HEARTBEAT_NAME)
  }

  /** Number of messages pushed so far; the position of the next one. */
  get pushedCount(): number {
    return this.#pushed.length
  }

  pushedAt(position: number): PushedMessage | null {
    return this.#pushed[position] ?? null
  }

  /** Calls the listener after every push until the returned function is called. */
  onPushed(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}

/** The `sequenceId` of an envelope's text. Throws when there is none. */
export function sequenceIdOf(text: string): number {
  const envelope: unknown = JSON.parse(text)
  if (isRecord(envelope) && typeof envelope.sequenceId === 'number') return envelope.sequenceId
  throw new Error('An envelope without a sequenceId')
}

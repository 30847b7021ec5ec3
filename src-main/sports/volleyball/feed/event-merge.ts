/** Puts what is pushed and what is pulled into one stream: nothing is lost, and hardly anything comes twice. */
import { inOrder, type Envelope } from './envelope'

/** Far more than comes in while a list is asked for, as a bound against a provider that floods us. */
const MOST_HELD = 10_000

export interface MergeOutlet {
  /** The first sequence id that is still wanted. */
  nextSequenceId(): number
  deliver(envelope: Envelope): void
}

/**
 * While a list is asked for, pushes wait; then the list goes on first and after it those pushes that it did not hold
 * ("attach and buffer, pull all events, merge by sequenceId, drain the buffer": provider's push and pull pages).
 * Envelopes without a sequence id always go on.
 */
export class EventMerge {
  readonly #outlet: MergeOutlet
  /** Null while pushes go on at once. */
  #held: Envelope[] | null = null

  constructor(outlet: MergeOutlet) {
    this.#outlet = outlet
  }

  /** From now on pushes wait. */
  hold(): void {
    this.#held ??= []
  }

  pushed(envelope: Envelope): void {
    if (this.#held === null) {
      this.#outlet.deliver(envelope)
      return
    }
    this.#held.push(envelope)
    if (this.#held.length <= MOST_HELD) return
    const oldest = this.#held.shift()
    if (oldest) this.#outlet.deliver(oldest)
  }

  /** Takes a part of the list. Returns how many envelopes were new. */
  pulled(envelopes: readonly Envelope[]): number {
    return this.#deliverWanted(envelopes)
  }

  /** The list is complete: what has waited goes on, and from now on pushes do at once. */
  release(): void {
    const held = this.#held ?? []
    this.#held = null
    this.#deliverWanted(held)
  }

  #deliverWanted(envelopes: readonly Envelope[]): number {
    let delivered = 0
    for (const envelope of inOrder(envelopes)) {
      if (envelope.sequenceId !== null && envelope.sequenceId < this.#outlet.nextSequenceId()) continue
      this.#outlet.deliver(envelope)
      delivered += 1
    }
    return delivered
  }
}

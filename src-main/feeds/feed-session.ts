/** What the messages of one open socket mean for the connection: authorisation, catching up, heartbeats. */
import type { ControlKind } from '@shared/feeds/control-message'
import type { CancelTimer, Clock } from '../platform/clock'
import { HEALTHY_AFTER_MS } from './backoff'
import type { FrameMeaning } from './feed-sink'

export interface SessionListener {
  authorised(): void
  /** All that was missed has arrived. */
  caughtUp(): void
  /** Implies that all that was missed has arrived. */
  heartbeat(): void
  /** Instead of being authorised. */
  refused(reason: string): void
  /** The requested match does not exist, or not yet; the socket stays open. */
  warned(message: string): void
  /** Data arrived after a warning. */
  answered(): void
  /** An error on an authorised session: a serious one also closes the connection. */
  providerError(reason: string): void
}

/** After this long without data, all missed packets have arrived. */
const CAUGHT_UP_AFTER_MS = 250

export class FeedSession {
  readonly #clock: Clock
  readonly #listener: SessionListener
  #authorisedMonotonicMs: number | null = null
  #isCatchingUp = false
  #isWarned = false
  #cancelTimer: CancelTimer = () => {}

  constructor(clock: Clock, listener: SessionListener) {
    this.#clock = clock
    this.#listener = listener
  }

  get wasAuthorised(): boolean {
    return this.#authorisedMonotonicMs !== null
  }

  /** Authorised long enough to forget earlier failures. */
  get isHealthy(): boolean {
    const authorisedMonotonicMs = this.#authorisedMonotonicMs
    return (
      authorisedMonotonicMs !== null && this.#clock.monotonicMs() - authorisedMonotonicMs >= HEALTHY_AFTER_MS
    )
  }

  take(decoded: FrameMeaning): void {
    if (decoded.kind === 'control') this.#takeControl(decoded.control, decoded.message)
    else this.#takeData(decoded)
  }

  end(): void {
    this.#cancelTimer()
  }

  #takeControl(control: ControlKind, message: string): void {
    if (control === 'authorised') this.#authorise()
    else if (control === 'heartbeat') this.#takeHeartbeat()
    else if (control === 'warning') this.#takeWarning(message)
    else if (this.wasAuthorised) this.#listener.providerError(message)
    else this.#listener.refused(message)
  }

  #takeHeartbeat(): void {
    this.#authorise()
    this.#isCatchingUp = false
    this.#cancelTimer()
    this.#listener.heartbeat()
  }

  #takeWarning(message: string): void {
    this.#isWarned = true
    this.#isCatchingUp = false
    this.#cancelTimer()
    this.#listener.warned(message)
  }

  /** Readable data or a numbered packet without a prior reply also counts as authorisation. */
  #takeData(decoded: Exclude<FrameMeaning, { kind: 'control' }>): void {
    if (decoded.kind !== 'undecodable' || decoded.seqNum !== null) this.#authorise()
    if (this.#isWarned) {
      this.#isWarned = false
      this.#isCatchingUp = true
      this.#listener.answered()
    }
    if (this.#isCatchingUp) this.#awaitCaughtUp()
  }

  #authorise(): void {
    if (this.wasAuthorised) return
    this.#authorisedMonotonicMs = this.#clock.monotonicMs()
    this.#isCatchingUp = true
    this.#listener.authorised()
    this.#awaitCaughtUp()
  }

  #awaitCaughtUp(): void {
    this.#cancelTimer()
    this.#cancelTimer = this.#clock.after(CAUGHT_UP_AFTER_MS, () => {
      this.#isCatchingUp = false
      this.#listener.caughtUp()
    })
  }
}

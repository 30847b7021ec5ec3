/** What a volleyball feed says about itself: what push goes through, or that the match is polled for want of it. */
import type { ConnectionState, ConnectionView } from '@shared/court/common-view'
import type { Clock } from '../../../platform/clock'
import { ConnectionStatus } from '../../../feeds/connection-status'
import type { Pulled } from './catch-up'
import { OutagePolling, type OutagePollingOptions } from './outage-polling'

export interface FeedStatusOptions {
  readonly clock: Clock
  readonly host: string
  readonly changed: (view: ConnectionView) => void
  /** How the match is polled while push does not come; null where it is polled anyway. */
  readonly outage: Omit<OutagePollingOptions, 'failed'> | null
}

/** What changes with a state. */
type StateFacts = Partial<
  Pick<ConnectionView, 'host' | 'attempts' | 'nextAttemptMonotonicMs' | 'lastHeartbeatMonotonicMs'>
>

/** Nothing comes: push is on its way, or away. */
const WITHOUT_PUSH: ReadonlySet<ConnectionState> = new Set([
  'resolving',
  'connecting',
  'authorising',
  'waiting'
])

const OUTAGE_TEXT = 'Push unavailable; polling.'

export class FeedStatus {
  readonly #clock: Clock
  readonly #status: ConnectionStatus
  readonly #outage: OutagePolling | null
  /** What push goes through, shown where polling does not serve in its place. */
  #ofPush: { readonly state: ConnectionState; readonly message: string }

  constructor({ clock, host, changed, outage }: FeedStatusOptions) {
    this.#clock = clock
    this.#status = new ConnectionStatus(clock, host, changed)
    this.#ofPush = this.#status.current
    this.#outage =
      outage &&
      new OutagePolling({
        ...outage,
        served: (pulled) => this.#served(pulled, outage.served),
        failed: () => this.#status.enter(this.#ofPush.state, this.#ofPush.message)
      })
  }

  get current(): ConnectionView {
    return this.#status.current
  }

  isOneOf(...states: readonly ConnectionState[]): boolean {
    return this.#status.isOneOf(...states)
  }

  enter(state: ConnectionState, message: string, also: StateFacts = {}): void {
    this.#ofPush = { state, message }
    if (WITHOUT_PUSH.has(state)) this.#outage?.begin()
    else this.#outage?.end()
    if (this.#outage?.isServing === true) this.#status.enter('polling', OUTAGE_TEXT)
    else this.#status.enter(state, message, also)
  }

  /** The provider is there. */
  heard(): void {
    const { state, message, nextAttemptMonotonicMs } = this.current
    const lastHeartbeatMonotonicMs = this.#clock.monotonicMs()
    this.#status.enter(state, message, { nextAttemptMonotonicMs, lastHeartbeatMonotonicMs })
  }

  /** The provider wishes not to be asked for so long. */
  pause(forMs: number): void {
    this.#outage?.pause(forMs)
  }

  /** Has all that is missing asked for at once. False where the match is not polled for want of push. */
  askAgain(): boolean {
    this.#outage?.askAgain()
    return this.#outage?.isServing === true
  }

  #served(pulled: Pulled, report: (pulled: Pulled) => void): void {
    report(pulled)
    this.#status.enter('polling', OUTAGE_TEXT)
    this.heard()
  }
}

/** The status of a connection; every change is reported at once. */
import type { ConnectionState, ConnectionView } from '@shared/court/common-view'
import type { Clock } from '../platform/clock'

export class ConnectionStatus {
  readonly #clock: Clock
  readonly #changed: (view: ConnectionView) => void
  #view: ConnectionView

  constructor(clock: Clock, host: string, changed: (view: ConnectionView) => void) {
    this.#clock = clock
    this.#changed = changed
    this.#view = {
      state: 'idle',
      host,
      message: 'Not connected.',
      attempts: 0,
      nextAttemptMonotonicMs: null,
      sinceMonotonicMs: clock.monotonicMs(),
      lastHeartbeatMonotonicMs: null
    }
  }

  get current(): ConnectionView {
    return this.#view
  }

  /** Whether the state is one of these. */
  isOneOf(...states: readonly ConnectionState[]): boolean {
    return states.includes(this.#view.state)
  }

  /** Enters a state along with other changes at that moment. */
  enter(
    state: ConnectionState,
    message: string,
    also: Partial<
      Pick<ConnectionView, 'host' | 'attempts' | 'nextAttemptMonotonicMs' | 'lastHeartbeatMonotonicMs'>
    > = {}
  ): void {
    const sinceMonotonicMs =
      state === this.#view.state ? this.#view.sinceMonotonicMs : this.#clock.monotonicMs()
    this.#view = { ...this.#view, nextAttemptMonotonicMs: null, ...also, state, message, sinceMonotonicMs }
    this.#changed(this.#view)
  }
}

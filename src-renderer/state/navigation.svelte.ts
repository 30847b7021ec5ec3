/** The open view and court; the main process remembers them for the next start. */
import type { CallResult } from '@shared/ipc/contract'
import type { Calls } from '../transport/bridge'

export type Layout = CallResult<'layout.get'>
export type ViewName = Layout['view']

export class Navigation {
  #layout = $state.raw<Layout>({ view: 'wall', courtId: null })
  #touched = false
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  get view(): ViewName {
    return this.#layout.view
  }

  /** The open court, or the one last focused on the wall. */
  get courtId(): string | null {
    return this.#layout.courtId
  }

  /** Restores the last layout, unless the user has already navigated. */
  async restore(): Promise<void> {
    const reply = await this.#calls.call('layout.get', {})
    if (reply.ok && !this.#touched) this.#layout = reply.value
  }

  open(view: ViewName, courtId = this.#layout.courtId): void {
    this.#replace({ view, courtId })
  }

  /** Remembers the focused court without opening it. */
  select(courtId: string): void {
    if (courtId !== this.#layout.courtId) this.#replace({ ...this.#layout, courtId })
  }

  #replace(layout: Layout): void {
    this.#touched = true
    this.#layout = layout
    // A forgotten layout costs one click after the next start, so failures are not reported.
    void this.#calls.call('layout.replace', layout)
  }
}

/** Which view is open, on which court; remembered by the main process for the next start. */
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

  /** The court that is open, or was focused last on the wall. */
  get courtId(): string | null {
    return this.#layout.courtId
  }

  /** Takes over what was open when the console was closed, unless the user has moved on already. */
  async restore(): Promise<void> {
    const reply = await this.#calls.call('layout.get', {})
    if (reply.ok && !this.#touched) this.#layout = reply.value
  }

  open(view: ViewName, courtId = this.#layout.courtId): void {
    this.#replace({ view, courtId })
  }

  /** Notes the focused court without opening it. */
  select(courtId: string): void {
    if (courtId !== this.#layout.courtId) this.#replace({ ...this.#layout, courtId })
  }

  #replace(layout: Layout): void {
    this.#touched = true
    this.#layout = layout
    // A layout that is not remembered costs the user one click after the next start: not worth a message.
    void this.#calls.call('layout.replace', layout)
  }
}

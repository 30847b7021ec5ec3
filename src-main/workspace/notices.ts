import type { SliceOf } from '@shared/ipc/slices'

export type Notice = SliceOf<'workspace'>['notices'][number]

/** Problems of the whole console, shown until they are over or dismissed. */
export class Notices {
  readonly #notices = new Map<string, Notice>()
  readonly #changed: () => void

  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** Oldest first. */
  get all(): Notice[] {
    return [...this.#notices.values()]
  }

  /** Replaces a notice with the same id. */
  raise(notice: Notice): void {
    this.#notices.set(notice.id, notice)
    this.#changed()
  }

  dismiss(id: string): void {
    if (this.#notices.delete(id)) this.#changed()
  }

  /** Raises a problem of tone `high`, or dismisses it: an empty text means that it is over. */
  report(id: string, text: string): void {
    if (text === '') this.dismiss(id)
    else this.raise({ id, tone: 'high', text })
  }
}

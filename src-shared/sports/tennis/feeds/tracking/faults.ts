/** What made no sense in one packet, as text; a thousand like faults are one line. */
export class Faults {
  readonly #counts = new Map<string, number>()
  #omitted = 0

  note(fault: string): void {
    const count = this.#counts.get(fault)
    if (count === undefined && this.#counts.size >= MOST_LINES) this.#omitted += 1
    else this.#counts.set(fault, (count ?? 0) + 1)
  }

  lines(): string[] {
    const lines = [...this.#counts].map(([fault, count]) =>
      count === 1 ? fault : `${fault} (${count} times)`
    )
    return this.#omitted === 0 ? lines : [...lines, `${this.#omitted} more faults`]
  }
}

/** A thoroughly broken packet must not flood the timeline. */
const MOST_LINES = 20

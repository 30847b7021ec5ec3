/** What made no sense in one packet, in words; a thousand like faults are one line. */
export class Faults {
  readonly #counts = new Map<string, number>()
  #untold = 0

  note(fault: string): void {
    const count = this.#counts.get(fault)
    if (count === undefined && this.#counts.size >= MOST_LINES) this.#untold += 1
    else this.#counts.set(fault, (count ?? 0) + 1)
  }

  lines(): string[] {
    const lines = [...this.#counts].map(([fault, count]) =>
      count === 1 ? fault : `${fault} (${count} times)`
    )
    return this.#untold === 0 ? lines : [...lines, `${this.#untold} more faults`]
  }
}

/** A packet that is wrong throughout must not fill the timeline. */
const MOST_LINES = 20

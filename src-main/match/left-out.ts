/** Far more than any provider gets wrong, as a bound against one that does nothing else. */
const MOST_KNOWN = 1_000

/** What of a feed is left out and has been told to be: some providers send everything again with every answer. */
export class LeftOut {
  readonly #known: Set<string>

  constructor(known: Iterable<string> = []) {
    this.#known = new Set(known)
  }

  has(what: string): boolean {
    return this.#known.has(what)
  }

  /** False for what was there before. The oldest is forgotten when there is too much. */
  add(what: string): boolean {
    if (this.#known.has(what)) return false
    this.#known.add(what)
    for (const oldest of this.#known) {
      if (this.#known.size <= MOST_KNOWN) break
      this.#known.delete(oldest)
    }
    return true
  }

  copy(): LeftOut {
    return new LeftOut(this.#known)
  }
}

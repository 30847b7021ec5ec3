/** Far more than any provider gets wrong; bounds one that sends nothing else. */
const MOST_KNOWN = 1_000

/** Skipped messages already reported: some providers resend everything with every answer. */
export class LeftOut {
  readonly #known: Set<string>

  constructor(known: Iterable<string> = []) {
    this.#known = new Set(known)
  }

  has(what: string): boolean {
    return this.#known.has(what)
  }

  /** False if already present. Drops the oldest beyond the limit. */
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

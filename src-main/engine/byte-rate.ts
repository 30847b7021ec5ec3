const SECOND_MS = 1_000
const SECONDS = 10

/** Bytes per second over the last ten seconds. */
export class ByteRate {
  /** A ring buffer of bytes per second; `#latestSecond` is the newest valid one. */
  readonly #bytes = new Array<number>(SECONDS).fill(0)
  #latestSecond = Number.NEGATIVE_INFINITY

  add(bytes: number, monotonicMs: number): void {
    this.#moveTo(monotonicMs)
    const place = this.#latestSecond % SECONDS
    this.#bytes[place] = (this.#bytes[place] ?? 0) + bytes
  }

  at(monotonicMs: number): number {
    this.#moveTo(monotonicMs)
    return this.#bytes.reduce((sum, bytes) => sum + bytes, 0) / SECONDS
  }

  #moveTo(monotonicMs: number): void {
    const second = Math.max(0, Math.floor(monotonicMs / SECOND_MS))
    if (second <= this.#latestSecond) return
    const first = Math.max(this.#latestSecond + 1, second - SECONDS + 1)
    for (let past = first; past <= second; past += 1) this.#bytes[past % SECONDS] = 0
    this.#latestSecond = second
  }
}

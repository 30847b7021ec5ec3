/** A small seeded source of randomness: the same seed gives the same match on every computer. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** At least 0 and less than 1 (the mulberry32 generator). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  between(least: number, most: number): number {
    return least + (most - least) * this.next()
  }

  /** A positive value around a median, long to the upper side as human pauses are; `spread` 0.3 is ±30 % or so. */
  around(median: number, spread: number): number {
    const bell = this.next() + this.next() + this.next() + this.next() - 2
    return median * Math.exp(bell * spread * Math.sqrt(3))
  }

  /** A new list in random order. */
  shuffled<Item>(items: readonly Item[]): Item[] {
    return items
      .map((item) => ({ item, rank: this.next() }))
      .sort((first, second) => first.rank - second.rank)
      .map(({ item }) => item)
  }
}

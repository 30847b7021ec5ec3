/** Finds where values begin and end in the bytes of a JSON text, without building them. */

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b])
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d])
const SPACES: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d])

/** The text ends too early, or something stands where it cannot. */
export class NotJson extends Error {}

/**
 * Reads forward through a JSON text in UTF-8. All that gives JSON its structure is ASCII, and no byte of a longer
 * character is. Brackets are only counted: what lies between them is for a parser to judge.
 */
export class JsonScanner {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** The next byte that is no white space, without passing it; null at the end. */
  peek(): string | null {
    while (SPACES.has(this.#byte)) this.#at += 1
    return this.#at < this.#bytes.length ? String.fromCharCode(this.#byte) : null
  }

  /** The elements of the array that begins here, each as the bytes between its ends. */
  *elements(): Generator<Uint8Array> {
    for (const _ of this.#members()) yield this.value()
  }

  /** The keys of the object that begins here. Whoever is given one reads or passes its value. */
  *keys(): Generator<string> {
    for (const _ of this.#members()) {
      const key = new TextDecoder().decode(this.value())
      this.peek()
      if (this.#byte !== COLON) throw new NotJson('A key has no value.')
      this.#at += 1
      yield key.slice(1, -1)
    }
  }

  /** Passes the value that begins here. */
  value(): Uint8Array {
    if (this.peek() === null) throw new NotJson('The text ends too early.')
    const start = this.#at
    if (this.#byte === QUOTE) this.#passString()
    else if (OPENING.has(this.#byte)) this.#passBrackets()
    else this.#passWord()
    return this.#bytes.subarray(start, this.#at)
  }

  /** Not a number at the end. */
  get #byte(): number {
    return this.#bytes[this.#at] ?? Number.NaN
  }

  *#members(): Generator<void> {
    this.#at += 1
    if (this.#closes()) return
    for (;;) {
      yield
      if (this.#closes()) return
      if (this.#byte !== COMMA) throw new NotJson('Two values stand side by side.')
      this.#at += 1
    }
  }

  /** Passes the closing bracket, if that is what comes next. */
  #closes(): boolean {
    if (this.peek() === null) throw new NotJson('The text ends too early.')
    if (!CLOSING.has(this.#byte)) return false
    this.#at += 1
    return true
  }

  #passString(): void {
    this.#at += 1
    while (this.#byte !== QUOTE) {
      if (this.#at >= this.#bytes.length) throw new NotJson('A text does not end.')
      this.#at += this.#byte === BACKSLASH ? 2 : 1
    }
    this.#at += 1
  }

  #passBrackets(): void {
    let depth = 0
    do {
      if (this.#at >= this.#bytes.length) throw new NotJson('A bracket is not closed.')
      if (this.#byte === QUOTE) {
        this.#passString()
        continue
      }
      if (OPENING.has(this.#byte)) depth += 1
      else if (CLOSING.has(this.#byte)) depth -= 1
      this.#at += 1
    } while (depth > 0)
  }

  #passWord(): void {
    const start = this.#at
    while (this.#at < this.#bytes.length && !this.#endsWord()) this.#at += 1
    if (this.#at === start) throw new NotJson('A value is missing.')
  }

  #endsWord(): boolean {
    const byte = this.#byte
    return byte === COMMA || byte === COLON || byte === QUOTE || CLOSING.has(byte) || SPACES.has(byte)
  }
}

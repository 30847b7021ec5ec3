/** Finds where values begin and end in the bytes of a JSON text, without building them. */
import { textOf } from '../../../records/frame-text'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a
const BRACKET = 0x5d
const BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const OPEN_BRACE = 0x7b

/** The text ends unexpectedly or has an invalid token. */
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
    while (isSpace(this.#byte)) this.#at += 1
    return this.#at < this.#bytes.length ? String.fromCharCode(this.#byte) : null
  }

  /** The elements of the array that begins here, each as the bytes between its ends. */
  *elements(): Generator<Uint8Array> {
    for (const _ of this.#members(BRACKET)) yield this.value()
  }

  /** The keys of the object that begins here. The consumer reads or skips each value. */
  *keys(): Generator<string> {
    for (const _ of this.#members(BRACE)) {
      const key = textOf(this.value())
      this.peek()
      if (this.#byte !== COLON) throw new NotJson('A key has no value.')
      this.#at += 1
      yield key.slice(1, -1)
    }
  }

  /** Passes the value that begins here. */
  value(): Uint8Array {
    if (this.peek() === null) throw new NotJson('The text ends unexpectedly.')
    const start = this.#at
    if (this.#byte === QUOTE) this.#passString()
    else if (this.#byte === OPEN_BRACKET || this.#byte === OPEN_BRACE) this.#passBrackets()
    else this.#passWord()
    return this.#bytes.subarray(start, this.#at)
  }

  /** Not a number at the end. */
  get #byte(): number {
    return this.#bytes[this.#at] ?? Number.NaN
  }

  *#members(closing: number): Generator<void> {
    this.#at += 1
    if (this.#closes(closing)) return
    for (;;) {
      yield
      if (this.#closes(closing)) return
      if (this.#byte !== COMMA) throw new NotJson('A comma is missing between two values.')
      this.#at += 1
    }
  }

  /** Passes this bracket, if it is what comes next. */
  #closes(closing: number): boolean {
    if (this.peek() === null) throw new NotJson('The text ends unexpectedly.')
    if (this.#byte !== closing) return false
    this.#at += 1
    return true
  }

  #passString(): void {
    this.#at = this.#endOfString(this.#at)
  }

  /** The position behind the string that begins here: behind the next quote that no backslash takes the meaning from. */
  #endOfString(start: number): number {
    const bytes = this.#bytes
    let quote = start
    for (;;) {
      quote = bytes.indexOf(QUOTE, quote + 1)
      if (quote === -1) throw new NotJson('A string is not closed.')
      let backslashes = 0
      while (bytes[quote - 1 - backslashes] === BACKSLASH) backslashes += 1
      if (backslashes % 2 === 0) return quote + 1
    }
  }

  /** Replies are megabytes of this: a plain loop. */
  #passBrackets(): void {
    const bytes = this.#bytes
    let depth = 0
    let at = this.#at
    do {
      if (at >= bytes.length) throw new NotJson('A bracket is not closed.')
      const byte = bytes[at]
      if (byte === QUOTE) at = this.#endOfString(at)
      else {
        if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth += 1
        else if (byte === BRACE || byte === BRACKET) depth -= 1
        at += 1
      }
    } while (depth > 0)
    this.#at = at
  }

  #passWord(): void {
    const start = this.#at
    while (this.#at < this.#bytes.length && !this.#endsWord()) this.#at += 1
    if (this.#at === start) throw new NotJson('A value is missing.')
  }

  #endsWord(): boolean {
    const byte = this.#byte
    return (
      byte === COMMA ||
      byte === COLON ||
      byte === QUOTE ||
      byte === BRACKET ||
      byte === BRACE ||
      isSpace(byte)
    )
  }
}

const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/** Text as UTF-8 bytes, collected in blocks. */
import { LONGEST_INSTANT_BYTES, type InstantText } from './instant-text'

const BLOCK_BYTES = 256 * 1024
/** Integers up to this are written digit by digit. */
const LARGEST_COUNT = 2 ** 31 - 1
const LARGEST_COUNT_DIGITS = 10
/** The most bytes per UTF-16 code unit. */
const MOST_BYTES_A_UNIT = 3
const ZERO = 0x30
/** U+FFFD: a lone surrogate has no UTF-8 form. */
const REPLACEMENT = '\ufffd'

export class Utf8Block {
  readonly #write: (bytes: Uint8Array) => void
  #bytes = new Uint8Array(BLOCK_BYTES)
  #used = 0

  /** `write` must not keep the bytes after it returns: the buffer is reused. */
  constructor(write: (bytes: Uint8Array) => void) {
    this.#write = write
  }

  byte(value: number): void {
    if (this.#used === this.#bytes.length) this.#makeRoom(1)
    this.#bytes[this.#used] = value
    this.#used += 1
  }

  text(text: string): void {
    const most = text.length * MOST_BYTES_A_UNIT
    if (this.#used + most > this.#bytes.length) this.#makeRoom(most)
    this.#used = putUtf8(text, this.#bytes, this.#used)
  }

  bytes(bytes: Uint8Array): void {
    if (this.#used + bytes.length > this.#bytes.length) this.#makeRoom(bytes.length)
    // A loop beats `set` for so few bytes.
    for (let index = 0; index < bytes.length; index += 1) this.#bytes[this.#used + index] = bytes[index] ?? 0
    this.#used += bytes.length
  }

  number(value: number): void {
    if (!(Number.isInteger(value) && value >= 0 && value <= LARGEST_COUNT)) {
      this.text(String(value))
      return
    }
    if (this.#used + LARGEST_COUNT_DIGITS > this.#bytes.length) this.#makeRoom(LARGEST_COUNT_DIGITS)
    let length = 1
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) length += 1
    let rest = value
    for (let at = this.#used + length - 1; at >= this.#used; at -= 1) {
      const tens = Math.floor(rest / 10)
      this.#bytes[at] = ZERO + rest - tens * 10
      rest = tens
    }
    this.#used += length
  }

  /** Writes nothing for an invalid instant. */
  instant(clock: InstantText, at: number | null): void {
    if (this.#used + LONGEST_INSTANT_BYTES > this.#bytes.length) this.#makeRoom(LONGEST_INSTANT_BYTES)
    this.#used = clock.put(at, this.#bytes, this.#used)
  }

  /** Flushes what has been collected. */
  flush(): void {
    if (this.#used > 0) this.#write(this.#bytes.subarray(0, this.#used))
    this.#used = 0
  }

  #makeRoom(byteCount: number): void {
    this.flush()
    if (byteCount > this.#bytes.length) this.#bytes = new Uint8Array(byteCount)
  }
}

export function utf8Of(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * MOST_BYTES_A_UNIT)
  return bytes.slice(0, putUtf8(text, bytes, 0))
}

/** Returns where the bytes end (RFC 3629). */
function putUtf8(text: string, bytes: Uint8Array, from: number): number {
  let at = from
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) {
      bytes[at] = unit
      at += 1
    } else if (unit < 0x800) {
      bytes[at] = 0xc0 | (unit >> 6)
      bytes[at + 1] = 0x80 | (unit & 0x3f)
      at += 2
    } else if (unit < 0xd800 || unit > 0xdfff) {
      bytes[at] = 0xe0 | (unit >> 12)
      bytes[at + 1] = 0x80 | ((unit >> 6) & 0x3f)
      bytes[at + 2] = 0x80 | (unit & 0x3f)
      at += 3
    } else {
      const point = text.codePointAt(index) ?? unit
      at = point > 0xffff ? putPair(point, bytes, at) : putUtf8(REPLACEMENT, bytes, at)
      if (point > 0xffff) index += 1
    }
  }
  return at
}

/** The code point of a surrogate pair. */
function putPair(point: number, bytes: Uint8Array, from: number): number {
  bytes[from] = 0xf0 | (point >> 18)
  bytes[from + 1] = 0x80 | ((point >> 12) & 0x3f)
  bytes[from + 2] = 0x80 | ((point >> 6) & 0x3f)
  bytes[from + 3] = 0x80 | (point & 0x3f)
  return from + 4
}

/** Text as UTF-8 bytes, gathered in blocks. */
import { LONGEST_INSTANT_BYTES, type InstantText } from './instant-text'

const BLOCK_BYTES = 256 * 1024
/** Whole numbers up to here are put digit by digit. */
const LARGEST_COUNT = 2 ** 31 - 1
const LARGEST_COUNT_DIGITS = 10
/** One unit of a string takes no more. */
const MOST_BYTES_A_UNIT = 3
const ZERO = 0x30
const REPLACEMENT = 0xfffd

export class Utf8Block {
  readonly #write: (bytes: Uint8Array) => void
  #bytes = new Uint8Array(BLOCK_BYTES)
  #used = 0

  /** `write` must be done with the bytes when it returns: they are used again. */
  constructor(write: (bytes: Uint8Array) => void) {
    this.#write = write
  }

  byte(value: number): void {
    this.#makeRoom(1)
    this.#bytes[this.#used] = value
    this.#used += 1
  }

  text(text: string): void {
    this.#makeRoom(text.length * MOST_BYTES_A_UNIT)
    const bytes = this.#bytes
    let at = this.#used
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index)
      if (unit < 0x80) {
        bytes[at] = unit
        at += 1
        continue
      }
      const point = codePointAt(text, index)
      at = putCodePoint(point, bytes, at)
      if (point > 0xffff) index += 1
    }
    this.#used = at
  }

  number(value: number): void {
    if (!(Number.isInteger(value) && value >= 0 && value <= LARGEST_COUNT)) {
      this.text(String(value))
      return
    }
    this.#makeRoom(LARGEST_COUNT_DIGITS)
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

  /** Nothing for what is no instant. */
  instant(clock: InstantText, at: number | null): void {
    this.#makeRoom(LONGEST_INSTANT_BYTES)
    this.#used = clock.put(at, this.#bytes, this.#used)
  }

  /** Hands on what has been gathered. */
  flush(): void {
    if (this.#used > 0) this.#write(this.#bytes.subarray(0, this.#used))
    this.#used = 0
  }

  #makeRoom(byteCount: number): void {
    if (this.#used + byteCount <= this.#bytes.length) return
    this.flush()
    if (byteCount > this.#bytes.length) this.#bytes = new Uint8Array(byteCount)
  }
}

/** A half of a character without its other half has no UTF-8. */
function codePointAt(text: string, index: number): number {
  const point = text.codePointAt(index) ?? REPLACEMENT
  return point >= 0xd800 && point <= 0xdfff ? REPLACEMENT : point
}

/** RFC 3629; of code points from U+0080 on. Returns where its bytes end. */
function putCodePoint(point: number, into: Uint8Array, from: number): number {
  if (point < 0x800) {
    into[from] = 0xc0 | (point >> 6)
    into[from + 1] = continuation(point)
    return from + 2
  }
  if (point < 0x10000) {
    into[from] = 0xe0 | (point >> 12)
    into[from + 1] = continuation(point >> 6)
    into[from + 2] = continuation(point)
    return from + 3
  }
  into[from] = 0xf0 | (point >> 18)
  into[from + 1] = continuation(point >> 12)
  into[from + 2] = continuation(point >> 6)
  into[from + 3] = continuation(point)
  return from + 4
}

const continuation = (bits: number): number => 0x80 | (bits & 0x3f)

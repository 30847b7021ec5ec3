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
    if (this.#used === this.#bytes.length) this.#makeRoom(1)
    this.#bytes[this.#used] = value
    this.#used += 1
  }

  /** One loop with nothing called in it, as most of an export's bytes go through here (RFC 3629). */
  text(text: string): void {
    const most = text.length * MOST_BYTES_A_UNIT
    if (this.#used + most > this.#bytes.length) this.#makeRoom(most)
    const bytes = this.#bytes
    let at = this.#used
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index)
      if (unit < 0x80) {
        bytes[at] = unit
        at += 1
      } else if (unit < 0x800) {
        bytes[at] = 0xc0 | (unit >> 6)
        bytes[at + 1] = 0x80 | (unit & 0x3f)
        at += 2
      } else {
        let point = unit
        if (unit >= 0xd800 && unit <= 0xdfff) {
          const next = text.charCodeAt(index + 1)
          const isPair = unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff
          // Half a character has no UTF-8.
          point = isPair ? 0x10000 + ((unit & 0x3ff) << 10) + (next & 0x3ff) : REPLACEMENT
          if (isPair) index += 1
        }
        if (point > 0xffff) {
          bytes[at] = 0xf0 | (point >> 18)
          bytes[at + 1] = 0x80 | ((point >> 12) & 0x3f)
          at += 2
        } else {
          bytes[at] = 0xe0 | (point >> 12)
          at += 1
        }
        bytes[at] = 0x80 | ((point >> 6) & 0x3f)
        bytes[at + 1] = 0x80 | (point & 0x3f)
        at += 2
      }
    }
    this.#used = at
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

  /** Nothing for what is no instant. */
  instant(clock: InstantText, at: number | null): void {
    if (this.#used + LONGEST_INSTANT_BYTES > this.#bytes.length) this.#makeRoom(LONGEST_INSTANT_BYTES)
    this.#used = clock.put(at, this.#bytes, this.#used)
  }

  /** Hands on what has been gathered. */
  flush(): void {
    if (this.#used > 0) this.#write(this.#bytes.subarray(0, this.#used))
    this.#used = 0
  }

  #makeRoom(byteCount: number): void {
    this.flush()
    if (byteCount > this.#bytes.length) this.#bytes = new Uint8Array(byteCount)
  }
}

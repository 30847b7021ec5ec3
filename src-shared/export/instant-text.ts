/** Formats instants as ISO 8601 text with milliseconds. */

const MINUTE_MS = 60_000
const MINUTES_A_DAY = 24 * 60
const DAY_MS = MINUTES_A_DAY * MINUTE_MS
/** The range of Date less a day, so that every time zone has a date for each instant. */
const LARGEST_INSTANT_MS = 8.64e15 - DAY_MS
/** "+275760-09-12T00:00:00.000+02:00" */
export const LONGEST_INSTANT_BYTES = 32

const ZERO = 0x30
const POINT = 0x2e
const scratch = new Uint8Array(LONGEST_INSTANT_BYTES)

const padded = (value: number, length: number): string => String(value).padStart(length, '0')

/** "+02:00"; `Z` is written only for UTC itself. */
export function offsetText(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / MINUTE_MS)
  return `${offsetMs < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}:${padded(minutes % 60, 2)}`
}

/**
 * Writes instants in one time zone. An export writes six per event, mostly in the same minute as the one before, so the
 * text before the seconds is cached per minute.
 */
export class InstantText {
  readonly #offsetMsAt: ((at: number) => number) | null
  #minute = Number.NaN
  #offsetMs = 0
  /** "Z", or "+02:00" for the offset. */
  #zone: Uint8Array
  #day = Number.NaN
  /** "2031-05-06T09:12:", for the minute. */
  #head = asciiOf('')

  /** `offsetMsAt`: wall clock minus UTC at an instant, in whole minutes; null for UTC. */
  constructor(offsetMsAt: ((at: number) => number) | null) {
    this.#offsetMsAt = offsetMsAt
    this.#zone = asciiOf(offsetMsAt === null ? 'Z' : offsetText(0))
  }

  /** `at`: UTC in milliseconds, cut to whole ones. Empty for null and invalid instants. */
  of(at: number | null): string {
    const end = this.put(at, scratch, 0)
    return String.fromCharCode(...scratch.subarray(0, end))
  }

  /**
   * The same as bytes starting at `from`; returns where they end. The target must have room for the longest instant.
   */
  put(at: number | null, into: Uint8Array, from: number): number {
    if (at === null || !(Math.abs(at) < LARGEST_INSTANT_MS)) return from
    const minute = Math.floor(at / MINUTE_MS)
    if (minute !== this.#minute) this.#turnTo(minute)
    const headEnd = putAll(this.#head, into, from)
    return putAll(this.#zone, into, putSeconds(Math.floor(at - minute * MINUTE_MS), into, headEnd))
  }

  /** Time zones change their offset at whole minutes. */
  #turnTo(minute: number): void {
    this.#minute = minute
    const offsetMs = this.#offsetMsAt?.(minute * MINUTE_MS) ?? 0
    if (offsetMs !== this.#offsetMs) {
      this.#offsetMs = offsetMs
      this.#zone = asciiOf(offsetText(offsetMs))
    }
    const wallMinute = minute + Math.round(offsetMs / MINUTE_MS)
    const day = Math.floor(wallMinute / MINUTES_A_DAY)
    if (day !== this.#day) {
      this.#day = day
      this.#head = asciiOf(new Date(day * DAY_MS).toISOString().replace(/T.*/, 'T00:00:'))
    }
    const minuteOfDay = wallMinute - day * MINUTES_A_DAY
    const hour = Math.floor(minuteOfDay / 60)
    putTwoDigits(hour, this.#head, this.#head.length - '00:00:'.length)
    putTwoDigits(minuteOfDay - hour * 60, this.#head, this.#head.length - '00:'.length)
  }
}

const asciiOf = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))

/** A loop beats `set` for so few bytes. */
function putAll(bytes: Uint8Array, into: Uint8Array, from: number): number {
  for (let index = 0; index < bytes.length; index += 1) into[from + index] = bytes[index] ?? 0
  return from + bytes.length
}

/** "07.250" */
function putSeconds(ms: number, into: Uint8Array, from: number): number {
  const whole = ms | 0
  const seconds = (whole / 1000) | 0
  const thousandths = whole - seconds * 1000
  const hundredths = (thousandths / 10) | 0
  putTwoDigits(seconds, into, from)
  into[from + 2] = POINT
  putTwoDigits(hundredths, into, from + 3)
  into[from + 5] = ZERO + thousandths - hundredths * 10
  return from + 6
}

/** Bitwise truncation: V8 divides known integers several times as fast. */
function putTwoDigits(value: number, into: Uint8Array, from: number): void {
  const tens = (value / 10) | 0
  into[from] = ZERO + tens
  into[from + 1] = ZERO + value - tens * 10
}

/** The three clocks in an export: UTC, the computer's and the venue's. */
export class ThreeClocks {
  readonly utc = new InstantText(null)
  readonly local: InstantText
  #venue: InstantText | null = null
  #venueOffsetMs: number | null = null

  /** `localOffsetMsAt`: the computer's wall clock minus UTC at an instant. */
  constructor(localOffsetMsAt: (at: number) => number) {
    this.local = new InstantText(localOffsetMsAt)
  }

  /** Venue clock minus UTC; null until the feed reveals it. */
  setVenueOffset(offsetMs: number | null): void {
    if (offsetMs === this.#venueOffsetMs) return
    this.#venueOffsetMs = offsetMs
    this.#venue = offsetMs === null ? null : new InstantText(() => offsetMs)
  }

  /** Null while the venue clock is unknown. */
  get venue(): InstantText | null {
    return this.#venue
  }
}

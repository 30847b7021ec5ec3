/** Instants as ISO 8601 text with milliseconds. */

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** The instants that a Date can hold, less a day: every zone has a date for them. */
const LARGEST_INSTANT_MS = 8.64e15 - DAY_MS
/** "+275760-09-12T00:00:00.000+02:00" */
export const LONGEST_INSTANT_BYTES = 32

const ZERO = 0x30
const COLON = 0x3a
const POINT = 0x2e
const scratch = new Uint8Array(LONGEST_INSTANT_BYTES)

const padded = (value: number, length: number): string => String(value).padStart(length, '0')

/** "+02:00"; `Z` is written only where UTC itself is meant. */
export function offsetText(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / MINUTE_MS)
  return `${offsetMs < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}:${padded(minutes % 60, 2)}`
}

/**
 * Writes instants in one time zone. A log is full of instants of the same day, whose date is made once; the time of day
 * is put digit by digit, as an export writes six of them for every event.
 */
export class InstantText {
  readonly #offsetMsAt: ((at: number) => number) | null
  #minute = Number.NaN
  #offsetMs = 0
  /** "Z", or "+02:00" for the offset. */
  #zone: Uint8Array
  #day = Number.NaN
  /** "2031-05-06T" for the day. */
  #date = asciiOf('')

  /** `offsetMsAt`: wall clock minus UTC at an instant, in whole minutes; null for UTC. */
  constructor(offsetMsAt: ((at: number) => number) | null) {
    this.#offsetMsAt = offsetMsAt
    this.#zone = asciiOf(offsetMsAt === null ? 'Z' : offsetText(0))
  }

  /** `at`: UTC in milliseconds, cut to whole ones. Empty for null and for what is no instant. */
  of(at: number | null): string {
    const end = this.put(at, scratch, 0)
    return String.fromCharCode(...scratch.subarray(0, end))
  }

  /** The same as bytes from `from` on; returns where they end. There must be room for the longest instant. */
  put(at: number | null, into: Uint8Array, from: number): number {
    if (at === null || !(Math.abs(at) < LARGEST_INSTANT_MS)) return from
    const whole = Math.floor(at)
    if (this.#offsetMsAt !== null) this.#turnTo(Math.floor(whole / MINUTE_MS), this.#offsetMsAt)
    const wall = whole + this.#offsetMs
    const day = Math.floor(wall / DAY_MS)
    if (day !== this.#day) {
      this.#day = day
      this.#date = asciiOf(new Date(day * DAY_MS).toISOString().replace(/T.*/, 'T'))
    }
    const dateEnd = putAll(this.#date, into, from)
    return putAll(this.#zone, into, putTimeOfDay(wall - day * DAY_MS, into, dateEnd))
  }

  /** Zones change their offset at whole minutes. */
  #turnTo(minute: number, offsetMsAt: (at: number) => number): void {
    if (minute === this.#minute) return
    this.#minute = minute
    const offsetMs = offsetMsAt(minute * MINUTE_MS)
    if (offsetMs === this.#offsetMs) return
    this.#offsetMs = offsetMs
    this.#zone = asciiOf(offsetText(offsetMs))
  }
}

const asciiOf = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))

/** Short: a loop is done before `set` has begun. */
function putAll(bytes: Uint8Array, into: Uint8Array, from: number): number {
  for (let index = 0; index < bytes.length; index += 1) into[from + index] = bytes[index] ?? 0
  return from + bytes.length
}

/** "09:00:07.250" */
function putTimeOfDay(ms: number, into: Uint8Array, from: number): number {
  const seconds = Math.trunc(ms / 1000)
  const minutes = Math.trunc(seconds / 60)
  const hours = Math.trunc(minutes / 60)
  putTwoDigits(hours, into, from)
  into[from + 2] = COLON
  putTwoDigits(minutes - hours * 60, into, from + 3)
  into[from + 5] = COLON
  putTwoDigits(seconds - minutes * 60, into, from + 6)
  into[from + 8] = POINT
  const thousandths = ms - seconds * 1000
  const hundredths = Math.trunc(thousandths / 10)
  putTwoDigits(hundredths, into, from + 9)
  into[from + 11] = ZERO + thousandths - hundredths * 10
  return from + 12
}

function putTwoDigits(value: number, into: Uint8Array, from: number): void {
  const tens = Math.trunc(value / 10)
  into[from] = ZERO + tens
  into[from + 1] = ZERO + value - tens * 10
}

/** The three clocks that people ask for: UTC, that of the computer, that of the venue. */
export class ThreeClocks {
  readonly utc = new InstantText(null)
  readonly local: InstantText
  #venue: InstantText | null = null
  #venueOffsetMs: number | null = null

  /** `localOffsetMsAt`: the computer's wall clock minus UTC at an instant. */
  constructor(localOffsetMsAt: (at: number) => number) {
    this.local = new InstantText(localOffsetMsAt)
  }

  /** Venue clock minus UTC; null while the feed has not told. */
  setVenueOffset(offsetMs: number | null): void {
    if (offsetMs === this.#venueOffsetMs) return
    this.#venueOffsetMs = offsetMs
    this.#venue = offsetMs === null ? null : new InstantText(() => offsetMs)
  }

  /** Null while the venue's clock is not known. */
  get venue(): InstantText | null {
    return this.#venue
  }
}

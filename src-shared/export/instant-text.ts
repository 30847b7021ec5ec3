/** Instants as ISO 8601 text with milliseconds. */

const MINUTE_MS = 60_000
/** The instants that a Date can hold. */
const LARGEST_INSTANT_MS = 8.64e15

const padded = (value: number, length: number): string => String(value).padStart(length, '0')
/** "07.250" by the milliseconds since the minute began, made as they are met: all columns share them. */
const WITHIN_MINUTE: (string | undefined)[] = []

/** "+02:00"; `Z` is written only where UTC itself is meant. */
export function offsetText(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / MINUTE_MS)
  return `${offsetMs < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}:${padded(minutes % 60, 2)}`
}

/** Writes instants in one time zone. A log is full of instants of the same minute: its text is made once. */
export class InstantText {
  readonly #offsetMsAt: ((at: number) => number) | null
  #minute = Number.NaN
  #head = ''
  #tail = ''

  /** `offsetMsAt`: wall clock minus UTC at an instant, in whole minutes; null for UTC. */
  constructor(offsetMsAt: ((at: number) => number) | null) {
    this.#offsetMsAt = offsetMsAt
  }

  /** `at`: UTC in milliseconds, cut to whole ones. Empty for null and for what is no instant. */
  of(at: number | null): string {
    if (at === null || !(Math.abs(at) < LARGEST_INSTANT_MS)) return ''
    const whole = Math.floor(at)
    const minute = Math.floor(whole / MINUTE_MS)
    if (minute !== this.#minute) this.#begin(minute)
    const rest = whole - minute * MINUTE_MS
    const seconds = (WITHIN_MINUTE[rest] ??=
      `${padded(Math.floor(rest / 1000), 2)}.${padded(rest % 1000, 3)}`)
    return this.#head + seconds + this.#tail
  }

  #begin(minute: number): void {
    const at = minute * MINUTE_MS
    const offsetMs = this.#offsetMsAt?.(at) ?? 0
    this.#minute = minute
    this.#head = new Date(at + offsetMs).toISOString().slice(0, -7)
    this.#tail = this.#offsetMsAt === null ? 'Z' : offsetText(offsetMs)
  }
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

  /** Empty while the venue's clock is not known. */
  venue(at: number | null): string {
    return this.#venue?.of(at) ?? ''
  }
}

/** The computer's own time zone. */
import { ThreeClocks } from '@shared/export/instant-text'

const MINUTE_MS = 60_000

/** IANA name, such as "Europe/London". */
export const localTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

export const threeClocks = (): ThreeClocks =>
  new ThreeClocks((at) => -new Date(at).getTimezoneOffset() * MINUTE_MS)

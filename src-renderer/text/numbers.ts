/** How the console formats numbers, ages and times everywhere. */

const SECOND_MS = 1000
const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** An age or a countdown in ms as "0:17", "12:05" or "1:04:09"; never negative. */
export function formatAge(ageMs: number): string {
  const seconds = Math.max(0, Math.floor(ageMs / SECOND_MS))
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const rest = twoDigits(seconds % 60)
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`
}

/** A feed’s delay in ms as "2.1 s"; no decimal from 100 s. */
export function formatDelay(delayMs: number): string {
  const seconds = Math.max(0, delayMs) / SECOND_MS
  return seconds >= 99.95 ? `${Math.round(seconds)} s` : `${seconds.toFixed(1)} s`
}

/** A UTC timestamp in ms as "14:32:07", on a clock `offsetMs` ahead of UTC. */
export function formatTimeOfDay(utcMs: number, offsetMs = 0): string {
  return new Date(utcMs + offsetMs).toISOString().slice(11, 19)
}

/** A UTC timestamp in ms as "21 Nov 2026 14:32", on a clock `offsetMs` ahead of UTC. */
export function formatDateTime(utcMs: number, offsetMs = 0): string {
  const clock = new Date(utcMs + offsetMs)
  const date = clock.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC'
  })
  return `${date} ${clock.toISOString().slice(11, 16)}`
}

/** How far this computer’s clock was ahead of UTC at that time, in ms. */
export const localOffsetMs = (utcMs: number): number => -new Date(utcMs).getTimezoneOffset() * 60_000

const BYTE_UNITS = ['kB', 'MB', 'GB', 'TB'] as const

/** "0 B", "940 B", "18.4 MB", "212 MB" (decimal units, three digits at most before the unit changes). */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  let value = bytes
  let unit = ''
  for (const next of BYTE_UNITS) {
    if (value < 999.5) break
    value /= 1000
    unit = next
  }
  return `${value < 99.95 ? value.toFixed(1) : Math.round(value)} ${unit}`
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** A rough duration: "12 min", "41 h", "9 days". */
export function formatRoughly(durationMs: number): string {
  if (durationMs < 1.5 * HOUR_MS) return `${Math.max(0, Math.floor(durationMs / 60_000))} min`
  if (durationMs < 3 * DAY_MS) return `${Math.floor(durationMs / HOUR_MS)} h`
  return countOf(Math.floor(durationMs / DAY_MS), 'day')
}

const COUNT = new Intl.NumberFormat('en-GB')

/** "1,412" */
export const formatCount = (count: number): string => COUNT.format(count)

/** "1,412 packets", "1 packet" */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`
}

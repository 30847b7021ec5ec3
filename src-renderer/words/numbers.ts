/** How the console writes numbers, ages and times: one way everywhere. */

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

/** A feed's delay in ms as "2.1 s"; from 100 s on without the decimal. */
export function formatDelay(delayMs: number): string {
  const seconds = Math.max(0, delayMs) / SECOND_MS
  return seconds >= 99.95 ? `${Math.round(seconds)} s` : `${seconds.toFixed(1)} s`
}

/** "14:32:07" of a UTC stamp in ms, on a wall clock that is `offsetMs` ahead of UTC. */
export function formatTimeOfDay(utcMs: number, offsetMs = 0): string {
  return new Date(utcMs + offsetMs).toISOString().slice(11, 19)
}

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

const COUNT = new Intl.NumberFormat('en-GB')

/** "1,412 packets", "1 packet" */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${COUNT.format(count)} ${count === 1 ? singular : plural}`
}

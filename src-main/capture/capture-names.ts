/** Names of capture files: a person finds the match by them, and every system can store them. */

export const LIVE_EXTENSION = '.live.mcap'
export const SEALED_EXTENSION = '.mcap'
/** While a sealed file is being made; worthless when found after a crash, because the live file still exists. */
export const SEALING_EXTENSION = '.sealing'
/** What sealing could not read to its end is kept under this name. */
export const DAMAGED_EXTENSION = '.damaged'

/** Windows refuses these; control characters are never meant. */
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}]+/gu
const MAX_COURT_NAME_LENGTH = 60

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/**
 * "2026-11-21 1432 Court 4 2026-0991-MS005", without extension. Date and time are this computer's local ones,
 * as the person who looks for the file remembers them. `startedAt` is UTC in milliseconds.
 */
export function captureBaseName(court: { startedAt: number; courtName: string; eventId: string }): string {
  const at = new Date(court.startedAt)
  const date = [at.getFullYear(), twoDigits(at.getMonth() + 1), twoDigits(at.getDate())].join('-')
  const time = twoDigits(at.getHours()) + twoDigits(at.getMinutes())
  const name = court.courtName.replace(FORBIDDEN, ' ').slice(0, MAX_COURT_NAME_LENGTH)
  const eventId = court.eventId.replace(FORBIDDEN, ' ')
  // Windows also drops blanks and dots at the end of a name.
  return `${date} ${time} ${name} ${eventId}`.replace(/\s+/g, ' ').replace(/[ .]+$/, '')
}

export const isLiveName = (fileName: string): boolean => fileName.endsWith(LIVE_EXTENSION)

/** The name or path of a live file with another ending. */
export const withExtension = (livePath: string, extension: string): string =>
  livePath.slice(0, -LIVE_EXTENSION.length) + extension

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
/** Two pairs of doubles players; a file system takes no more than 255 bytes altogether. */
const MAX_PLAYERS_LENGTH = 80

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/**
 * "2026-11-21 1432 Court 4 2026-0991-MS005", without extension. Date and time are this computer's local ones,
 * as the person who looks for the file remembers them. `startedAt` is UTC in milliseconds.
 */
export function captureBaseName(court: { startedAt: number; courtName: string; eventId: string }): string {
  const at = new Date(court.startedAt)
  const date = [at.getFullYear(), twoDigits(at.getMonth() + 1), twoDigits(at.getDate())].join('-')
  const time = twoDigits(at.getHours()) + twoDigits(at.getMinutes())
  const name = court.courtName.slice(0, MAX_COURT_NAME_LENGTH)
  return storableName(`${date} ${time} ${name} ${court.eventId}`)
}

/** A log that grew too large goes on in "… part 2", "… part 3". */
export const partBaseName = (baseName: string, part: number): string =>
  part === 1 ? baseName : `${baseName} part ${part}`

/**
 * The live file's base name plus facts known since: "2026-11-21 1432 Court 4 HALVORSEN – OKAFOR
 * 2026-0991-MS005 part 2". The same for the same log, so that a crash while sealing is found out.
 */
export function sealedBaseName(
  liveBaseName: string,
  { courtName, players, eventId }: { courtName: string; players: string; eventId: string }
): string {
  const at = liveBaseName.lastIndexOf(storableName(eventId))
  const end = at < 0 || eventId === '' ? liveBaseName.length : at
  const known = liveBaseName.slice(0, end)
  const court = courtName === '' || known.includes(` ${courtName} `) ? '' : courtName
  const added = `${court.slice(0, MAX_COURT_NAME_LENGTH)} ${players.slice(0, MAX_PLAYERS_LENGTH)}`
  return storableName(`${known} ${added} ${liveBaseName.slice(end)}`)
}

/** What any file system takes as a name; Windows also drops blanks and dots at its end. */
export const storableName = (text: string): string =>
  text
    .replace(FORBIDDEN, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[ .]+$/, '')

export const isLiveName = (fileName: string): boolean => fileName.endsWith(LIVE_EXTENSION)

/** The name or path of a live file with another ending. */
export const withExtension = (livePath: string, extension: string): string =>
  livePath.slice(0, -LIVE_EXTENSION.length) + extension

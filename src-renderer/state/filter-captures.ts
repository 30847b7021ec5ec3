/** Which log files match a search and a filter. */
import type { CaptureRow, CaptureState } from '@shared/logs/capture-view'

export type CaptureFilter = 'all' | 'pinned' | CaptureState

const passes = (row: CaptureRow, filter: CaptureFilter): boolean =>
  filter === 'all' || (filter === 'pinned' ? row.pinned : row.state === filter)

const lastAt = ({ state, startedAt }: CaptureRow): number =>
  state === 'live' ? Number.MAX_SAFE_INTEGER : startedAt

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

/**
 * Every word of the search must be found somewhere in the row, accents and capitals apart. What is being written comes first, then
 * the newest.
 */
export function filterCaptures(
  rows: readonly CaptureRow[],
  filter: CaptureFilter,
  search: string
): readonly CaptureRow[] {
  const words = plain(search).split(/\s+/).filter(Boolean)
  const isFound = (row: CaptureRow): boolean => {
    const text = plain([row.courtName, row.players, row.eventId, row.fileName, row.note].join(' '))
    return words.every((word) => text.includes(word))
  }
  return rows
    .filter((row) => passes(row, filter) && (words.length === 0 || isFound(row)))
    .sort((one, other) => lastAt(other) - lastAt(one) || other.startedAt - one.startedAt)
}

/** Text about log files. */
import type { CaptureRow, CaptureState } from '@shared/logs/capture-view'
import type { Fact } from '../components/fact'
import { countOf, formatAge, formatBytes, formatDateTime, localOffsetMs } from './numbers'

export const CAPTURE_STATE_TEXT: Readonly<Record<CaptureState, string>> = {
  live: 'live',
  sealed: 'sealed',
  recovered: 'recovered',
  damaged: 'damaged',
  unsealed: 'not sealed'
}

const MEANINGS: Readonly<Record<CaptureState, string>> = {
  live: 'Being written now.',
  sealed: 'Complete, indexed and closed.',
  recovered: 'Sealed after the console stopped while writing it.',
  damaged: 'Part of the file cannot be read.',
  unsealed: 'Left open, not sealed yet.'
}

/** What the state means for the file. */
export const captureMeaning = ({ state, detail }: CaptureRow): string =>
  detail === '' ? MEANINGS[state] : `${MEANINGS[state]} ${detail}`

/** "Court 4", or the event id or file name if the court is unknown. */
export const captureTitle = ({ courtName, eventId, fileName }: CaptureRow): string =>
  courtName || eventId || fileName

/** "1:48:22"; empty while the end is unknown. */
export const captureLength = ({ startedAt, endedAt }: CaptureRow): string =>
  endedAt === null ? '' : formatAge(endedAt - startedAt)

export const captureStarted = ({ startedAt }: CaptureRow): string =>
  formatDateTime(startedAt, localOffsetMs(startedAt))

export const withoutExtension = (fileName: string): string => fileName.replace(/\.[^.]+$/, '')

export function captureFacts(row: CaptureRow): readonly Fact[] {
  const facts: readonly Fact[] = [
    { name: 'Event', value: row.eventId },
    { name: 'Started', value: captureStarted(row) },
    { name: '', value: `${formatDateTime(row.startedAt)} UTC` },
    { name: 'Length', value: captureLength(row) },
    { name: 'Size', value: formatBytes(row.bytes) },
    { name: 'Records', value: row.records === null ? '' : countOf(row.records, 'record') },
    { name: 'Feeds', value: row.feeds.join(', ') },
    { name: 'File', value: row.fileName }
  ]
  return facts.filter((fact) => fact.value !== '')
}

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
  live: 'It is being written now.',
  sealed: 'It is whole, indexed and closed.',
  recovered: 'It was sealed after the console had stopped in the middle of it.',
  damaged: 'Something in it cannot be read.',
  unsealed: 'It was left open and has not been sealed yet.'
}

/** What the state says about the file, in a sentence or two. */
export const captureMeaning = ({ state, detail }: CaptureRow): string =>
  detail === '' ? MEANINGS[state] : `${MEANINGS[state]} ${detail}`

/** "Court 4", or what else names the match. */
export const captureTitle = ({ courtName, eventId, fileName }: CaptureRow): string =>
  courtName || eventId || fileName

/** "1:48:22"; empty while the end is not known. */
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

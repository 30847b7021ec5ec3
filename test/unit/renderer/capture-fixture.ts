/** A log file of a match that has ended, for the renderer's tests; a test changes what it is about. */
import type { CaptureRow } from '@shared/logs/capture-view'

export const captureRow = (fileName: string, changes: Partial<CaptureRow> = {}): CaptureRow => ({
  fileName,
  state: 'sealed',
  detail: '',
  bytes: 1_000_000,
  startedAt: Date.UTC(2031, 4, 6, 14),
  endedAt: Date.UTC(2031, 4, 6, 16),
  courtName: '',
  eventId: '',
  players: '',
  sport: 'tennis',
  feeds: ['tennis-events'],
  records: 1000,
  pinned: false,
  note: '',
  ...changes
})

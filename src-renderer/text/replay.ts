/** Text about replays. */
import type { ReplayMark, ReplayView } from '@shared/logs/replay-view'
import { formatAge, formatCount, formatTimeOfDay, localOffsetMs } from './numbers'

export type MarkKind = ReplayMark['kind']

export const MARK_TEXT: Readonly<Record<MarkKind, string>> = {
  set: 'Set',
  game: 'Game',
  break: 'Break of serve',
  'time-out': 'Time-out',
  challenge: 'Challenge',
  alarm: 'Alarm',
  gap: 'Gap in the feed',
  correction: 'Correction',
  note: 'Note'
}

/** "1×", "0.25×" */
export const speedText = (speed: number): string => `${speed}×`

/** Log times are in venue time, or in this computer’s local time if the venue’s offset is unknown. */
export function logZone(venueOffsetMs: number | null, atMs: number): { offsetMs: number; name: string } {
  return venueOffsetMs === null
    ? { offsetMs: localOffsetMs(atMs), name: 'local' }
    : { offsetMs: venueOffsetMs, name: 'venue' }
}

/** "0:42:11 of 2:10:05" */
export const elapsedText = ({ atMs, startMs, endMs }: ReplayView): string =>
  `${formatAge(atMs - startMs)} of ${formatAge(endMs - startMs)}`

/** "record 1,204 of 3,333" */
export const positionText = ({ position, length }: ReplayView): string =>
  `record ${formatCount(position)} of ${formatCount(length)}`

/** "Set 2, 14:32:07" */
export const markText = ({ label, atMs }: ReplayMark, offsetMs: number): string =>
  `${label}, ${formatTimeOfDay(atMs, offsetMs)}`

/** "14:32:07–14:40:12" */
export const stretchText = (stretch: { fromMs: number; toMs: number }, offsetMs: number): string =>
  `${formatTimeOfDay(stretch.fromMs, offsetMs)}–${formatTimeOfDay(stretch.toMs, offsetMs)}`

/** Text about alarms. */
import type { AlarmRow } from '@shared/alarms/view'

const STATE_TEXT: Readonly<Record<AlarmRow['state'], string>> = {
  UNACK: 'New',
  ACKED: 'Acknowledged',
  RTN_UNACK: 'Cleared, unacknowledged',
  SHELVED: 'Shelved'
}

export const alarmStateText = ({ state }: AlarmRow): string => STATE_TEXT[state]

/** The title of the alarm’s court, or "Console". */
export const alarmPlace = ({ courtId, courtTitle }: AlarmRow): string =>
  courtId === null ? 'Console' : courtTitle

const MINUTE_MS = 60_000

/** "12 min left", or "until the match ends". */
export function shelfText(untilMonotonicMs: number | null, nowMonotonicMs: number): string {
  if (untilMonotonicMs === null) return 'until the match ends'
  const minutes = Math.ceil(Math.max(0, untilMonotonicMs - nowMonotonicMs) / MINUTE_MS)
  return `${minutes} min left`
}

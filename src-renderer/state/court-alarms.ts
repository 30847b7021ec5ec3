import { isUnacknowledged } from '@shared/alarms/summary'
import { ALARM_PRIORITIES, type AlarmPriority, type AlarmRow } from '@shared/alarms/view'

/** A court’s alarms as one mark: the count, the worst priority, and whether one is unacknowledged. */
export interface CourtAlarms {
  readonly count: number
  readonly priority: AlarmPriority
  readonly isUnseen: boolean
}

/** By court, without shelved and console alarms. */
export function courtAlarmsOf(rows: readonly AlarmRow[]): ReadonlyMap<string, CourtAlarms> {
  const marks = new Map<string, CourtAlarms>()
  for (const row of rows) {
    if (row.courtId === null || row.state === 'SHELVED') continue
    const mark = marks.get(row.courtId)
    marks.set(row.courtId, {
      count: (mark?.count ?? 0) + 1,
      priority: worse(mark?.priority ?? row.priority, row.priority),
      isUnseen: (mark?.isUnseen ?? false) || isUnacknowledged(row)
    })
  }
  return marks
}

const worse = (a: AlarmPriority, b: AlarmPriority): AlarmPriority =>
  ALARM_PRIORITIES.indexOf(a) <= ALARM_PRIORITIES.indexOf(b) ? a : b

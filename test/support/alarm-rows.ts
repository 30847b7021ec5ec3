/** Rows of the alarm list for tests, each complete. */
import { alarmIdOf } from '@shared/alarms/alarm'
import { ALARM_REGISTER, type AlarmKind } from '@shared/alarms/register'
import type { AlarmRow } from '@shared/alarms/view'

export function alarmRow(
  kind: AlarmKind,
  courtId: string | null = 'court-1',
  changes: Partial<AlarmRow> = {}
): AlarmRow {
  const { priority, action } = ALARM_REGISTER[kind]
  return {
    alarmId: alarmIdOf(kind, courtId),
    kind,
    priority,
    state: 'UNACK',
    courtId,
    courtTitle: courtId === null ? '' : 'Court 1',
    text: `What ${kind} says.`,
    action,
    raisedAt: 0,
    raisedMonotonicMs: 0,
    stateSinceMonotonicMs: 0,
    occurrences: 1,
    shelvedUntilMonotonicMs: null,
    shelveReason: '',
    cause: kind,
    ...changes
  }
}

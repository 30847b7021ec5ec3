/** What the operator does with alarms. */
import type { ALARM_CALLS } from '@shared/ipc/alarm-calls'
import { fail, succeed } from '@shared/result'
import type { AlarmDesk } from '../alarms/alarm-desk'
import type { AlarmJournal } from '../alarms/journal'
import type { Handlers } from './handlers'

export function createAlarmHandlers(
  desk: AlarmDesk,
  journal: AlarmJournal
): Pick<Handlers, keyof typeof ALARM_CALLS> {
  const known = (done: boolean) =>
    done
      ? succeed({})
      : fail({ code: 'UNKNOWN_ALARM', detail: 'This alarm is no longer in the list.' } as const)
  return {
    'alarms.acknowledge': ({ alarmIds }) => {
      desk.acknowledge(alarmIds)
      return succeed({})
    },
    'alarms.shelve': ({ alarmId, time, reason }) => known(desk.shelve(alarmId, time, reason)),
    'alarms.unshelve': ({ alarmId }) => known(desk.unshelve(alarmId)),
    'alarms.silence': () => {
      desk.silence()
      return succeed({})
    },
    'alarms.journal': async ({ before, count }) => succeed({ entries: await journal.read(before, count) })
  }
}

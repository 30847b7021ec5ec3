/** What the operator does with alarms. */
import type { ALARM_CALLS } from '@shared/calls/alarm-calls'
import { fail, succeed } from '@shared/result'
import type { AlarmService } from '../alarms/alarm-service'
import type { AlarmJournal } from '../alarms/journal'
import type { Handlers } from '../calls/handlers'
import { done } from './outcomes'

export interface AlarmCallServices {
  readonly alarms: AlarmService
  readonly journal: AlarmJournal
}

export function createAlarmHandlers({
  alarms,
  journal
}: AlarmCallServices): Pick<Handlers, keyof typeof ALARM_CALLS> {
  const known = (isKnown: boolean) =>
    isKnown ? done : fail({ code: 'UNKNOWN_ALARM', detail: 'This alarm is no longer listed.' } as const)
  return {
    'alarms.acknowledge': ({ alarmIds }) => {
      alarms.acknowledge(alarmIds)
      return done
    },
    'alarms.shelve': ({ alarmId, time, reason }) => known(alarms.shelve(alarmId, time, reason)),
    'alarms.unshelve': ({ alarmId }) => known(alarms.unshelve(alarmId)),
    'alarms.silence': () => {
      alarms.silence()
      return done
    },
    'alarms.journal': async ({ before, count }) => succeed({ entries: await journal.read(before, count) })
  }
}

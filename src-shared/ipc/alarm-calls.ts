/** The calls of the alarm list. */
import * as v from 'valibot'
import { JournalEntrySchema } from '../alarms/view'
import { KILOBYTE, Nothing, WINDOW_ROLES, type CallEntry } from './call-entry'

const AlarmId = v.pipe(v.string(), v.minLength(1), v.maxLength(200))

/** No shelf is unlimited: minutes, or the end of the court's match. */
export const SHELF_TIMES = ['5', '15', '30', '60', 'match-end'] as const

export const ALARM_CALLS = {
  'alarms.acknowledge': {
    args: v.strictObject({ alarmIds: v.pipe(v.array(AlarmId), v.minLength(1), v.maxLength(1000)) }),
    result: Nothing,
    errors: [],
    roles: WINDOW_ROLES,
    maxBytes: 256 * KILOBYTE,
    perSecond: 20
  },
  'alarms.shelve': {
    args: v.strictObject({
      alarmId: AlarmId,
      time: v.picklist(SHELF_TIMES),
      reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))
    }),
    result: Nothing,
    errors: ['UNKNOWN_ALARM'],
    roles: WINDOW_ROLES,
    maxBytes: 2 * KILOBYTE,
    perSecond: 10
  },
  'alarms.unshelve': {
    args: v.strictObject({ alarmId: AlarmId }),
    result: Nothing,
    errors: ['UNKNOWN_ALARM'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 10
  },
  'alarms.silence': {
    args: Nothing,
    result: Nothing,
    errors: [],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 5
  },
  'alarms.journal': {
    args: v.strictObject({
      /** Entries before this number, newest first; null for the newest. */
      before: v.nullable(v.number()),
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500))
    }),
    result: v.object({ entries: v.array(JournalEntrySchema) }),
    errors: [],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 20
  }
} as const satisfies Record<string, CallEntry>

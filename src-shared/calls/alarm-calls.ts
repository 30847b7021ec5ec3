/** The calls of the alarm list. */
import * as v from 'valibot'
import { AlarmTransitionSchema } from '../alarms/view'
import { call, KILOBYTE, Nothing } from './call'

const AlarmId = v.pipe(v.string(), v.minLength(1), v.maxLength(200))

/** Shelving is always limited: minutes, or until the court's match ends. */
export const SHELF_TIMES = ['5', '15', '30', '60', 'match-end'] as const

export const ALARM_CALLS = {
  /** Marks alarms as seen. Unknown ids are ignored. */
  'alarms.acknowledge': call({
    args: v.strictObject({ alarmIds: v.pipe(v.array(AlarmId), v.minLength(1), v.maxLength(1000)) }),
    result: Nothing,
    maxBytes: 256 * KILOBYTE
  }),
  /** Hides an alarm for a while, with a reason for the journal. */
  'alarms.shelve': call({
    args: v.strictObject({
      alarmId: AlarmId,
      time: v.picklist(SHELF_TIMES),
      reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))
    }),
    result: Nothing,
    errors: ['UNKNOWN_ALARM'],
    maxBytes: 2 * KILOBYTE,
    perSecond: 10
  }),
  /** Brings a shelved alarm back. */
  'alarms.unshelve': call({
    args: v.strictObject({ alarmId: AlarmId }),
    result: Nothing,
    errors: ['UNKNOWN_ALARM'],
    perSecond: 10
  }),
  /** Silences alarms for a minute. Acknowledges nothing. */
  'alarms.silence': call({
    args: Nothing,
    result: Nothing,
    perSecond: 5
  }),
  /** Reads transitions of alarms, newest first. */
  'alarms.journal': call({
    args: v.strictObject({
      /** Entries before this number, newest first; null for the newest. */
      before: v.nullable(v.number()),
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500))
    }),
    result: v.object({ entries: v.array(AlarmTransitionSchema) })
  })
}

/** The alarm view of a window (ISA-18.2, EEMUA 191). Ages work as in the court view. */
import * as v from 'valibot'

export const ALARM_PRIORITIES = ['critical', 'high', 'low'] as const
export type AlarmPriority = (typeof ALARM_PRIORITIES)[number]

/** The ISA-18.2 states that are listed; a normal alarm is not. */
export const ALARM_STATES = ['UNACK', 'ACKED', 'RTN_UNACK', 'SHELVED'] as const
export type AlarmState = (typeof ALARM_STATES)[number]

export const AlarmRowSchema = v.object({
  alarmId: v.string(),
  /** The register's name, such as FEED_DOWN; the list shows it beside the text. */
  kind: v.string(),
  priority: v.picklist(ALARM_PRIORITIES),
  state: v.picklist(ALARM_STATES),
  /** Null for a console alarm. */
  courtId: v.nullable(v.string()),
  courtTitle: v.string(),
  /** What is wrong, and what the operator should do. */
  text: v.string(),
  action: v.string(),
  raisedAt: v.number(),
  raisedMonotonicMs: v.number(),
  stateSinceMonotonicMs: v.number(),
  /** How often it was raised since it was last normal. */
  occurrences: v.number(),
  /** Null if it is not shelved, or shelved until the end of the match. */
  shelvedUntilMonotonicMs: v.nullable(v.number()),
  shelveReason: v.string(),
  /** The group heading during an alarm flood ("No connection to feeds.example.com"). */
  cause: v.string()
})
export type AlarmRow = v.InferOutput<typeof AlarmRowSchema>

export const AlarmsSliceSchema = v.object({
  kind: v.literal('alarms'),
  /** Unacknowledged before acknowledged, then by priority, then oldest first. */
  rows: v.array(AlarmRowSchema),
  /** Active and not shelved, by priority. */
  counts: v.object({ critical: v.number(), high: v.number(), low: v.number() }),
  unacknowledged: v.number(),
  oldestUnacknowledgedMonotonicMs: v.nullable(v.number()),
  shelved: v.number(),
  nextUnshelveMonotonicMs: v.nullable(v.number()),
  silencedUntilMonotonicMs: v.nullable(v.number()),
  /** More than ten new alarms in ten minutes: the list groups by cause. */
  flood: v.boolean()
})
export type AlarmsSlice = v.InferOutput<typeof AlarmsSliceSchema>

export const AlarmTransitionSchema = v.object({
  /** Continues across restarts. */
  number: v.number(),
  at: v.number(),
  alarmId: v.string(),
  kind: v.string(),
  priority: v.picklist(ALARM_PRIORITIES),
  courtTitle: v.string(),
  /** "raised", "cleared", "acknowledged", "shelved", … */
  transition: v.string(),
  text: v.string()
})
export type AlarmTransition = v.InferOutput<typeof AlarmTransitionSchema>

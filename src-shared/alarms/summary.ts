/** Builds the alarm view for windows. */
import { alarmIdOf, type Alarm } from './alarm'
import { ALARM_REGISTER } from './register'
import { ALARM_PRIORITIES, ALARM_STATES, type AlarmRow, type AlarmsSlice, type AlarmState } from './view'

/** EEMUA 191: more new alarms than this in ten minutes are more than one operator can handle. */
const FLOOD_ALARMS = 10
export const FLOOD_WINDOW_MS = 600_000

export interface DeskFacts {
  readonly silencedUntilMonotonicMs: number | null
  /** New alarms in the last ten minutes. */
  readonly newAlarms: number
}

export function summarise(alarms: Iterable<Alarm>, facts: DeskFacts): AlarmsSlice {
  const rows = [...alarms].flatMap((alarm) => rowOf(alarm) ?? []).sort(compareRows)
  const unseen = rows.filter(isUnacknowledged)
  const shelved = rows.filter(({ state }) => state === 'SHELVED')
  const active = rows.filter(({ state }) => state === 'UNACK' || state === 'ACKED')
  const count = (priority: AlarmRow['priority']): number =>
    active.filter((row) => row.priority === priority).length
  return {
    kind: 'alarms',
    rows,
    counts: { critical: count('critical'), high: count('high'), low: count('low') },
    unacknowledged: unseen.length,
    oldestUnacknowledgedMonotonicMs: least(unseen.map((row) => row.raisedMonotonicMs)),
    shelved: shelved.length,
    nextUnshelveMonotonicMs: least(shelved.flatMap((row) => row.shelvedUntilMonotonicMs ?? [])),
    silencedUntilMonotonicMs: facts.silencedUntilMonotonicMs,
    flood: facts.newAlarms > FLOOD_ALARMS
  }
}

export const isUnacknowledged = ({ state }: { readonly state: AlarmState }): boolean =>
  state === 'UNACK' || state === 'RTN_UNACK'

const least = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.min(...values))

/** Null for an alarm that is not listed. */
export function rowOf(alarm: Alarm): AlarmRow | null {
  const state = ALARM_STATES.find((each) => each === alarm.state)
  if (state === undefined) return null
  const { kind, priority, courtId, courtTitle, text, cause, shelf } = alarm
  return {
    alarmId: alarmIdOf(kind, courtId),
    kind,
    priority,
    state,
    courtId,
    courtTitle,
    text,
    action: ALARM_REGISTER[kind].action,
    raisedAt: alarm.raisedAt,
    raisedMonotonicMs: alarm.raisedMonotonicMs,
    stateSinceMonotonicMs: alarm.stateSinceMonotonicMs,
    occurrences: alarm.occurrences,
    shelvedUntilMonotonicMs: shelf === null || shelf.atMatchEnd ? null : shelf.untilMonotonicMs,
    shelveReason: shelf?.reason ?? '',
    cause
  }
}

/** Unacknowledged first, then by priority, then oldest first; shelved alarms last. */
function compareRows(a: AlarmRow, b: AlarmRow): number {
  return (
    rank(a) - rank(b) ||
    ALARM_PRIORITIES.indexOf(a.priority) - ALARM_PRIORITIES.indexOf(b.priority) ||
    a.raisedMonotonicMs - b.raisedMonotonicMs ||
    (a.alarmId < b.alarmId ? -1 : 1)
  )
}

const rank = (row: AlarmRow): number => (isUnacknowledged(row) ? 0 : row.state === 'ACKED' ? 1 : 2)

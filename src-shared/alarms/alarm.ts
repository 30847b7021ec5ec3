/** The life cycle of one alarm, of a court or of the console: readings in, operator actions in, view out. */
import type { Reading } from './evaluate'
import { ALARM_REGISTER, type AlarmKind } from './register'
import { nextState, type AlarmEvent, type MachineState } from './state-machine'
import { advanceTimer, INACTIVE, type DelayTimer } from './timers'
import { ALARM_PRIORITIES, type AlarmPriority } from './view'

export interface Shelf {
  /** The latest it can end, even if the match does not. */
  readonly untilMonotonicMs: number
  readonly atMatchEnd: boolean
  readonly reason: string
}

export interface Alarm {
  readonly kind: AlarmKind
  /** Null for a console alarm. */
  readonly courtId: string | null
  readonly courtTitle: string
  readonly state: MachineState
  readonly timer: DelayTimer
  readonly priority: AlarmPriority
  readonly text: string
  readonly cause: string
  readonly raisedAt: number
  readonly raisedMonotonicMs: number
  readonly stateSinceMonotonicMs: number
  readonly occurrences: number
  readonly shelf: Shelf | null
}

/** A moment on both clocks. */
export interface Now {
  readonly utcMs: number
  readonly monotonicMs: number
}

/** What an alarm is judged against at one moment. */
export interface Surroundings {
  readonly reading: Reading
  readonly courtTitle: string
  readonly isSuppressed: boolean
  readonly matchEnded: boolean
}

export const SHELF_MINUTES = { '5': 5, '15': 15, '30': 30, '60': 60 } as const
export type ShelfTime = keyof typeof SHELF_MINUTES | 'match-end'

/** The longest match ever took eleven hours over three days; no day of play is longer than this. */
export const LONGEST_SHELF_MS = 12 * 3_600_000
const MINUTE_MS = 60_000

export const alarmIdOf = (kind: AlarmKind, courtId: string | null): string =>
  `${kind}:${courtId ?? 'console'}`

export const normalAlarm = (kind: AlarmKind, courtId: string | null): Alarm => ({
  kind,
  courtId,
  courtTitle: '',
  state: 'NORMAL',
  timer: INACTIVE,
  priority: ALARM_REGISTER[kind].priority,
  text: '',
  cause: '',
  raisedAt: 0,
  raisedMonotonicMs: 0,
  stateSinceMonotonicMs: 0,
  occurrences: 0,
  shelf: null
})

export interface Judged {
  readonly alarm: Alarm
  /** Every event applied, in order. */
  readonly events: readonly AlarmEvent[]
}

/** Advances the timers and applies every transition that is due. Returns the same object if nothing changed. */
export function judge(before: Alarm, around: Surroundings, now: Now): Judged {
  const { reading, courtTitle } = around
  const timer = around.isSuppressed
    ? INACTIVE
    : advanceTimer(before.timer, reading, ALARM_REGISTER[before.kind], now.monotonicMs)
  let alarm =
    timer === before.timer && courtTitle === before.courtTitle ? before : { ...before, timer, courtTitle }
  const events: AlarmEvent[] = []
  for (let event = eventDue(alarm, around, now); event !== null; event = eventDue(alarm, around, now)) {
    alarm = event === 'raise' ? raised(alarm, reading, now) : applyEvent(alarm, event, now)
    events.push(event)
  }
  return { alarm, events }
}

function eventDue(alarm: Alarm, around: Surroundings, now: Now): AlarmEvent | null {
  const { state, timer, shelf } = alarm
  if (around.isSuppressed) return state === 'SUPPRESSED' ? null : 'suppress'
  switch (state) {
    case 'SUPPRESSED':
      return 'release'
    case 'SHELVED':
      return isShelfOver(shelf, around.matchEnded, now) ? 'unshelve' : null
    case 'NORMAL':
    case 'RTN_UNACK':
      return timer.isActive ? 'raise' : null
    case 'UNACK':
    case 'ACKED':
      if (!timer.isActive) return 'clear'
      return isWorse(around.reading, alarm) ? 'raise' : null
  }
}

const isShelfOver = (shelf: Shelf | null, matchEnded: boolean, now: Now): boolean =>
  shelf === null || now.monotonicMs >= shelf.untilMonotonicMs || (shelf.atMatchEnd && matchEnded)

const priorityOf = (reading: Reading, kind: AlarmKind): AlarmPriority =>
  reading.priority ?? ALARM_REGISTER[kind].priority

const isWorse = (reading: Reading, { kind, priority }: Alarm): boolean =>
  reading.raise && ALARM_PRIORITIES.indexOf(priorityOf(reading, kind)) < ALARM_PRIORITIES.indexOf(priority)

/** The text is fixed when the alarm is raised: a text that keeps changing cannot be read. */
function raised(alarm: Alarm, reading: Reading, now: Now): Alarm {
  const isNew = alarm.state === 'NORMAL'
  return {
    ...applyEvent(alarm, 'raise', now),
    priority: priorityOf(reading, alarm.kind),
    text: reading.text,
    cause: reading.cause,
    raisedAt: isNew ? now.utcMs : alarm.raisedAt,
    raisedMonotonicMs: isNew ? now.monotonicMs : alarm.raisedMonotonicMs,
    occurrences: isNew ? 1 : alarm.occurrences + 1
  }
}

/** Returns the same alarm if the event does not apply in its state, such as a second acknowledgement. */
export function applyEvent(alarm: Alarm, event: AlarmEvent, now: Now): Alarm {
  const state = nextState(alarm.state, event)
  return state === null ? alarm : { ...alarm, state, stateSinceMonotonicMs: now.monotonicMs, shelf: null }
}

export function shelve(alarm: Alarm, time: ShelfTime, reason: string, now: Now): Alarm {
  const shelved = applyEvent(alarm, 'shelve', now)
  if (shelved === alarm) return alarm
  // The console has no match to wait for.
  const atMatchEnd = time === 'match-end' && alarm.courtId !== null
  const minutes = time === 'match-end' ? SHELF_MINUTES['60'] : SHELF_MINUTES[time]
  const forMs = atMatchEnd ? LONGEST_SHELF_MS : minutes * MINUTE_MS
  return { ...shelved, shelf: { untilMonotonicMs: now.monotonicMs + forMs, atMatchEnd, reason } }
}

/** Restarts a pending delay after the computer slept: nothing was observed meanwhile. */
export const restartPending = (alarm: Alarm, now: Now): Alarm =>
  alarm.timer.pendingSinceMonotonicMs === null
    ? alarm
    : { ...alarm, timer: { ...alarm.timer, pendingSinceMonotonicMs: now.monotonicMs } }

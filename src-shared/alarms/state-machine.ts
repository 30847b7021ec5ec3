/** The alarm life cycle of ISA-18.2 as one table of states and events. */
import { ALARM_STATES } from './view'

/** States not shown in the list: no alarm, or suppressed by design. */
export const MACHINE_STATES = [...ALARM_STATES, 'NORMAL', 'SUPPRESSED'] as const
export type MachineState = (typeof MACHINE_STATES)[number]

export const ALARM_EVENTS = [
  /** The cause appeared, or became worse than when it was raised. */
  'raise',
  'clear',
  'acknowledge',
  'shelve',
  'unshelve',
  'suppress',
  'release'
] as const
export type AlarmEvent = (typeof ALARM_EVENTS)[number]

/** Unshelved and released alarms return to normal; if the cause persists, they are raised again. */
const TRANSITIONS: Readonly<Record<MachineState, Partial<Record<AlarmEvent, MachineState>>>> = {
  NORMAL: { raise: 'UNACK', suppress: 'SUPPRESSED' },
  UNACK: {
    raise: 'UNACK',
    clear: 'RTN_UNACK',
    acknowledge: 'ACKED',
    shelve: 'SHELVED',
    suppress: 'SUPPRESSED'
  },
  ACKED: { raise: 'UNACK', clear: 'NORMAL', shelve: 'SHELVED', suppress: 'SUPPRESSED' },
  RTN_UNACK: { raise: 'UNACK', acknowledge: 'NORMAL', shelve: 'SHELVED', suppress: 'SUPPRESSED' },
  SHELVED: { unshelve: 'NORMAL', suppress: 'SUPPRESSED' },
  SUPPRESSED: { release: 'NORMAL' }
}

/** The state after the event; null if the event does not apply in this state. */
export const nextState = (state: MachineState, event: AlarmEvent): MachineState | null =>
  TRANSITIONS[state][event] ?? null

/** The life of an alarm as ISA-18.2 draws it: one table of states and events, nothing beside it. */
import { ALARM_STATES } from './view'

/** Besides those in the list: nothing is wrong, or nothing is to be said by design. */
export const MACHINE_STATES = [...ALARM_STATES, 'NORMAL', 'SUPPRESSED'] as const
export type MachineState = (typeof MACHINE_STATES)[number]

export const ALARM_EVENTS = [
  /** The cause is there; while it is there already: it has become worse than what was said. */
  'raise',
  'clear',
  'acknowledge',
  'shelve',
  'unshelve',
  'suppress',
  'release'
] as const
export type AlarmEvent = (typeof ALARM_EVENTS)[number]

/** Out of shelf and suppression an alarm is normal; should its cause still be there, it is raised anew. */
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

/** The state after the event; null when the event means nothing in this state. */
export const nextState = (state: MachineState, event: AlarmEvent): MachineState | null =>
  TRANSITIONS[state][event] ?? null

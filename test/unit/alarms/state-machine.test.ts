import {
  ALARM_EVENTS,
  MACHINE_STATES,
  nextState,
  type AlarmEvent,
  type MachineState
} from '@shared/alarms/state-machine'
import { describe, expect, it } from 'vitest'

/** ISA-18.2, figure of the alarm state transitions; what is not here means nothing in that state. */
const TABLE: readonly (readonly [MachineState, AlarmEvent, MachineState])[] = [
  ['NORMAL', 'raise', 'UNACK'],
  ['NORMAL', 'suppress', 'SUPPRESSED'],
  ['UNACK', 'raise', 'UNACK'],
  ['UNACK', 'clear', 'RTN_UNACK'],
  ['UNACK', 'acknowledge', 'ACKED'],
  ['UNACK', 'shelve', 'SHELVED'],
  ['UNACK', 'suppress', 'SUPPRESSED'],
  ['ACKED', 'raise', 'UNACK'],
  ['ACKED', 'clear', 'NORMAL'],
  ['ACKED', 'shelve', 'SHELVED'],
  ['ACKED', 'suppress', 'SUPPRESSED'],
  ['RTN_UNACK', 'raise', 'UNACK'],
  ['RTN_UNACK', 'acknowledge', 'NORMAL'],
  ['RTN_UNACK', 'shelve', 'SHELVED'],
  ['RTN_UNACK', 'suppress', 'SUPPRESSED'],
  ['SHELVED', 'unshelve', 'NORMAL'],
  ['SHELVED', 'suppress', 'SUPPRESSED'],
  ['SUPPRESSED', 'release', 'NORMAL']
]

describe('the alarm state machine', () => {
  it.each(TABLE)('%s, %s: %s', (state, event, next) => expect(nextState(state, event)).toBe(next))

  it('allows no transition outside the table', () => {
    for (const state of MACHINE_STATES)
      for (const event of ALARM_EVENTS)
        if (!TABLE.some(([from, by]) => from === state && by === event))
          expect(nextState(state, event), `${state}, ${event}`).toBeNull()
  })
})

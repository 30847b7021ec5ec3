import type { AlarmRow } from '@shared/alarms/view'
import { describe, expect, it } from 'vitest'
import { NOTHING_HEARD, REPEAT_MS, soundDue } from '../../../../../src-renderer/views/frame/alarm-sound'
import { alarmRow } from '../../../../support/alarm-rows'

/** The tones at these moments, in seconds. */
function tonesAt(steps: readonly (readonly [number, readonly AlarmRow[], boolean?])[]) {
  let memory = NOTHING_HEARD
  return steps.map(([second, rows, isSilenced = false]) => {
    const due = soundDue(memory, rows, isSilenced, second * 1000)
    memory = due.memory
    return due.tone
  })
}

const critical = alarmRow('FEED_DOWN')
const high = alarmRow('DELAY_HIGH')
const REPEAT_S = REPEAT_MS / 1000

describe('the alarm sound', () => {
  it('plays once for a high alarm, and again for the next one', () =>
    expect(
      tonesAt([
        [0, [high]],
        [60, [high]],
        [61, [high, alarmRow('SEQ_GAP')]]
      ])
    ).toEqual(['high', null, 'high']))

  it('repeats for a critical alarm until it is acknowledged', () =>
    expect(
      tonesAt([
        [0, [critical]],
        [REPEAT_S - 1, [critical]],
        [REPEAT_S, [critical]],
        [2 * REPEAT_S, [{ ...critical, state: 'ACKED' }]]
      ])
    ).toEqual(['critical', null, 'critical', null]))

  it.each(['ACKED', 'RTN_UNACK', 'SHELVED'] as const)('does not play for an alarm that is %s', (state) =>
    expect(tonesAt([[0, [{ ...critical, state }]]])).toEqual([null])
  )

  it('does not play for low alarms', () => expect(tonesAt([[0, [alarmRow('CLOCK_SKEW')]]])).toEqual([null]))

  it('stops while silenced, even for new alarms, and resumes for critical ones afterwards', () =>
    expect(
      tonesAt([
        [0, [high], true],
        [10, [high, critical], true],
        [61, [high, critical]],
        [62, [high]]
      ])
    ).toEqual([null, null, 'critical', null]))

  it('plays again when the alarm comes back', () =>
    expect(
      tonesAt([
        [0, [high]],
        [5, [{ ...high, state: 'RTN_UNACK' }]],
        [9, [{ ...high, occurrences: 2 }]]
      ])
    ).toEqual(['high', null, 'high']))
})

import { describe, expect, it } from 'vitest'
import { groupRows } from '../../../../../src-renderer/views/alarms/group-rows'
import { alarmRow } from '../../../../support/alarm-rows'

const down = (courtId: string) => alarmRow('FEED_DOWN', courtId, { cause: 'No connection to a' })
const rows = [down('1'), alarmRow('DISK_LOW', null, { cause: 'Disk' }), down('2'), down('3')]

describe('the groups in the alarm list', () => {
  it('are a single one in the engine’s order while there is no flood', () =>
    expect(groupRows(rows, false)).toEqual([{ cause: '', rows }]))

  it('collect alarms with the same cause in a flood, in place of the first', () =>
    expect(groupRows(rows, true)).toEqual([
      { cause: 'No connection to a', rows: [down('1'), down('2'), down('3')] },
      { cause: '', rows: [rows[1]] }
    ]))

  it('are absent without alarms', () => expect(groupRows([], false)).toEqual([]))
})

import { describe, expect, it } from 'vitest'
import { groupRows } from '../../../../../src-renderer/views/alarms/group-rows'
import { alarmRow } from '../../../../support/alarm-rows'

const down = (courtId: string) => alarmRow('FEED_DOWN', courtId, { cause: 'No connection to a' })
const rows = [down('1'), alarmRow('DISK_LOW', null, { cause: 'Disk' }), down('2'), down('3')]

describe('the groups of the alarm list', () => {
  it('are one in the engine’s order while there is no flood', () =>
    expect(groupRows(rows, false)).toEqual([{ cause: '', rows }]))

  it('put together in a flood what has the same cause, where its first row stood', () =>
    expect(groupRows(rows, true)).toEqual([
      { cause: 'No connection to a', rows: [down('1'), down('2'), down('3')] },
      { cause: '', rows: [rows[1]] }
    ]))

  it('are none without alarms', () => expect(groupRows([], false)).toEqual([]))
})

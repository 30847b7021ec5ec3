import { summarise } from '@shared/alarms/summary'
import type { AlarmRow } from '@shared/alarms/view'
import { sliceKey, type Slice } from '@shared/ipc/slices'
import { describe, expect, it } from 'vitest'
import { AlarmsState } from '../../../../src-renderer/state/alarms.svelte'
import { EngineState } from '../../../../src-renderer/state/engine.svelte'
import { Navigation } from '../../../../src-renderer/state/navigation.svelte'
import { Problems } from '../../../../src-renderer/state/problems.svelte'
import { createCalls } from '../../../../src-renderer/transport/bridge'
import { alarmRow } from '../../../support/alarm-rows'
import { ManualClock } from '../../../support/manual-clock'

function alarmsWith(rows: AlarmRow[], isFailing = false) {
  const asked: [string, unknown][] = []
  const calls = createCalls({
    call: (name, args) => {
      if (name.startsWith('alarms.')) asked.push([name, args])
      const failure = { ok: false, code: 'UNKNOWN_ALARM', detail: 'This alarm is gone.' }
      return Promise.resolve(isFailing ? failure : { ok: true, value: {} })
    }
  })
  const engine = new EngineState(new ManualClock())
  const slice: Slice = { ...summarise([], { silencedUntilMonotonicMs: null, newAlarms: 0 }), rows }
  engine.receive(new Map([[sliceKey(slice), { version: 1, slice }]]))
  const navigation = new Navigation(calls)
  const problems = new Problems()
  return { alarms: new AlarmsState(calls, engine, navigation, problems), navigation, problems, asked }
}

const down1 = alarmRow('FEED_DOWN', '1')
const late2 = alarmRow('DELAY_HIGH', '2')
const gap2 = alarmRow('SEQ_GAP', '2', { state: 'ACKED' })
const skew1 = alarmRow('CLOCK_SKEW', '1', { state: 'RTN_UNACK' })
const shelved = alarmRow('DECODE_FAIL', '3', { state: 'SHELVED' })
const ROWS = [down1, late2, skew1, gap2, shelved]

const acknowledged = (...rows: AlarmRow[]) => [
  ['alarms.acknowledge', { alarmIds: rows.map(({ alarmId }) => alarmId) }]
]

describe('the alarm state of a window', () => {
  it('filters by unacknowledged, by shelved and by court', () => {
    const { alarms } = alarmsWith(ROWS)
    expect(alarms.visible).toEqual(ROWS)
    alarms.show('unacknowledged', null)
    expect(alarms.visible).toEqual([down1, late2, skew1])
    alarms.show('unacknowledged', '2')
    expect(alarms.visible).toEqual([late2])
    alarms.show('shelved', null)
    expect(alarms.visible).toEqual([shelved])
  })

  it('marks a court with its number of alarms and the worst, without shelved ones', () => {
    const { alarms } = alarmsWith(ROWS)
    expect(alarms.ofCourt('1')).toEqual({ count: 2, priority: 'critical', isUnseen: true })
    expect(alarms.ofCourt('3')).toBeNull()
    expect(alarmsWith([gap2]).alarms.ofCourt('2')).toEqual({ count: 1, priority: 'high', isUnseen: false })
  })

  it('acknowledges with A the focused court’s alarms first, otherwise the topmost', async () => {
    const focused = alarmsWith(ROWS)
    focused.navigation.open('wall', '2')
    await focused.alarms.acknowledgeNext()
    expect(focused.asked).toEqual(acknowledged(late2))

    const elsewhere = alarmsWith(ROWS)
    elsewhere.navigation.open('wall', '3')
    await elsewhere.alarms.acknowledgeNext()
    expect(elsewhere.asked).toEqual(acknowledged(down1))
  })

  it('acknowledges with A in the list the checked alarms, otherwise the current one', async () => {
    const list = alarmsWith(ROWS)
    list.navigation.open('alarms')
    list.alarms.select(late2.alarmId)
    await list.alarms.acknowledgeNext()
    expect(list.asked).toEqual(acknowledged(late2))

    const checked = alarmsWith(ROWS)
    checked.navigation.open('alarms')
    for (const row of [down1, skew1, late2]) checked.alarms.check(row.alarmId, true)
    checked.alarms.check(late2.alarmId, false)
    await checked.alarms.acknowledgeNext()
    expect(checked.asked).toEqual(acknowledged(down1, skew1))
    expect(checked.alarms.checked).toEqual([])
  })

  it('acknowledges with Shift+A all visible alarms', async () => {
    const { alarms, navigation, asked } = alarmsWith(ROWS)
    navigation.open('alarms')
    alarms.show('all', '1')
    await alarms.acknowledgeVisible()
    expect(asked).toEqual(acknowledged(down1, skew1))
  })

  it('sends nothing when everything is acknowledged', async () => {
    const { alarms, asked } = alarmsWith([gap2, shelved])
    await alarms.acknowledgeNext()
    await alarms.acknowledgeVisible()
    expect(asked).toEqual([])
  })

  it('steps through alarms with N, which opens the list and drops a filter that hides the next one', () => {
    const { alarms, navigation } = alarmsWith(ROWS)
    alarms.show('shelved', null)
    alarms.goToNext()
    expect(navigation.view).toBe('alarms')
    expect(alarms.current).toEqual(down1)
    expect(alarms.filter).toBe('all')
    const visited = [1, 2, 3].map(() => {
      alarms.goToNext()
      return alarms.current?.alarmId
    })
    expect(visited).toEqual([late2.alarmId, skew1.alarmId, down1.alarmId])
  })

  it('says what could not be done', async () => {
    const { alarms, problems } = alarmsWith(ROWS, true)
    await alarms.shelve({ alarmId: down1.alarmId, time: '15', reason: 'known' })
    expect(problems.list.map(({ text }) => text)).toEqual(['Couldn’t shelve the alarm. This alarm is gone.'])
  })
})

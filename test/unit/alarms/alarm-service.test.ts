import type { Reading } from '@shared/alarms/evaluate'
import type { AlarmRow, AlarmsSlice, AlarmTransition } from '@shared/alarms/view'
import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import { beforeEach, describe, expect, it } from 'vitest'
import { AlarmService } from '../../../src-main/alarms/alarm-service'
import { SliceBoard } from '../../../src-main/engine/slice-board'
import { ManualClock } from '../../support/manual-clock'
import { courtView, workspaceSlice } from '../../support/slices'

const quiet: Reading = { raise: false, clear: true, text: '', cause: '' }

let clock: ManualClock
/** Sleep: the monotonic clock has gone on, and no timer has run. */
let sleptMs: number
let board: SliceBoard
let journal: Omit<AlarmTransition, 'number'>[]
let announced: AlarmRow[]
let capture: Reading
let service: AlarmService

beforeEach(() => {
  clock = new ManualClock()
  sleptMs = 0
  board = new SliceBoard()
  journal = []
  announced = []
  capture = quiet
  service = new AlarmService({
    board,
    clock: {
      utcMs: () => clock.utcMs() + sleptMs,
      monotonicMs: () => clock.monotonicMs() + sleptMs,
      after: (delayMs, run) => clock.after(delayMs, run),
      every: (intervalMs, run) => clock.every(intervalMs, run)
    },
    journal: { append: (entry) => void journal.push(entry) },
    readConsole: () => ({ CAPTURE_FAIL: capture, DISK_LOW: quiet, LOOP_LAG: quiet, UI_LAG: quiet }),
    announce: (rows) => void announced.push(...rows)
  })
  service.start()
})

function put(courtId: string, changes: Partial<TennisCourtView> = {}): void {
  const workspace = board.slices.get('workspace')?.slice
  const courtIds = workspace?.kind === 'workspace' ? workspace.courtIds : []
  if (!courtIds.includes(courtId)) board.put(workspaceSlice([...courtIds, courtId]))
  board.put({ kind: 'court', court: { ...courtView(courtId), title: `Court ${courtId}`, ...changes } })
}

const connection = (state: TennisCourtView['connection']['state']) => ({
  ...courtView('x').connection,
  state
})
const trust = (word: TennisCourtView['trust']['word']) => ({ ...courtView('x').trust, word })
const venueLost: Partial<TennisCourtView> = {
  trust: trust('ALARM'),
  providerTrouble: { kind: 'venue-lost', text: 'The provider has lost its connection to the venue.' }
}
const down = { connection: connection('waiting'), trust: trust('DOWN') }

function slice(): AlarmsSlice {
  const found = board.slices.get('alarms')?.slice
  if (found?.kind !== 'alarms') throw new Error('The service has shown nothing')
  return found
}
const shown = (): string[] => slice().rows.map(({ kind, state }) => `${kind} ${state}`)
const happened = (): string[] => journal.map(({ kind, transition }) => `${kind} ${transition}`)

describe('the alarm service', () => {
  it('shows an empty list while nothing is wrong', () => {
    expect(slice()).toMatchObject({ rows: [], unacknowledged: 0, flood: false })
  })

  it('raises a lost feed after 20 s, not before, and announces it once', () => {
    put('1', down)
    clock.advance(20_000)
    expect(shown()).toEqual([])
    clock.advance(1_000)
    expect(shown()).toEqual(['FEED_DOWN UNACK'])
    expect(slice()).toMatchObject({ counts: { critical: 1, high: 0, low: 0 }, unacknowledged: 1 })
    expect(announced.map(({ kind }) => kind)).toEqual(['FEED_DOWN'])
    clock.advance(60_000)
    expect(announced).toHaveLength(1)
    expect(happened()).toEqual(['FEED_DOWN raised'])
  })

  it('keeps an acknowledged alarm until its cause is gone, and journals each step', () => {
    put('1', down)
    clock.advance(21_000)
    service.acknowledge(['FEED_DOWN:1', 'FEED_DOWN:gone'])
    service.acknowledge(['FEED_DOWN:1'])
    expect(shown()).toEqual(['FEED_DOWN ACKED'])
    put('1')
    clock.advance(250)
    expect(shown()).toEqual([])
    expect(happened()).toEqual(['FEED_DOWN raised', 'FEED_DOWN acknowledged', 'FEED_DOWN cleared'])
  })

  it('keeps an alarm that cleared unacknowledged until someone acknowledges it', () => {
    put('1', down)
    clock.advance(21_000)
    put('1')
    clock.advance(60_000)
    expect(shown()).toEqual(['FEED_DOWN RTN_UNACK'])
    expect(slice().counts.critical).toBe(0)
    service.acknowledge(['FEED_DOWN:1'])
    expect(shown()).toEqual([])
  })

  it('shelves an alarm with a reason and an end, and counts it only as shelved', () => {
    put('1', down)
    clock.advance(21_000)
    expect(service.shelve('FEED_DOWN:1', '5', 'line works until noon')).toBe(true)
    expect(slice()).toMatchObject({ counts: { critical: 0 }, unacknowledged: 0, shelved: 1 })
    expect(slice().nextUnshelveMonotonicMs).toBe(clock.monotonicMs() + 300_000)
    expect(slice().rows[0]?.shelveReason).toBe('line works until noon')
    clock.advance(299_750)
    expect(shown()).toEqual(['FEED_DOWN SHELVED'])
    clock.advance(500)
    expect(shown()).toEqual(['FEED_DOWN UNACK'])
    expect(journal.at(1)?.text).toContain('line works until noon')
    expect(happened().slice(1)).toEqual([
      'FEED_DOWN shelved for 5 min',
      'FEED_DOWN unshelved',
      'FEED_DOWN raised'
    ])
  })

  it('unshelves an alarm on request, and refuses to unshelve one that is not shelved', () => {
    put('1', down)
    clock.advance(21_000)
    expect(service.unshelve('FEED_DOWN:1')).toBe(false)
    service.shelve('FEED_DOWN:1', 'match-end', 'known')
    expect(slice()).toMatchObject({ shelved: 1, nextUnshelveMonotonicMs: null })
    expect(service.unshelve('FEED_DOWN:1')).toBe(true)
    expect(shown()).toEqual(['FEED_DOWN UNACK'])
    expect(service.shelve('FEED_DOWN:2', '5', 'no such court')).toBe(false)
  })

  it('raises no feed alarm for a match that has ended or not opened', () => {
    put('1', { ...down, trust: trust('ENDED') })
    put('2', { ...down, trust: trust('NOT OPEN') })
    clock.advance(60_000)
    expect(shown()).toEqual([])
    put('1', down)
    clock.advance(21_000)
    put('1', { ...down, trust: trust('ENDED') })
    clock.advance(250)
    expect(shown()).toEqual([])
    expect(happened()).toEqual(['FEED_DOWN raised', 'FEED_DOWN suppressed'])
  })

  it('shows a feed that is down as down only, not as stale too', () => {
    put('1', { trust: trust('STALE') })
    clock.advance(1_000)
    expect(shown()).toEqual(['FEED_STALE UNACK'])
    put('1', down)
    clock.advance(21_000)
    expect(shown()).toEqual(['FEED_DOWN UNACK'])
    put('1')
    clock.advance(1_000)
    expect(shown()).toEqual(['FEED_DOWN RTN_UNACK'])
  })

  it('raises nothing just because the computer slept', () => {
    put('1', down)
    clock.advance(1_000)
    sleptMs += 600_000
    clock.advance(19_000)
    expect(shown()).toEqual([])
    clock.advance(2_000)
    expect(shown()).toEqual(['FEED_DOWN UNACK'])
  })

  it('lists unacknowledged alarms first, then by priority, then by age', () => {
    put('1', { trust: trust('STALE') })
    clock.advance(1_000)
    put('2', venueLost)
    clock.advance(1_000)
    put('3', venueLost)
    put('4', { trust: trust('RECONSTRUCTED') })
    clock.advance(1_000)
    service.acknowledge(['PROVIDER_ALARM:2'])
    expect(slice().rows.map(({ alarmId }) => alarmId)).toEqual([
      'PROVIDER_ALARM:3',
      'FEED_STALE:1',
      'REBUILT_DATA:4',
      'PROVIDER_ALARM:2'
    ])
    expect(slice().oldestUnacknowledgedMonotonicMs).toBe(250)
  })

  it('calls more than ten new alarms in ten minutes a flood', () => {
    for (let court = 1; court <= 10; court++) put(String(court), venueLost)
    clock.advance(1_000)
    expect(slice().flood).toBe(false)
    put('11', venueLost)
    clock.advance(1_000)
    expect(slice().flood).toBe(true)
    clock.advance(600_000)
    expect(slice().flood).toBe(false)
  })

  it('silences the sound for 60 s without acknowledging anything', () => {
    put('1', venueLost)
    clock.advance(1_000)
    service.silence()
    expect(slice()).toMatchObject({ silencedUntilMonotonicMs: 61_000, unacknowledged: 1 })
    clock.advance(60_000)
    expect(slice().silencedUntilMonotonicMs).toBeNull()
  })

  it('raises alarms about the console itself', () => {
    capture = { raise: true, clear: false, text: 'The disk is full.', cause: 'disk' }
    clock.advance(250)
    expect(slice().rows[0]).toMatchObject({ kind: 'CAPTURE_FAIL', courtId: null, text: 'The disk is full.' })
  })

  it('drops the alarms of a court that is removed from the wall', () => {
    put('1', venueLost)
    clock.advance(1_000)
    board.put(workspaceSlice([]))
    board.remove('court:1')
    clock.advance(1_000)
    expect(shown()).toEqual([])
    expect(happened()).toEqual(['PROVIDER_ALARM raised', 'PROVIDER_ALARM removed with its court'])
  })

  it('publishes its slice only when it has changed', () => {
    put('1', venueLost)
    clock.advance(1_000)
    const { version } = board.slices.get('alarms') ?? { version: 0 }
    clock.advance(30_000)
    expect(board.slices.get('alarms')?.version).toBe(version)
  })
})

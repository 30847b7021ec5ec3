import {
  applyEvent,
  judge,
  LONGEST_SHELF_MS,
  normalAlarm,
  shelve,
  type Alarm,
  type Now,
  type ShelfTime,
  type Surroundings
} from '@shared/alarms/alarm'
import type { Reading } from '@shared/alarms/evaluate'
import { nextState } from '@shared/alarms/state-machine'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const at = (monotonicMs: number): Now => ({ monotonicMs, utcMs: 1_000_000 + monotonicMs })
const reading = (isThere: boolean, changes: Partial<Reading> = {}): Reading => ({
  raise: isThere,
  clear: !isThere,
  text: 'The venue is lost.',
  cause: 'Venues',
  ...changes
})
const around = (isThere: boolean, changes: Partial<Surroundings> = {}): Surroundings => ({
  reading: reading(isThere),
  courtTitle: 'Court 1',
  isSuppressed: false,
  matchEnded: false,
  ...changes
})

/** PROVIDER_ALARM has no delays: what is there is raised at once. */
const normal = normalAlarm('PROVIDER_ALARM', 'court-1')
const raised = judge(normal, around(true), at(0)).alarm
const acked = applyEvent(raised, 'acknowledge', at(1))

describe('the life of an alarm', () => {
  it('is raised with its text, its court and both times', () => {
    expect(raised).toMatchObject({
      state: 'UNACK',
      priority: 'critical',
      courtTitle: 'Court 1',
      text: 'The venue is lost.',
      raisedAt: 1_000_000,
      raisedMonotonicMs: 0,
      occurrences: 1
    })
  })

  it('stays in the list after acknowledgement until its cause is gone', () => {
    expect(judge(acked, around(true), at(60_000)).alarm.state).toBe('ACKED')
    expect(judge(acked, around(false), at(60_000)).alarm.state).toBe('NORMAL')
  })

  it('waits for acknowledgement after its cause is gone, and counts how often it came back', () => {
    const gone = judge(raised, around(false), at(10)).alarm
    expect(gone.state).toBe('RTN_UNACK')
    const back = judge(gone, around(true), at(20)).alarm
    expect(back).toMatchObject({ state: 'UNACK', occurrences: 2, raisedMonotonicMs: 0 })
    expect(applyEvent(gone, 'acknowledge', at(30)).state).toBe('NORMAL')
  })

  it('ignores a second acknowledgement', () => {
    expect(applyEvent(acked, 'acknowledge', at(2))).toBe(acked)
  })

  it('needs acknowledging again when it gets worse', () => {
    const rebuilt = normalAlarm('REBUILT_DATA', 'court-1')
    const low = judge(rebuilt, around(true, { reading: reading(true, { priority: 'low' }) }), at(0)).alarm
    const seen = applyEvent(low, 'acknowledge', at(1))
    const high = { reading: reading(true, { priority: 'high', text: 'Inaccurate.' }) }
    const worse = judge(seen, around(true, high), at(2)).alarm
    expect(worse).toMatchObject({ state: 'UNACK', priority: 'high', text: 'Inaccurate.' })
    expect(judge(worse, around(true, high), at(3)).alarm).toBe(worse)
  })

  it.each([
    ['15', 15 * 60_000],
    ['60', 60 * 60_000],
    ['match-end', LONGEST_SHELF_MS]
  ] as const)(
    'leaves a shelf of %s when the time is up, and comes back if its cause persists',
    (time, forMs) => {
      const shelved = shelve(raised, time, 'known', at(0))
      expect(judge(shelved, around(true), at(forMs - 1)).alarm.state).toBe('SHELVED')
      expect(judge(shelved, around(true), at(forMs)).alarm.state).toBe('UNACK')
      expect(judge(shelved, around(false), at(forMs)).alarm.state).toBe('NORMAL')
    }
  )

  it('leaves the shelf when the match ends', () => {
    const shelved = shelve(raised, 'match-end', 'known', at(0))
    expect(judge(shelved, around(false, { matchEnded: true }), at(1)).alarm.state).toBe('NORMAL')
  })

  it('does not wait for the end of a match that the console does not follow', () => {
    const console = judge(normalAlarm('CAPTURE_FAIL', null), around(true), at(0)).alarm
    expect(shelve(console, 'match-end', 'known', at(0)).shelf).toMatchObject({
      atMatchEnd: false,
      untilMonotonicMs: 60 * 60_000
    })
  })

  it('is hidden while suppressed by design, and raised anew afterwards', () => {
    const suppressed = judge(acked, around(true, { isSuppressed: true }), at(5)).alarm
    expect(suppressed.state).toBe('SUPPRESSED')
    const released = judge(suppressed, around(true), at(6))
    expect(released.events).toEqual(['release', 'raise'])
    expect(released.alarm.state).toBe('UNACK')
  })
})

describe('whatever happens to an alarm', () => {
  const kinds = fc.constantFrom('PROVIDER_ALARM', 'FEED_DOWN', 'REBUILT_DATA', 'CAPTURE_FAIL' as const)
  const steps = fc.array(
    fc.record({
      afterMs: fc.nat(90_000),
      isThere: fc.boolean(),
      isSuppressed: fc.boolean(),
      matchEnded: fc.boolean(),
      operator: fc.constantFrom(null, 'acknowledge', 'shelve', 'unshelve' as const),
      time: fc.constantFrom<ShelfTime>('5', '15', '30', '60', 'match-end')
    })
  )

  it('makes only the transitions in the table, always ends a shelf, and never fires a timer twice', () => {
    fc.assert(
      fc.property(kinds, steps, (kind, all) => {
        let alarm: Alarm = normalAlarm(kind, kind === 'CAPTURE_FAIL' ? null : 'court-1')
        let now = at(0)
        for (const step of all) {
          now = at(now.monotonicMs + step.afterMs)
          if (step.operator === 'shelve') alarm = shelve(alarm, step.time, 'because', now)
          else if (step.operator !== null) alarm = applyEvent(alarm, step.operator, now)
          const surroundings = around(step.isThere, step)
          const judged = judge(alarm, surroundings, now)
          const reached = judged.events.reduce(
            (state, event) => nextState(state, event) ?? 'UNACK',
            alarm.state
          )
          expect(judged.alarm.state).toBe(reached)
          for (const [index, event] of judged.events.entries()) {
            const before = judged.events.slice(0, index).reduce((s, e) => nextState(s, e) ?? s, alarm.state)
            expect(nextState(before, event)).not.toBeNull()
          }
          alarm = judged.alarm
          expect(judge(alarm, surroundings, now).events).toEqual([])
          expect(alarm.shelf !== null).toBe(alarm.state === 'SHELVED')
        }
        const end = at(now.monotonicMs + LONGEST_SHELF_MS)
        expect(judge(alarm, around(true), end).alarm.state).not.toBe('SHELVED')
      })
    )
  })
})

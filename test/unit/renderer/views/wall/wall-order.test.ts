import type { AlarmRow } from '@shared/alarms/view'
import type { CourtView } from '@shared/court/view'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CALM_MS,
  nextOrder,
  NO_ORDER,
  urgencyOf,
  type WallMoment,
  type WallOrder
} from '../../../../../src-renderer/views/wall/wall-order'
import { alarmRow } from '../../../../support/alarm-rows'
import { courtInPlay, courtNotOpen, staleCourt } from '../../court-fixture'
import { volleyballInPlay } from '../../volleyball-fixture'

const situation = (kind: 'match-point' | 'set-point' | 'break-point' | 'game-point') =>
  courtInPlay({ situation: { kind, team: 'TeamA', count: 1 } })
const advised = (tone: 'normal' | 'low' | 'high' | 'critical') =>
  courtInPlay({ suspendAdvice: { tone, reason: 'why', sinceMonotonicMs: 0 } })
const ended = () => courtInPlay({ trust: { ...courtInPlay().trust, word: 'ENDED' } })

describe('the urgency of a court', () => {
  it('depends on unacknowledged alarms, advice, what is at stake, and whether play is on', () => {
    const states: readonly [CourtView, readonly AlarmRow[]][] = [
      [courtInPlay(), [alarmRow('FEED_DOWN')]],
      [courtInPlay(), [alarmRow('FEED_STALE')]],
      [courtInPlay(), [alarmRow('COURT_QUIET')]],
      [advised('high'), []],
      [situation('match-point'), []],
      [situation('set-point'), []],
      [situation('break-point'), []],
      [courtInPlay(), []],
      [courtNotOpen(), []],
      [ended(), []]
    ]
    const urgencies = states.map(([court, rows]) => urgencyOf(court, rows))
    expect([...urgencies].sort((a, b) => a - b)).toEqual(urgencies)
    expect(new Set(urgencies).size).toBe(urgencies.length)
  })

  it('does not change with every point', () => {
    const calm = urgencyOf(courtInPlay(), [])
    expect(urgencyOf(advised('normal'), [])).toBe(calm)
    expect(urgencyOf(situation('game-point'), [])).toBe(calm)
    const quiet = courtInPlay({ trust: { ...courtInPlay().trust, word: 'QUIET', reason: 'changeover' } })
    expect(urgencyOf(quiet, [])).toBe(calm)
  })

  it('is the same for the same stake in either sport', () => {
    const volleyball = (kind: 'match-point' | 'set-point') =>
      volleyballInPlay({ situation: { kind, side: 'Away', count: 2 } })
    for (const kind of ['match-point', 'set-point'] as const)
      expect(urgencyOf(volleyball(kind), [])).toBe(urgencyOf(situation(kind), []))
    expect(urgencyOf(volleyballInPlay(), [])).toBe(urgencyOf(courtInPlay(), []))
  })

  it('ignores acknowledged, shelved and other courts’ alarms, and stakes that may be over', () => {
    const rows = [
      alarmRow('FEED_DOWN', 'court-1', { state: 'ACKED' }),
      alarmRow('FEED_STALE', 'court-1', { state: 'SHELVED' }),
      alarmRow('FEED_DOWN', 'court-2'),
      alarmRow('CAPTURE_FAIL', null)
    ]
    expect(urgencyOf(courtInPlay(), rows)).toBe(urgencyOf(courtInPlay(), []))
    const stale = staleCourt()
    const withPoint = { ...stale, situation: situation('match-point').situation }
    expect(urgencyOf(withPoint, [])).toBe(urgencyOf(stale, []))
  })
})

describe('the wall order', () => {
  const moment = (urgencies: Record<string, number>, changes: Partial<WallMoment> = {}): WallMoment => ({
    urgencies: new Map(Object.entries(urgencies)),
    nowMonotonicMs: 0,
    maySort: true,
    focusedCourtId: null,
    ...changes
  })
  const after = (before: WallOrder, ...rest: Parameters<typeof moment>) => nextOrder(before, moment(...rest))
  const atFirst = after(NO_ORDER, { a: 9, b: 9, c: 9 })

  it('is the operator’s own among equals', () => {
    expect(atFirst.courtIds).toEqual(['a', 'b', 'c'])
  })

  it('moves a court that becomes urgent first at once, and back only after a while', () => {
    const urgent = after(atFirst, { a: 9, b: 9, c: 1 }, { nowMonotonicMs: 1_000 })
    expect(urgent.courtIds).toEqual(['c', 'a', 'b'])
    const calm = { a: 9, b: 9, c: 9 }
    const soon = after(urgent, calm, { nowMonotonicMs: 999 + CALM_MS })
    expect(soon.courtIds).toBe(urgent.courtIds)
    expect(after(soon, calm, { nowMonotonicMs: 1_000 + CALM_MS }).courtIds).toEqual(['a', 'b', 'c'])
  })

  it('stays fixed while the pointer is on the wall; courts join at the end and leave', () => {
    const held = after(atFirst, { b: 9, c: 1, d: 0 }, { maySort: false })
    expect(held.courtIds).toEqual(['b', 'c', 'd'])
    expect(after(held, { b: 9, c: 1, d: 0 }).courtIds).toEqual(['d', 'c', 'b'])
  })

  it('never moves the focused card', () => {
    expect(after(atFirst, { a: 9, b: 9, c: 1 }, { focusedCourtId: 'b' }).courtIds).toEqual(['c', 'b', 'a'])
    expect(after(atFirst, { a: 9, b: 0, c: 1 }, { focusedCourtId: 'b' }).courtIds).toEqual(['c', 'b', 'a'])
  })

  it('holds every court once, with the focused one in its place', () => {
    const courtId = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
    const urgencies = fc.dictionary(courtId, fc.nat(9))
    fc.assert(
      fc.property(urgencies, urgencies, courtId, fc.boolean(), (first, second, id, maySort) => {
        const before = after(NO_ORDER, first)
        const next = after(before, second, { focusedCourtId: id, maySort })
        expect([...next.courtIds].sort()).toEqual(Object.keys(second).sort())
        const staying = before.courtIds.filter((each) => each in second)
        if (staying.includes(id)) expect(next.courtIds.indexOf(id)).toBe(staying.indexOf(id))
      })
    )
  })
})

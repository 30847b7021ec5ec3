/** The rules by which actions are ordered, one by one. */
import { describe, expect, it } from 'vitest'
import { stateOfMatch } from '@shared/sports/volleyball/match/match'
import { emptyMatch, giveUpMissing, takeMessage } from '../../../../support/followed-match'
import { lifeOf } from '@shared/sports/volleyball/match/order/ordered-action'
import {
  allActions,
  countActions,
  effectiveActions,
  eventsOf
} from '@shared/sports/volleyball/match/order/timeline'
import { followed, matchEvent } from '../../../../support/volleyball-match'
import { wireType, type WireEvent } from '../../../../../src-main/simulator/volleyball/match/wire'
import { wireEvent } from '../../../../support/volleyball-play'

const point = (sequenceId: number, actionId: number, flags: Partial<WireEvent> = {}, winnerTeam = 'Home') =>
  wireEvent(sequenceId, actionId, { $type: wireType('Point'), winnerTeam, setNumber: 1 }, flags)

const idsOf = (events: readonly WireEvent[]): number[] =>
  effectiveActions(followed(events).timeline).map(({ actionId }) => actionId)

const TWO = [point(1, 0), point(2, 1)]

describe('actions come in the order in which they were created,', () => {
  it('but an inserted one comes directly before the other', () => {
    expect(idsOf([...TWO, point(3, 2, { insertedBeforeActionId: 1 })])).toEqual([0, 2, 1])
    expect(idsOf([...TWO, point(3, 2, { insertedBeforeActionId: 0 })])).toEqual([2, 0, 1])
  })

  it('and several before the same one keep the order of their messages', () => {
    const inserted = [5, 3, 4].map((id, index) => point(3 + index, id, { insertedBeforeActionId: 1 }))
    expect(idsOf([...TWO, ...inserted])).toEqual([0, 5, 3, 4, 1])
  })

  it('except before an unknown one: at the end, with a note', () => {
    const { timeline } = followed([...TWO, point(3, 2, { insertedBeforeActionId: 9 }), point(4, 9)])
    expect(effectiveActions(timeline).map(({ actionId }) => actionId)).toEqual([0, 1, 2, 9])
    expect(allActions(timeline)[2]?.inserted).toEqual({ beforeActionId: 9, isKnown: false })
  })

  it('even before a cancelled one, which keeps its place', () => {
    const cancelled = point(3, 1, { isCancelled: true })
    const { timeline } = followed([
      ...TWO,
      cancelled,
      point(4, 2),
      point(5, 3, { insertedBeforeActionId: 1 })
    ])
    expect(allActions(timeline).map(({ actionId }) => actionId)).toEqual([0, 3, 1, 2])
    expect(effectiveActions(timeline).map(({ actionId }) => actionId)).toEqual([0, 3, 2])
  })

  it('whatever place a later message names', () => {
    expect(idsOf([...TWO, point(3, 1, { insertedBeforeActionId: 0, isModified: true })])).toEqual([0, 1])
  })

  it('however many there are, and wherever they are inserted', () => {
    const many = Array.from({ length: 100 }, (_, index) =>
      point(3 + index, 2 + index, { insertedBeforeActionId: 1 })
    )
    expect(idsOf([...TWO, ...many])).toEqual([0, ...many.map(({ actionId }) => actionId), 1])
    expect(stateOfMatch(followed([...TWO, ...many])).set?.points.Home).toBe(102)
  })
})

describe('the life of an action', () => {
  const events = [
    point(1, 0, { isConfirmed: false }),
    point(2, 0, { isConfirmed: false, isModified: true }, 'Away'),
    point(3, 0, {}, 'Away'),
    point(4, 0, {}, 'Away'),
    point(5, 0, { isCancelled: true }, 'Away'),
    point(6, 0, { isConfirmed: false }, 'Away'),
    point(7, 1, { insertedBeforeActionId: 0 })
  ]

  it('is recorded message by message, before and after', () => {
    const { timeline } = followed(events)
    const [inserted, first] = allActions(timeline)
    const life = first ? lifeOf(first) : []
    expect(life.map(({ kind }) => kind)).toEqual([
      'created',
      'modified',
      'confirmed',
      'repeated',
      'cancelled',
      'restored'
    ])
    expect(life[1]).toMatchObject({
      from: { winnerTeam: 'Home' },
      to: { winnerTeam: 'Away' },
      isConfirmed: false
    })
    expect(inserted && lifeOf(inserted).map(({ kind }) => kind)).toEqual(['inserted'])
    expect(eventsOf(timeline).map(({ sequenceId }) => sequenceId)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(countActions(timeline)).toEqual({ total: 2, effective: 2, cancelled: 0, modified: 1, inserted: 1 })
  })

  it('decides whether and how the action counts', () => {
    const scoreAfter = (count: number) => stateOfMatch(followed(events.slice(0, count))).set
    expect(scoreAfter(1)).toMatchObject({
      points: { Home: 1, Away: 0 },
      rallies: { rally: { isConfirmed: false } }
    })
    expect(scoreAfter(3)).toMatchObject({
      points: { Home: 0, Away: 1 },
      rallies: { rally: { isConfirmed: true } }
    })
    expect(scoreAfter(5)).toBeNull()
    expect(scoreAfter(7)).toMatchObject({ points: { Home: 1, Away: 1 } })
  })
})

describe('messages', () => {
  const five = [0, 1, 2, 3, 4].map((id) => point(id + 1, id))
  const take = (...events: readonly (WireEvent | undefined)[]) => {
    const verdicts: string[] = []
    let match = emptyMatch()
    for (const event of events) {
      if (event === undefined) throw new Error('no such message')
      const taken = takeMessage(match, event.sequenceId, matchEvent(event))
      verdicts.push(taken.verdict)
      match = taken.match
    }
    return { match, verdicts }
  }

  it('have no effect when repeated', () => {
    const { match, verdicts } = take(five[0], five[1], five[0], five[1])
    expect(verdicts).toEqual(['apply', 'apply', 'duplicate', 'duplicate'])
    expect(stateOfMatch(match).set?.points.Home).toBe(2)
  })

  it('beyond a gap wait for it to close', () => {
    const { match, verdicts } = take(five[0], five[3], five[2])
    expect(verdicts).toEqual(['apply', 'hold', 'hold'])
    expect(stateOfMatch(match).set?.points.Home).toBe(1)
    const healed = takeMessage(match, 2, matchEvent(point(2, 1)))
    expect(healed.placed.map(({ action }) => action.actionId)).toEqual([1, 2, 3])
  })

  it('still take their place after they were given up', () => {
    const { match } = take(five[0], five[3], five[4])
    const given = giveUpMissing(match).match
    expect(stateOfMatch(given).set?.points.Home).toBe(3)
    const inserted = takeMessage(given, 2, matchEvent(point(2, 9, { insertedBeforeActionId: 0 })))
    expect(inserted.verdict).toBe('late')
    expect(effectiveActions(inserted.match.timeline).map(({ actionId }) => actionId)).toEqual([9, 0, 3, 4])
    expect(inserted.placed).toMatchObject([
      { action: { actionId: 9 }, after: { set: { points: { Home: 1 } } } }
    ])
  })

  it('fill their number and do nothing else if unreadable', () => {
    const { match } = take(five[0])
    const unread = takeMessage(match, 2, null)
    expect([unread.verdict, unread.placed]).toEqual(['apply', []])
    expect(takeMessage(unread.match, 3, matchEvent(point(3, 2))).verdict).toBe('apply')
    const gap = giveUpMissing(takeMessage(match, 3, matchEvent(point(3, 2))).match).match
    expect(takeMessage(gap, 2, null)).toMatchObject({ verdict: 'late', placed: [] })
  })
})

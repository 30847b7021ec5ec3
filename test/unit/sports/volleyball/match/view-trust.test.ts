/** How far a volleyball court can be relied on, and what is advised. */
import { describe, expect, it } from 'vitest'
import type { LinkFacts } from '@shared/court/link-trust'
import { correctsScore, stateOfMatch } from '@shared/sports/volleyball/match/match'
import { emptyMatch, giveUpMissing, takeMessage } from '../../../../support/followed-match'
import { volleyballSuspendAdviceOf, volleyballTrustOf } from '@shared/sports/volleyball/view/trust'
import { followed, matchEvent } from '../../../../support/volleyball-match'
import type { WireAction, WireEvent } from '../../../../../src-main/simulator/volleyball/match/wire'
import { plainly, wireEvent } from '../../../../support/volleyball-play'
import { begunSet, wireAction, wirePoint, wirePoints, wonSet } from '../../../../support/volleyball-views'

const LIVE: LinkFacts = { state: 'live', downForMs: 0, silentForMs: 400, openHole: null, delayMs: 900 }

const judge = (actions: readonly WireAction[], link: Partial<LinkFacts> = {}) =>
  volleyballTrustOf(stateOfMatch(followed(plainly(actions))), { ...LIVE, ...link })

const advise = (actions: readonly WireAction[], link: Partial<LinkFacts> = {}) =>
  volleyballSuspendAdviceOf(stateOfMatch(followed(plainly(actions))), judge(actions, link))

const PLAYED = [...begunSet(), wirePoint('Home')]
const unreliable = (reason = 'Heartbeat Lost'): WireAction =>
  wireAction('Reliability', { isReliable: false, reason })
const reliable = wireAction('Reliability', { isReliable: true, reason: '' })
const timeOut = wireAction('TimeOut', { team: 'Home', type: 'Facultative', endTime: null })
const challenge = wireAction('Challenge', { requestor: 'Home', outcome: null })
const over = wireAction('MatchEnd', { endOutcome: 'Abandoned' })

describe('trust', () => {
  it.each<[string, string, string, readonly WireAction[], Partial<LinkFacts>]>([
    ['LIVE', 'normal', '', PLAYED, {}],
    ['LIVE', 'normal', '', PLAYED, { delayMs: null }],
    ['QUIET', 'normal', 'not started', [], {}],
    ['QUIET', 'normal', 'time-out', [...PLAYED, timeOut], {}],
    ['QUIET', 'normal', 'challenge', [...PLAYED, challenge], {}],
    ['QUIET', 'normal', 'between sets', wonSet('Home', 1), {}],
    ['DELAYED', 'high', 'late', [...PLAYED, timeOut], { delayMs: 8_000 }],
    ['DELAYED', 'high', 'push unavailable, polling', PLAYED, { state: 'polling' }],
    ['ALARM', 'critical', 'unreliable: Heartbeat Lost', [...PLAYED, unreliable()], { state: 'polling' }],
    ['UNKNOWN', 'high', 'message 61 missing', PLAYED, { openHole: { from: 61, to: 61 }, delayMs: 9_000 }],
    ['UNKNOWN', 'high', 'messages 61–62 missing', PLAYED, { openHole: { from: 61, to: 62 } }],
    ['ALARM', 'critical', 'unreliable: Heartbeat Lost', [...PLAYED, unreliable()], {}],
    ['ALARM', 'critical', 'unreliable', [...PLAYED, unreliable('')], { openHole: { from: 6, to: 6 } }],
    ['LIVE', 'normal', '', [...PLAYED, unreliable(), reliable], {}],
    ['STALE', 'high', 'no heartbeat', [...PLAYED, unreliable()], { silentForMs: 15_000 }],
    ['DOWN', 'high', 'connection lost', [...PLAYED, unreliable()], { state: 'waiting', downForMs: 400 }],
    ['DOWN', 'critical', 'connection lost', PLAYED, { state: 'waiting', downForMs: 20_000 }],
    ['DOWN', 'critical', 'refused', PLAYED, { state: 'refused' }],
    ['UNKNOWN', 'normal', 'connecting', [], { state: 'connecting', downForMs: 400 }],
    ['UNKNOWN', 'normal', 'catching up', PLAYED, { state: 'catching-up' }],
    ['NOT OPEN', 'normal', '', [], { state: 'not-started' }],
    ['ENDED', 'normal', '', [...PLAYED, over], { state: 'finished' }]
  ])('is %s (%s, “%s”)', (word, tone, reason, actions, link) => {
    expect(judge(actions, link)).toEqual({ word, tone, reason })
  })

  it('waits for the confirmation of an end', () => {
    const events = [...plainly(PLAYED), wireEvent(5, 4, over, { isConfirmed: false })]
    const trustOf = (all: readonly WireEvent[]) => volleyballTrustOf(stateOfMatch(followed(all)), LIVE)
    expect(trustOf(events)).toMatchObject({ word: 'QUIET', reason: 'match abandoned, not confirmed' })
    expect(trustOf([...events, wireEvent(6, 4, over)]).word).toBe('ENDED')
  })
})

describe('suspend advice', () => {
  const serve = wireAction('Serve', { team: 'Home', playerId: null })
  const conflict = wireAction('SetScore', { scoreInPoints: { home: 9, away: 9 } })
  it.each<[string, string, readonly WireAction[], Partial<LinkFacts>]>([
    ['connection lost', 'high', PLAYED, { state: 'waiting' }],
    ['late', 'high', PLAYED, { delayMs: 9_000 }],
    ['unreliable: Heartbeat Lost', 'critical', [...PLAYED, unreliable()], {}],
    ['score conflict', 'critical', [...PLAYED, conflict], {}],
    ['score conflict', 'critical', [...PLAYED, conflict], { state: 'waiting' }],
    ['connection lost', 'critical', [...PLAYED, conflict], { state: 'waiting', downForMs: 30_000 }],
    ['challenge', 'high', [...PLAYED, challenge], {}],
    ['protest', 'high', [...PLAYED, wireAction('Protest', { team: 'Home', pointOutcome: null })], {}],
    ['rally in play', 'normal', [...PLAYED, serve], {}]
  ])('is “%s” (%s)', (reason, tone, actions, link) => {
    expect(advise(actions, link)).toEqual({ reason, tone })
  })

  it('is absent between rallies, before the match with a lost link, and after the end', () => {
    expect(advise(PLAYED)).toBeNull()
    expect(advise([], { state: 'waiting' })).toBeNull()
    expect(advise([...PLAYED, challenge, over], { state: 'waiting' })).toBeNull()
  })
})

describe('a score correction', () => {
  const before = followed(plainly([...begunSet(), ...wirePoints('Home', 2)]))
  const isCorrection = (event: WireEvent): boolean =>
    correctsScore(before, takeMessage(before, event.sequenceId, matchEvent(event)))
  const timeOutOver = wireAction('TimeOut', { team: 'Home', type: 'Facultative' })

  it.each<[string, boolean, WireEvent]>([
    ['a further point', false, wireEvent(6, 5, wirePoint('Away'))],
    [
      'a score that stands above the counted one',
      false,
      wireEvent(6, 5, wireAction('SetScore', { scoreInPoints: { home: 9, away: 9 } }))
    ],
    ['a confirmation', false, wireEvent(6, 4, wirePoint('Home'))],
    [
      'a point told in more detail',
      false,
      wireEvent(6, 4, wirePoint('Home', { type: ['Ace'] }), { isModified: true })
    ],
    ['an inserted time-out', false, wireEvent(6, 5, timeOutOver, { insertedBeforeActionId: 4 })],
    ['an inserted point', true, wireEvent(6, 5, wirePoint('Away'), { insertedBeforeActionId: 4 })],
    ['a cancelled point', true, wireEvent(6, 3, wirePoint('Home'), { isCancelled: true })],
    ['a point for the other team', true, wireEvent(6, 3, wirePoint('Away'), { isModified: true })]
  ])('%s: %s', (_what, expected, event) => {
    expect(isCorrection(event)).toBe(expected)
  })

  it('is a point in a set that is over', () => {
    const ended = followed(plainly(wonSet('Home', 1)))
    const cancelled = wireEvent(30, 5, wirePoint('Home'), { isCancelled: true })
    expect(correctsScore(ended, takeMessage(ended, 30, matchEvent(cancelled)))).toBe(true)
  })

  it('is a message that was given up and arrives after all', () => {
    const [first, second, ...others] = plainly([...wirePoints('Home', 3), wirePoint('Away')])
    let match = emptyMatch()
    for (const event of [first, ...others])
      if (event) match = takeMessage(match, event.sequenceId, matchEvent(event)).match
    const held = giveUpMissing(match)
    expect(correctsScore(match, held)).toBe(false)
    if (!second) throw new Error('There are four points')
    expect(correctsScore(held.match, takeMessage(held.match, 2, matchEvent(second)))).toBe(true)
  })
})

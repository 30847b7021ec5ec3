import { describe, expect, it } from 'vitest'
import { INITIAL_COURT_STATE, reduceCourt, type CourtState } from '@shared/sports/tennis/match/match-state'
import type { LinkFacts } from '@shared/court/link-trust'
import { suspendAdviceOf, trustOf } from '@shared/sports/tennis/view/trust'
import { LOVE_ALL, type TennisScore } from '@shared/sports/tennis/rules/score'
import { received, wireStatus } from '../../../../support/wire-packets'

const playing: CourtState = { ...INITIAL_COURT_STATE, matchState: 'InProgress', started: true }
const live: LinkFacts = { state: 'live', downForMs: 0, silentForMs: 400, openHole: null, delayMs: 1_800 }

const judge = (court: Partial<CourtState>, link: Partial<LinkFacts> = {}) =>
  trustOf({ ...playing, ...court }, { ...live, ...link })

describe('trust', () => {
  it.each([
    ['LIVE', 'normal', {}, {}],
    ['LIVE', 'normal', {}, { delayMs: 7_999 }],
    ['LIVE', 'normal', {}, { delayMs: null }],
    ['LIVE', 'low', { correctionMode: true }, {}],
    ['QUIET', 'normal', { changeover: true }, {}],
    ['QUIET', 'normal', { matchState: 'Suspended' }, {}],
    ['QUIET', 'normal', { matchState: 'ToiletBreak' }, {}],
    ['DELAYED', 'high', {}, { delayMs: 8_000 }],
    ['DELAYED', 'high', { delayStatus: 'DELAYED' }, {}],
    ['DELAYED', 'high', { delayStatus: 'SOMETHING_NEW' }, {}],
    ['RECONSTRUCTED', 'low', { delayStatus: 'RECONSTRUCTED' }, {}],
    ['RECONSTRUCTED', 'high', { delayStatus: 'RECONSTRUCTED_INACCURATE' }, {}],
    ['RECONSTRUCTED', 'high', { scoreInaccurate: true }, {}],
    ['STALE', 'high', {}, { silentForMs: 15_000 }],
    ['ALARM', 'critical', { providerAlarm: true }, {}],
    ['UNKNOWN', 'high', {}, { openHole: { from: 61, to: 62 } }],
    ['UNKNOWN', 'normal', {}, { state: 'catching-up' }],
    ['DOWN', 'high', {}, { state: 'waiting', downForMs: 400 }],
    ['DOWN', 'critical', {}, { state: 'waiting', downForMs: 20_000 }],
    ['DOWN', 'critical', {}, { state: 'refused' }],
    ['NOT OPEN', 'normal', {}, { state: 'not-started' }],
    ['ENDED', 'normal', { end: { winner: 'TeamA', reason: 'Normally' } }, { state: 'finished' }]
  ] as const)('is %s (%s) for %j over %j', (word, tone, court, link) => {
    expect(judge(court, link)).toMatchObject({ word, tone })
  })

  it('is QUIET from the last point until the provider ends the match', () => {
    const score: TennisScore = {
      ...LOVE_ALL,
      finishedSets: [
        { gamesA: 6, gamesB: 0 },
        { gamesA: 6, gamesB: 0 }
      ]
    }
    const { status } = reduceCourt(INITIAL_COURT_STATE, received(wireStatus(1, 'InProgress')))
    expect(judge({ status, score, changeover: true })).toMatchObject({ word: 'QUIET', reason: 'match over' })
  })

  it('shows the worst reason: a lost connection before an alarm, an alarm before late packets', () => {
    const late = { delayStatus: 'DELAYED' }
    expect(judge({ ...late, providerAlarm: true }, { state: 'waiting' }).word).toBe('DOWN')
    expect(judge({ ...late, providerAlarm: true }).word).toBe('ALARM')
    expect(judge({ ...late, changeover: true }).word).toBe('DELAYED')
  })

  it('says which packets are missing', () => {
    expect(judge({}, { openHole: { from: 61, to: 61 } }).reason).toBe('packet 61 missing')
    expect(judge({}, { openHole: { from: 61, to: 64 } }).reason).toBe('packets 61–64 missing')
  })
})

describe('suspend advice', () => {
  const advise = (court: Partial<CourtState>, link: Partial<LinkFacts> = {}) =>
    suspendAdviceOf({ ...playing, ...court }, judge(court, link))

  it('is given for every state that is not live, with its reason', () => {
    expect(advise({}, { silentForMs: 20_000 })).toEqual({ reason: 'no heartbeat', tone: 'high' })
    expect(advise({ providerAlarm: true })).toEqual({ reason: 'venue lost', tone: 'critical' })
  })

  it('is calm while a point is in play and loud during a correction or challenge', () => {
    expect(advise({ pointInPlay: true })?.tone).toBe('normal')
    expect(advise({ correctionMode: true })?.tone).toBe('high')
    expect(advise({ matchState: 'ChallengeInProgress', pointInPlay: true })?.reason).toBe('challenge')
  })

  it.each([
    ['ChallengeInProgress', 'challenge', 'high'],
    ['MedicalTimeout', 'medical time-out', 'high'],
    ['MedicalTreatment', 'medical treatment', 'high'],
    ['Suspended', 'play suspended', 'low']
  ])('is given in the match state %s', (matchState, reason, tone) => {
    expect(advise({ matchState })).toEqual({ reason, tone })
  })

  it('is given for a score conflict before anything less than critical', () => {
    const check = {
      ...INITIAL_COURT_STATE.check,
      conflict: { provider: '0–0, 40–0', rules: '0–0, 15–15', sinceMonotonicMs: 5 }
    }
    const conflict = { reason: 'score conflict', tone: 'critical' }
    expect(judge({ check }).word).toBe('LIVE')
    expect(advise({ check, pointInPlay: true })).toEqual(conflict)
    expect(advise({ check }, { delayMs: 9_000 })).toEqual(conflict)
    expect(advise({ check, providerAlarm: true })?.reason).toBe('venue lost')
  })

  it('is not given between points, before the first or after the last', () => {
    expect(advise({})).toBeNull()
    expect(advise({ started: false }, { state: 'waiting' })).toBeNull()
    expect(advise({ end: { winner: null, reason: 'Unknown' } })).toBeNull()
  })
})

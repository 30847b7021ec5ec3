/** What a window is told about a volleyball court. */
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { CourtViewSchema } from '@shared/sports/sport-of'
import { volleyballMatchViewOf } from '@shared/sports/volleyball/view/match-detail'
import { volleyballCourtViewOf } from '@shared/sports/volleyball/view/court-view'
import { VolleyballMatchSchema } from '@shared/sports/volleyball/view/volleyball-view'
import type { WireAction, WireEvent } from '../../../../../src-main/simulator/volleyball/match/wire'
import { followed } from '../../../../support/volleyball-match'
import { plainly, playedMatch, wireEvent, withCorrections } from '../../../../support/volleyball-play'
import {
  begunSet,
  NORWAY_JAPAN as NAMES,
  standing,
  VOLLEYBALL_FACTS,
  volleyballView,
  wireAction,
  wirePoint,
  wirePoints,
  wonSet
} from '../../../../support/volleyball-views'

const seen = (actions: readonly WireAction[]) => volleyballView(followed(plainly(actions)), { names: NAMES })
const told = (events: readonly WireEvent[]) => volleyballView(followed(events), { names: NAMES })

describe('the view of a court', () => {
  it('says so if nothing is known yet', () => {
    expect(volleyballView()).toMatchObject({
      title: '123456789',
      subtitle: 'Volleyball',
      format: '',
      matchStateText: 'Not started',
      quietLimitMs: null,
      set: null,
      server: null,
      result: null,
      pointInPlay: false
    })
  })

  it('has the score, the server, the positions and what the teams have left', () => {
    const view = seen([
      ...begunSet(),
      ...wirePoints('Home', 3),
      wirePoint('Away'),
      wirePoint('Home'),
      wireAction('TimeOut', { team: 'Away', type: 'Facultative', endTime: '2031-11-18T16:11:00Z' }),
      wireAction('Substitution', { team: 'Home', playerOutId: 103, playerInId: 107, type: 'Regular' })
    ])
    expect(view).toMatchObject({
      subtitle: 'Volleyball · indoor',
      format: 'Indoor · best of 5 · sets to 25, last set to 15',
      teams: { Home: { name: 'Norway' }, Away: { name: 'Japan' } },
      set: { number: 1, isGolden: false, points: { Home: 4, Away: 1 } },
      server: { side: 'Home', playerId: 102 },
      run: { side: 'Home', points: 1 },
      timeOutsLeft: { Home: 2, Away: 1 },
      substitutionsLeft: { Home: 5, Away: 6 },
      teamOnLeft: 'Home',
      rotations: {
        Home: { number: 2, zones: [102, 107, 104, 105, 106, 101], liberos: [106], captain: 101 },
        Away: { number: 2 }
      }
    })
    expect(view.trail.map(({ winner }) => winner)).toEqual(['Home', 'Home', 'Home', 'Away', 'Home'])
  })

  it.each([
    ['a set point', standing(24, 22), { kind: 'set-point', side: 'Home', count: 2 }],
    ['several of them', standing(24, 20), { kind: 'set-point', side: 'Home', count: 4 }],
    ['one after a draw', standing(26, 25), { kind: 'set-point', side: 'Home', count: 1 }],
    ['no set point', standing(23, 22), null],
    ['a draw', standing(24, 24), null],
    [
      'a match point',
      [...wonSet('Home', 1), ...wonSet('Home', 2), ...standing(24, 21, 3)],
      { kind: 'match-point', side: 'Home', count: 3 }
    ],
    [
      'a set point of the other team',
      [
        ...wonSet('Home', 1),
        ...wonSet('Home', 2),
        ...begunSet(3),
        ...wirePoints('Away', 24, { setNumber: 3 })
      ],
      { kind: 'set-point', side: 'Away', count: 24 }
    ]
  ])('has %s', (_what, actions, situation) => {
    expect(seen(actions).situation).toEqual(situation)
  })

  it('marks provisional points', () => {
    const events = [
      ...plainly(begunSet()),
      wireEvent(4, 3, wirePoint('Home')),
      wireEvent(5, 4, wirePoint('Home'), { isConfirmed: false })
    ]
    expect(told(events)).toMatchObject({
      provisionalPoints: 1,
      trail: [
        { winner: 'Home', isConfirmed: true },
        { winner: 'Home', isConfirmed: false }
      ]
    })
  })

  it('counts the provider’s later changes', () => {
    const events = [
      ...plainly([...begunSet(), wirePoint('Home'), wirePoint('Home')]),
      wireEvent(6, 3, wirePoint('Away'), { isModified: true }),
      wireEvent(7, 4, wirePoint('Home'), { isCancelled: true }),
      wireEvent(8, 5, wirePoint('Home'), { insertedBeforeActionId: 3 })
    ]
    expect(told(events).actions).toEqual({ total: 6, cancelled: 1, modified: 1, inserted: 1 })
  })

  it('has a conflict from the time that the engine names', () => {
    const match = followed(
      plainly([...standing(3, 1), wireAction('SetScore', { scoreInPoints: { home: 2, away: 1 } })])
    )
    const { insight } = volleyballView(match, { conflictSinceMonotonicMs: 4_000, clockOffsetMs: -12 })
    expect(insight.scoreCheck).toMatchObject({
      checked: 1,
      agreed: 0,
      conflict: { provider: '2–1 in set 1', rules: '3–1', sinceMonotonicMs: 4_000 }
    })
    expect(insight.clockOffsetMs).toBe(-12)
  })
})

describe('the decided part of the score', () => {
  it('changes with sets and the winner, not with points, confirmations or the phase', () => {
    const { decided } = seen([...wonSet('Home', 1), ...begunSet(2)])
    expect(seen([...wonSet('Home', 1), ...begunSet(2), wirePoint('Away', { setNumber: 2 })]).decided).toBe(
      decided
    )
    expect(seen([...wonSet('Away', 1), ...begunSet(2)]).decided).not.toBe(decided)
    expect(seen([...wonSet('Home', 1), ...wonSet('Home', 2)]).decided).not.toBe(decided)
    const once = plainly(wonSet('Home', 1))
    const again = { ...once.at(-1), sequenceId: once.length + 1 } as WireEvent
    expect(told([...once, { ...again, isCancelled: true }]).decided).not.toBe(decided)
    expect(told([...once, { ...again, isConfirmed: false }]).decided).toBe(told(once).decided)
  })
})

describe('a whole match', () => {
  const MATCHES = (['indoor', 'beach', 'snow'] as const).flatMap((variant) =>
    [1, 2, 3].map((seed) => ({ variant, seed }))
  )
  it.each(MATCHES)(
    'of %j gives views that pass the window’s schema after every message',
    ({ variant, seed }) => {
      const { actions, truth } = playedMatch(seed, { variant, hasGoldenSet: seed === 3 })
      const corrections = { provisional: 0.2, modified: 0.05, inserted: 0.05, cancelled: 0.05, lag: 6 }
      const events = withCorrections(actions(), seed, corrections)
      let match = followed([])
      for (const event of events) {
        match = followed([event], undefined, match)
        const view = volleyballCourtViewOf(match, VOLLEYBALL_FACTS)
        if (!v.is(CourtViewSchema, view))
          throw new Error(JSON.stringify(v.safeParse(CourtViewSchema, view).issues))
      }
      const view = volleyballCourtViewOf(match, VOLLEYBALL_FACTS)
      expect(view.variant).toBe(variant)
      const sets = [...view.finishedSets, ...(view.set === null ? [] : [view.set])]
      expect(sets.map(({ points }) => points)).toEqual(truth.sets.map(({ points }) => points))
      expect(view.result?.winner).toBe(truth.winner)
      const detail = volleyballMatchViewOf(match, NAMES)
      expect(v.safeParse(VolleyballMatchSchema, detail).issues).toBeUndefined()
      const played = detail.sets.filter(({ isFinished }) => isFinished)
      expect(played.map(({ rallies }) => rallies.at(-1)?.points)).toEqual(
        view.finishedSets.map(({ points }) => points)
      )
    }
  )
})

describe('the details of a court view', () => {
  const match = followed(
    plainly([
      ...wonSet('Home', 1),
      ...begunSet(2),
      wirePoint('Away', { setNumber: 2, type: ['Ace'] }),
      wirePoint('Away', { setNumber: 2, type: ['Block'] }),
      wireAction('Challenge', {
        requestor: 'Home',
        reason: 'Net touch',
        outcome: 'Unsuccessful',
        setNumber: 2
      }),
      wireAction('Sanction', { team: 'Away', playerId: 201, type: 'Warning', setNumber: 2 })
    ])
  )
  const detail = volleyballMatchViewOf(match, NAMES)

  it('include every set with its rallies, runs and stakes', () => {
    const [first, second] = detail.sets
    expect(first).toMatchObject({ number: 1, isFinished: true, winner: 'Home', endType: 'WinnerHome' })
    expect(first?.rallies.at(-1)).toMatchObject({
      run: 25,
      points: { Home: 25, Away: 0 },
      stake: { kind: 'set-point', side: 'Home' }
    })
    expect(second).toMatchObject({ number: 2, isFinished: false, winner: null, points: { Home: 0, Away: 2 } })
    expect(second?.rallies.map(({ run, types }) => [run, types])).toEqual([
      [1, ['Ace']],
      [2, ['Block']]
    ])
  })

  it('include the statistics of the match and of each set', () => {
    expect(detail.statistics.Home).toMatchObject({ points: 25, longestRun: 25 })
    expect(detail.sets[1]?.statistics.Away).toMatchObject({ points: 2, aces: 1, blocks: 1 })
  })

  it('include requests and their outcomes as text', () => {
    expect(detail.challenges).toEqual([{ setNumber: 2, text: 'Challenge, Norway (Net touch): unsuccessful' }])
    expect(detail.sanctions).toEqual([{ setNumber: 2, side: 'Away', text: 'Warning, Japan, player 201' }])
  })

  it('leave out what was cancelled', () => {
    const sanction = wireAction('Sanction', { team: 'Away', type: 'Warning' })
    const events = [wireEvent(1, 0, sanction), wireEvent(2, 0, sanction, { isCancelled: true })]
    expect(volleyballMatchViewOf(followed(events), NAMES).sanctions).toEqual([])
  })
})

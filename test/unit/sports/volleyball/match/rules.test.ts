import { describe, expect, it } from 'vitest'
import { stateOfMatch } from '@shared/sports/volleyball/match/match'
import { ALL_RULES, isFinalScore, leaderWhoWins, rulesOf } from '@shared/sports/volleyball/rules/match-rules'
import { liberoZones } from '@shared/sports/volleyball/rules/rotation'
import { runOf, stakeOf, substitutionsLeft, timeOutsLeft } from '@shared/sports/volleyball/rules/situation'
import { percentOf, statisticsOf } from '@shared/sports/volleyball/rules/statistics'
import { followed } from '../../../../support/volleyball-match'
import { wireType, type WireAction } from '../../../../../src-main/simulator/volleyball/match/wire'
import { plainly } from '../../../../support/volleyball-play'

const action = (name: string, fields: object): WireAction => ({
  $type: wireType(name),
  setNumber: 1,
  ...fields
})
const point = (winnerTeam: string, type: string | null = null, fields: object = {}): WireAction =>
  action('Point', { winnerTeam, type: type === null ? null : [type], reason: ['Rally'], ...fields })
const set = (number: number, home: number, away: number): WireAction[] =>
  [
    ...Array.from({ length: Math.min(home, away) }, () => [point('Home'), point('Away')]).flat(),
    ...Array.from({ length: Math.max(0, home - away) }, () => point('Home')),
    ...Array.from({ length: Math.max(0, away - home) }, () => point('Away')),
    action('SetEnd', { endType: home > away ? 'WinnerHome' : 'WinnerAway', setEndConfirmed: true })
  ].map((each) => ({ ...each, setNumber: number }))
const stateAfter = (...actions: readonly WireAction[]) => stateOfMatch(followed(plainly(actions)))

describe('sets', () => {
  it.each([
    ['indoor', 1, false, 25, 23, true],
    ['indoor', 1, false, 25, 24, false],
    ['indoor', 4, false, 31, 29, true],
    ['indoor', 4, false, 32, 29, false],
    ['indoor', 5, false, 15, 13, true],
    ['indoor', 1, false, 15, 3, false],
    ['indoor', 6, true, 15, 8, true],
    ['beach', 2, false, 21, 19, true],
    ['beach', 3, false, 15, 10, true],
    ['beach', 2, false, 15, 10, false],
    ['snow', 1, false, 15, 13, true],
    ['snow', 1, false, 15, 14, false]
  ] as const)('%s, set %i (golden: %s): %i–%i ends it: %s', (variant, number, isGolden, Home, Away, ends) => {
    const place = { number, isGolden }
    expect(isFinalScore(rulesOf(variant), place, { Home, Away })).toBe(ends)
    expect(isFinalScore(rulesOf(variant), place, { Home: Away, Away: Home })).toBe(ends)
    if (ends) expect(leaderWhoWins(rulesOf(variant), place, { Home, Away })).toBe('Home')
  })

  it('of a best-of-three match end with the third at 15', () => {
    expect(isFinalScore(rulesOf('indoor', 3), { number: 3, isGolden: false }, { Home: 15, Away: 2 })).toBe(
      true
    )
    expect(rulesOf('beach', 3)).toBe(rulesOf('beach'))
  })
})

describe('the possible rules of a match', () => {
  const told = (...actions: readonly WireAction[]) =>
    stateAfter(...actions).rules.map(({ variant, bestOf }) => `${variant} ${bestOf}`)

  it('include all variants at first', () => {
    expect(told()).toEqual(ALL_RULES.map(({ variant, bestOf }) => `${variant} ${bestOf}`))
  })

  it('are narrowed down by the line-up', () => {
    const lineUp = (players: number): WireAction => {
      const line = Array.from({ length: players }, (_, index) => ({
        id: index,
        roles: null,
        courtPosition: `Zone${index + 1}`
      }))
      return action('LineUp', { homePlayers: line, awayPlayers: line })
    }
    expect([2, 3, 6].map((players) => told(lineUp(players)))).toEqual([
      ['beach 3'],
      ['snow 3'],
      ['indoor 5', 'indoor 3']
    ])
  })

  it('are narrowed down by how sets and the match end', () => {
    expect(told(...set(1, 21, 18))).toEqual(['beach 3'])
    expect(told(...set(1, 15, 4))).toEqual(['snow 3'])
    // Two points ahead past 15, as any third set may be: only the fourth tells.
    const three = [...set(1, 25, 20), ...set(2, 20, 25), ...set(3, 26, 24)]
    const fourth = action('SetStart', { setNumber: 4 })
    expect(told(...three)).toEqual(['indoor 5', 'indoor 3'])
    expect(told(...three, fourth)).toEqual(['indoor 5'])
    expect(told(...three, { ...fourth, isGoldenSet: true })).toEqual(['indoor 5', 'indoor 3'])
    const straight = [...set(1, 25, 20), ...set(2, 25, 20)]
    expect(told(...straight)).toEqual(['indoor 5', 'indoor 3'])
    expect(told(...straight, action('MatchEnd', { endOutcome: 'WinnerHome' }))).toEqual(['indoor 3'])
    expect(stateAfter(...straight, action('MatchEnd', { endOutcome: 'WinnerHome' })).check.conflicts).toBe(0)
  })
})

describe('a set without an end message', () => {
  const unended = set(1, 25, 20).slice(0, -1)

  it('is over when the next one starts, even if its end arrives later', () => {
    const next = action('SetStart', { setNumber: 2, isGoldenSet: false })
    const state = stateAfter(...unended, next)
    expect(state).toMatchObject({
      setsWon: { Home: 1, Away: 0 },
      finishedSets: [{ endType: null, isConfirmed: false }]
    })
    const late = stateAfter(
      ...unended,
      next,
      action('SetEnd', { endType: 'WinnerAwayByRetirementOrDefault', setEndConfirmed: true })
    )
    expect(late).toMatchObject({
      setsWon: { Home: 0, Away: 1 },
      finishedSets: [{ winner: 'Away', isConfirmed: true }],
      set: { number: 2 }
    })
  })

  it('is over when the match ends', () => {
    const state = stateAfter(
      ...set(1, 25, 20),
      ...set(2, 25, 20),
      ...set(3, 25, 23).slice(0, -1),
      action('MatchEnd', { endOutcome: 'WinnerHome' })
    )
    expect(state).toMatchObject({ setsWon: { Home: 3, Away: 0 }, set: null, check: { conflicts: 0 } })
  })
})

describe('scores that the provider sends', () => {
  const wrong = action('SetScore', { scoreInPoints: { home: 3, away: 0 } })

  it('are in conflict until one agrees again', () => {
    const right = action('SetScore', { scoreInPoints: { home: 4, away: 0 } })
    expect(stateAfter(point('Home'), wrong).check.conflict).not.toBeNull()
    const state = stateAfter(point('Home'), wrong, point('Home'), right)
    expect(state.check).toMatchObject({ conflicts: 1, conflict: null })
    expect(state.set?.points).toEqual({ Home: 4, Away: 0 })
  })

  it('correct a finished set', () => {
    const state = stateAfter(...set(1, 25, 20), action('SetScore', { scoreInPoints: { home: 25, away: 21 } }))
    expect(state.finishedSets[0]?.set.points).toEqual({ Home: 25, Away: 21 })
    expect(stateAfter(...set(1, 25, 20), point('Away')).finishedSets[0]?.set.points).toEqual({
      Home: 25,
      Away: 21
    })
  })

  it('may count a set before its end', () => {
    const [ahead, end] = [action('MatchScore', { scoreInSets: { home: 1, away: 0 } }), set(1, 25, 20).at(-1)]
    const state = stateAfter(...set(1, 25, 20).slice(0, -1), ahead, ...(end ? [end] : []))
    expect(state).toMatchObject({ setsWon: { Home: 1, Away: 0 }, check: { conflicts: 0 } })
  })
})

describe('the situation', () => {
  const indoor = action('LineUp', {
    homePlayers: [
      ...[1, 2, 3, 4, 5, 6].map((zone) => ({
        id: zone,
        roles: zone === 5 ? ['Libero'] : [],
        courtPosition: `Zone${zone}`
      }))
    ],
    awayPlayers: []
  })

  it('shows a set or match point, and for whom', () => {
    const lead = (home: number, away: number) => set(1, home, away).slice(0, -1)
    expect(stakeOf(stateAfter(indoor, ...lead(24, 23)))).toEqual({ kind: 'set-point', side: 'Home' })
    expect(stakeOf(stateAfter(indoor, ...lead(24, 24)))).toBeNull()
    expect(stakeOf(stateAfter(indoor, ...lead(23, 26)))).toBeNull()
    const third = set(3, 20, 24).slice(0, -1)
    expect(stakeOf(stateAfter(indoor, ...set(1, 20, 25), ...set(2, 20, 25), ...third))).toEqual({
      kind: 'match-point',
      side: 'Away'
    })
    const golden = [action('SetStart', { isGoldenSet: true }), ...lead(14, 3)]
    expect(stakeOf(stateAfter(indoor, ...golden))).toEqual({ kind: 'match-point', side: 'Home' })
    expect(stakeOf(stateAfter())).toBeNull()
  })

  it('shows a run of points within the set', () => {
    const state = stateAfter(
      ...set(1, 25, 20),
      ...[point('Away'), point('Home'), point('Home')].map((each) => ({ ...each, setNumber: 2 }))
    )
    expect(runOf(state)).toEqual({ side: 'Home', points: 2 })
    expect(runOf(stateAfter(...set(1, 25, 20)))).toBeNull()
  })

  it('shows what the teams have left, by variant', () => {
    const used = [
      action('TimeOut', { team: 'Home' }),
      action('Substitution', { team: 'Away', type: 'Regular' })
    ]
    expect(timeOutsLeft(stateAfter(indoor, ...used))).toEqual({ Home: 1, Away: 2 })
    expect(substitutionsLeft(stateAfter(indoor, ...used))).toEqual({ Home: 6, Away: 5 })
    const next = [...used, ...set(1, 25, 20), action('SetStart', { setNumber: 2 })]
    expect(timeOutsLeft(stateAfter(indoor, ...next))).toEqual({ Home: 2, Away: 2 })
    expect(timeOutsLeft(stateAfter())).toBeNull()
  })

  it('shows where the libero is', () => {
    const state = stateAfter(indoor, action('Serve', { team: 'Away' }), point('Home'))
    expect(state.set && liberoZones(state.set.rotations.Home)).toEqual([4])
  })

  it('shows who serves first in a set: in turn, except in the deciding one', () => {
    const toss = action('CoinToss', { winnerTeam: 'Home', winnerChoice: 'Serve', loserChoice: null })
    const [first, second] = [1, 2].map((number) => [
      action('SetStart', { setNumber: number }),
      ...set(number, 25, 20)
    ])
    const began = (...actions: readonly WireAction[]) => stateAfter(indoor, toss, ...actions).set?.server
    expect(began(action('SetStart', {}))).toBe('Home')
    expect(began(...(first ?? []), action('SetStart', { setNumber: 2 }))).toBe('Away')
    expect(began(...(first ?? []), ...(second ?? []), action('SetStart', { setNumber: 3 }))).toBe('Home')
  })
})

describe('statistics', () => {
  it('count points by kind, side-out and points on serve, by rotation', () => {
    const six = [1, 2, 3, 4, 5, 6].map((zone) => ({ id: zone, roles: [], courtPosition: `Zone${zone}` }))
    const state = stateAfter(
      action('LineUp', { homePlayers: six, awayPlayers: six }),
      action('CourtState', { servingTeam: 'Home' }),
      point('Home', 'Ace'),
      point('Away', 'ServeError'),
      point('Home', 'Block'),
      point('Home', 'Out'),
      action('Point', { winnerTeam: 'Away', type: ['Penalty'], reason: ['Sanction'] }),
      point('Away', 'Pancake')
    )
    const { Home, Away } = statisticsOf(state)
    expect(Home).toMatchObject({
      points: 3,
      pointsByKind: { Ace: 1, Block: 1, Out: 1 },
      aces: 1,
      blocks: 1,
      serveErrors: 1,
      opponentErrors: 1,
      sideOut: { won: 1, played: 2 },
      breakPoints: { won: 2, played: 3 },
      longestRun: 2
    })
    expect(Home.rotations[0]).toEqual({
      rotation: 1,
      sideOut: { won: 1, played: 1 },
      breakPoints: { won: 1, played: 2 }
    })
    expect(Home.rotations[1]).toEqual({
      rotation: 2,
      sideOut: { won: 0, played: 1 },
      breakPoints: { won: 1, played: 1 }
    })
    expect(Away).toMatchObject({
      points: 3,
      pointsByKind: { Pancake: 1, Penalty: 1, ServeError: 1 },
      breakPoints: { won: 1, played: 2 }
    })
    expect(statisticsOf(state, 2).Home.points).toBe(0)
    expect([percentOf(Home.sideOut), percentOf({ won: 0, played: 0 })]).toEqual([50, null])
  })
})

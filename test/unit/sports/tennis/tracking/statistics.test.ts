import { outcomeOf } from '@shared/sports/tennis/tracking/outcome'
import { overlayOf } from '@shared/sports/tennis/tracking/overlay'
import type { PlayerTrack, Rally, RallyKey, RallySummary } from '@shared/sports/tennis/tracking/rally'
import {
  OverlaySchema,
  RallyRowSchema,
  RallyStatisticsSchema
} from '@shared/sports/tennis/tracking/rally-view'
import { rallyRows } from '@shared/sports/tennis/tracking/rows'
import { rallyStatistics } from '@shared/sports/tennis/tracking/statistics'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import {
  KEY,
  mergedRally,
  parts2022,
  rallyOfText,
  rallyText,
  rallyWith,
  shotWith
} from '../../../../support/rally-fixtures'

const rally2022 = mergedRally(parts2022())
const rally2024 = rallyOfText(rallyText('2024-one-rally'))

const summaryWith = (fields: Partial<RallySummary>): RallySummary => ({
  shots: null,
  conclusion: null,
  serveShotId: '',
  serveSpeedMs: null,
  distancesM: [],
  match: null,
  isBreakPoint: false,
  isSetPoint: false,
  isMatchPoint: false,
  ...fields
})

const concluded = (stroke: string, result: string, action = '', key: RallyKey = KEY): Rally =>
  rallyWith({
    key,
    summary: summaryWith({ conclusion: { shotId: '', stroke, result, action, speedMs: null } })
  })

const SECOND: RallyKey = { ...KEY, serve: 2 }
const serve = (call: string, result = '') => shotWith({ stroke: 'serve', team: 'TeamA', call, result })
const forehand = (call: string, result = '') =>
  shotWith({ number: 2, stroke: 'forehand', team: 'TeamB', call, result })

describe('how a rally ended', () => {
  it.each<[string, Rally, string]>([
    ['a winner by the summary', concluded('forehand', 'winner'), 'winner'],
    ['an ace by the summary', concluded('serve', 'winner'), 'ace'],
    ['a forced error', concluded('backhand', 'error', 'forced'), 'forced error'],
    ['an unforced error', concluded('backhand', 'error', 'unforced'), 'unforced error'],
    ['an error of unknown kind', concluded('backhand', 'error'), 'error'],
    ['a second serve that failed', concluded('serve', 'error', '', SECOND), 'double fault'],
    ['a word that we do not know', concluded('forehand', 'Hindrance'), 'Hindrance'],
    ['a first serve called out', rallyWith({ shots: [serve('out')] }), 'fault'],
    ['a second serve into the net', rallyWith({ key: SECOND, shots: [serve('net')] }), 'double fault'],
    ['one serve that scores', rallyWith({ shots: [serve('in')], server: 'TeamA', scorer: 'TeamA' }), 'ace'],
    ['one serve of a rally that goes on', rallyWith({ shots: [serve('in')], server: 'TeamA' }), ''],
    ['a shot called out', rallyWith({ shots: [serve('in'), forehand('out')] }), 'error'],
    [
      'a shot that its event calls a winner',
      rallyWith({ shots: [serve('in'), forehand('', 'winner')] }),
      'winner'
    ],
    ['a let', rallyWith({ shots: [serve('let')] }), 'let'],
    ['nothing told', rallyWith({ result: 'played' }), '']
  ])('%s', (_, rally, outcome) => {
    expect(outcomeOf(rally)).toBe(outcome)
  })

  it('is derived for the rallies of the provider’s pages', () => {
    expect(outcomeOf(rallyOfText(rallyText('2022-summary')))).toBe('forced error')
    expect(outcomeOf(rallyOfText(rallyText('2024-rally')))).toBe('fault')
    expect(outcomeOf(rally2022)).toBe('winner')
  })
})

describe('statistics', () => {
  const track = (team: 'TeamA' | 'TeamB', xs: number[]): PlayerTrack => ({
    team,
    player: null,
    timesS: xs.map((_, index) => index),
    xs,
    ys: xs.map(() => 0)
  })
  const point = (number: number, fields: Partial<Rally>): Rally =>
    rallyWith({ ...fields, key: { ...KEY, point: number, ...(fields.key && { serve: fields.key.serve }) } })
  const fault = { ...serve('out'), speedMs: 50 }
  const rallies: Rally[] = [
    point(1, { shots: [fault], server: 'TeamA' }),
    point(1, {
      key: SECOND,
      shots: [{ ...serve('in'), speedMs: 40 }, forehand('out')],
      server: 'TeamA',
      scorer: 'TeamA'
    }),
    point(2, {
      shots: [
        { ...serve('in'), timeS: 0, speedMs: 54 },
        { ...forehand('in'), timeS: 1, spin: { kind: 'topspin', rpm: 2000 } },
        shotWith({ number: 3, team: 'TeamA', stroke: 'volley', timeS: 2, result: 'winner' })
      ],
      server: 'TeamA',
      scorer: 'TeamA',
      players: [track('TeamA', [12, 9, 6]), track('TeamB', [-12, -12, -12, -3])]
    }),
    point(3, { server: 'TeamA', scorer: 'TeamB', summary: summaryWith({ shots: 9, serveSpeedMs: 52 }) })
  ]
  const statistics = rallyStatistics(rallies)

  it('count each point once, by the rally that decided it', () => {
    expect(statistics.rallies).toBe(4)
    expect(statistics.averageShots).toBeCloseTo((2 + 3 + 9) / 3)
    expect(statistics.pointsWonByLength).toEqual([
      { name: '1–4', TeamA: 2, TeamB: 0 },
      { name: '5–8', TeamA: 0, TeamB: 0 },
      { name: '9+', TeamA: 0, TeamB: 1 }
    ])
    expect(statistics.pointsWonByExactLength).toEqual([
      { name: '2', TeamA: 1, TeamB: 0 },
      { name: '3', TeamA: 1, TeamB: 0 },
      { name: '9', TeamA: 0, TeamB: 1 }
    ])
  })

  it('count shots by stroke, spin and outcome', () => {
    expect(statistics.shotsByStroke).toEqual([
      { name: 'serve', TeamA: 3, TeamB: 0 },
      { name: 'forehand', TeamA: 0, TeamB: 2 },
      { name: 'volley', TeamA: 1, TeamB: 0 }
    ])
    expect(statistics.shotsBySpin).toEqual([{ name: 'topspin', TeamA: 0, TeamB: 1 }])
    expect(statistics.shotsByOutcome).toEqual([
      { name: 'out', TeamA: 1, TeamB: 1 },
      { name: 'in', TeamA: 2, TeamB: 1 },
      { name: 'winner', TeamA: 1, TeamB: 0 }
    ])
  })

  it('have serve speeds by team and serve, filled in from the summary', () => {
    const ofA = statistics.serveSpeedMs.filter(({ team }) => team === 'TeamA')
    expect(ofA).toEqual([
      { team: 'TeamA', serveNumber: null, max: 54, mean: 49, serves: 4 },
      { team: 'TeamA', serveNumber: 1, max: 54, mean: 52, serves: 3 },
      { team: 'TeamA', serveNumber: 2, max: 40, mean: 40, serves: 1 }
    ])
    expect(statistics.serveSpeedMs.at(-1)).toEqual({
      team: 'TeamB',
      serveNumber: 2,
      max: null,
      mean: null,
      serves: 0
    })
  })

  it('have winners, and errors of the losing side, where the feed names them', () => {
    const errors = [concluded('backhand', 'error', 'forced'), concluded('forehand', 'error', 'unforced')]
    const played = errors.map((rally, index): Rally => ({
      ...rally,
      key: { ...KEY, point: 10 + index },
      scorer: 'TeamA'
    }))
    expect(rallyStatistics([...rallies, ...played])).toMatchObject({
      winners: { TeamA: 1, TeamB: 0 },
      forcedErrors: { TeamA: 0, TeamB: 1 },
      unforcedErrors: { TeamA: 0, TeamB: 1 }
    })
  })

  it('count players who came inside the service line at a hit or within a second after it', () => {
    // Team B comes to the net two seconds after its only shot.
    expect(statistics.netApproaches).toEqual({ TeamA: 1, TeamB: 0 })
    expect(statistics.netPointsWon).toEqual({ TeamA: 1, TeamB: 0 })
  })

  it('have the distance covered', () => {
    expect(statistics.distanceM).toEqual({ TeamA: 6, TeamB: 9 })
    const told = summaryWith({ distancesM: [{ team: 'TeamB', player: 1, distanceM: 4 }] })
    expect(rallyStatistics([...rallies, point(4, { summary: told })]).distanceM).toEqual({
      TeamA: 6,
      TeamB: 13
    })
  })

  it('say where the summary contradicts the shots and tracks', () => {
    const { summary } = rally2022
    if (!summary) throw new Error('no summary')
    expect(rallyStatistics([rally2022]).differences).toEqual([])
    const other: RallySummary = {
      ...summary,
      shots: 7,
      serveSpeedMs: 50,
      conclusion: { shotId: '', stroke: 'lob', result: 'winner', action: '', speedMs: null },
      distancesM: [{ team: 'TeamA', player: 1, distanceM: 20 }]
    }
    expect(rallyStatistics([{ ...rally2022, summary: other }]).differences).toEqual([
      'Rally 1.2.3.1.1: the summary counts 7 shots, the events 5.',
      'Rally 1.2.3.1.1: the summary ends with a lob, the events with a forehand.',
      'Rally 1.2.3.1.1: the summary’s serve is 180 km/h, that of the events 151 km/h.',
      'Rally 1.2.3.1.1: by the summary team A ran 20.0 m, by the tracks 10.7 m.'
    ])
  })

  it('are empty without rallies, and always pass the window’s schema', () => {
    expect(rallyStatistics([])).toMatchObject({ rallies: 0, averageShots: null, pointsWonByExactLength: [] })
    for (const some of [[], rallies, [rally2022], [rally2024]])
      expect(v.is(RallyStatisticsSchema, rallyStatistics(some))).toBe(true)
  })
})

describe('rows', () => {
  it('hold what a rally can be filtered by, with the score and pressure of its point', () => {
    const [row] = rallyRows([rally2022], () => ({ score: '30–40', pressure: 'set-point' }))
    expect(row).toEqual({
      key: rally2022.key,
      server: 'TeamB',
      serveNumber: 1,
      serveSide: 'deuce',
      winner: 'TeamB',
      outcome: 'winner',
      shots: 5,
      shotsLocated: 5,
      durationS: 6.73,
      serveSpeedMs: rally2022.summary?.serveSpeedMs,
      pressure: 'set-point',
      score: '30–40',
      startAt: Date.UTC(2031, 7, 14, 6, 10, 13, 750),
      remark: ''
    })
    expect(v.is(RallyRowSchema, row)).toBe(true)
  })

  it('take the pressure from the summary until the point arrives', () => {
    expect(rallyRows([rally2022], () => null)[0]).toMatchObject({ pressure: 'break-point', score: '' })
  })

  it('say what is missing', () => {
    const shots = rally2024.shots.map((shot, index) => (index < 2 ? shot : { ...shot, arcs: [] }))
    const remarks = rallyRows(
      [
        { ...rally2024, shots, players: [], faults: ['x'] },
        rallyWith({ summary: summaryWith({ shots: 4 }) }),
        { ...rally2024, faults: ['x', 'y'] }
      ],
      () => null
    ).map(({ remark }) => remark)
    expect(remarks).toEqual([
      '2 of 5 shots located, no player positions, 1 fault in the data',
      'no shots, no player positions',
      '2 faults in the data'
    ])
  })
})

describe('overlays', () => {
  const overlay = overlayOf([rally2024], 7)

  it('place every shot: where it was hit, where it landed, at which end, and who won', () => {
    expect(overlay.revision).toBe(7)
    expect(overlay.shots[0]).toEqual({
      key: rally2024.key,
      shotNumber: 1,
      team: 'TeamB',
      stroke: 'serve',
      serveNumber: 1,
      serveSide: 'deuce',
      speedMs: 41.93,
      hit: { x: 11.6, y: -0.9, z: 2.75 },
      bounce: { x: expect.closeTo(-5.6, 6) as number, y: expect.closeTo(2.4, 6) as number },
      direction: 'body',
      isIn: true,
      won: true,
      end: 1
    })
    expect(overlay.shots.map(({ end, won, direction }) => [end, won, direction])).toEqual([
      [1, true, 'body'],
      [-1, false, ''],
      [1, true, ''],
      [-1, false, ''],
      [1, true, '']
    ])
    expect(v.is(OverlaySchema, overlay)).toBe(true)
  })

  it('have the players’ positions every fifth of a second', () => {
    const ofA = overlay.playerPositions.filter(({ team }) => team === 'TeamA')
    expect(ofA).toHaveLength(30)
    expect(ofA[1]).toEqual({ team: 'TeamA', x: -12.961, y: 3.194 })
  })

  it('leave out shots without a known place', () => {
    expect(overlayOf([rallyWith({ shots: [serve('in')] })], 1).shots).toEqual([])
  })

  it('know who won the point of a failed first serve', () => {
    const missed = { ...rally2024, key: { ...rally2024.key, point: 9 }, scorer: null }
    const decided = rallyWith({ key: { ...rally2024.key, point: 9, serve: 2 }, scorer: 'TeamA' })
    expect(overlayOf([missed, decided], 1).shots[0]?.won).toBe(false)
  })
})

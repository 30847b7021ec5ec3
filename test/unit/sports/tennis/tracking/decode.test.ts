import { decodeRally } from '@shared/sports/tennis/feeds/tracking/decode'
import { RallySchema } from '@shared/sports/tennis/tracking/rally'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import {
  messages2022,
  partOf,
  parts2022,
  rallyOfText,
  rallyText,
  RECEIVED_AT
} from '../../../../support/rally-fixtures'

const MPH_MS = 0.44704

describe('the samples of the provider’s pages', () => {
  it('events of generation 2022: every value comes back', () => {
    const part = partOf(rallyText('2022-events'))
    expect(part).toMatchObject({
      key: { set: 1, game: 1, point: 1, serve: 1, rally: 1 },
      eventId: '2022-5817-LS001',
      createdAt: Date.UTC(2022, 7, 14, 6, 10, 23, 490),
      provenance: {
        generation: 2022,
        content: 'events',
        packetId: 'e28fc19b-69ec-4504-b77b-a4e0cca6ef46',
        revision: 0,
        receivedAt: RECEIVED_AT
      },
      startAt: Date.UTC(2022, 7, 14, 6, 10, 13, 751),
      durationS: 6.731,
      faults: []
    })
    expect(part.shots).toEqual([
      {
        number: 1,
        shotId: '37d0ed86-f2c6-4e14-82f6-358872d88042',
        team: 'TeamA',
        player: 1,
        stroke: '',
        side: '',
        spin: { kind: 'backspin', rpm: -1233.454 },
        speedMs: 17.181138205496335 * MPH_MS,
        call: '',
        result: 'rally',
        outDistanceM: null,
        timeS: 0,
        durationS: 2.4442231432767585,
        arcs: []
      },
      {
        number: 2,
        shotId: 'a0f8c8ce-ba79-4ca2-a95b-5472cd454d62',
        team: 'TeamA',
        player: 1,
        stroke: 'return',
        side: '',
        spin: { kind: 'none', rpm: null },
        speedMs: 56.37009224766204 * MPH_MS,
        call: '',
        result: 'rally',
        outDistanceM: null,
        timeS: 2.4442231432767585,
        durationS: 1.352568801958114,
        arcs: []
      }
    ])
  })

  it('summary of generation 2022: every value comes back', () => {
    expect(partOf(rallyText('2022-summary'))).toMatchObject({
      eventId: '2022-5817-LS001',
      provenance: { content: 'summary' },
      server: 'TeamB',
      scorer: 'TeamB',
      result: 'played',
      serveSide: 'advantage',
      teamAtPositiveX: 'TeamB',
      shots: null,
      summary: {
        shots: 2,
        conclusion: {
          shotId: '698bb76a-6df7-352f-88c8-6610f6b0d150',
          stroke: 'backhand',
          result: 'error',
          action: 'forced',
          speedMs: 71.193 * MPH_MS
        },
        serveShotId: 'd2dd6483-fe40-3cf9-9cc3-059aae7e73b2',
        serveSpeedMs: 98.213 * MPH_MS,
        distancesM: [
          { team: 'TeamA', player: 1, distanceM: 5.197 },
          { team: 'TeamB', player: 1, distanceM: 8.624 }
        ],
        match: {
          sets: { TeamA: 2, TeamB: 1 },
          games: { TeamA: 19, TeamB: 17 },
          points: { TeamA: 119, TeamB: 116 }
        },
        isBreakPoint: false,
        isSetPoint: false,
        isMatchPoint: false
      },
      faults: []
    })
  })

  it('the rally of generation 2024: every value comes back', () => {
    const part = partOf(rallyText('2024-rally'))
    expect(part).toMatchObject({
      key: { set: 1, game: 4, point: 2, serve: 1, rally: 1 },
      eventId: '2024-8000-QS801',
      createdAt: Date.UTC(2024, 8, 5, 8, 5, 31, 898),
      provenance: {
        generation: 2024,
        content: 'rally',
        packetId: 'aea5ae6a-7d21-4a5c-b2e3-520af63c6f4a',
        revision: 0
      },
      startAt: Date.UTC(2024, 7, 28, 10, 34, 59, 163),
      durationS: 22.853,
      server: 'TeamB',
      scorer: 'TeamA',
      result: 'played',
      serveSide: 'advantage',
      teamAtPositiveX: 'TeamB',
      faults: []
    })
    expect(part.shots).toEqual([
      {
        number: 1,
        shotId: '',
        team: 'TeamB',
        player: null,
        stroke: 'serve',
        side: 'right',
        spin: { kind: 'backspin', rpm: -533.5 },
        speedMs: 37.2,
        call: 'out',
        result: '',
        outDistanceM: 1.315,
        timeS: 0,
        durationS: 0.933,
        arcs: [
          {
            kind: 'hit',
            startS: 0,
            endS: 0.6183576122602972,
            x: [
              11.448379085900681, -37.59106509224906, 12.882074073756797, -3.8061409856201465,
              -1.2590817277668975e-11
            ],
            y: [
              1.1927701387883975, -2.568742428903281, 1.7800706599161629, -0.03579140449295437,
              1.7053025658242404e-13
            ],
            z: [
              2.956248539571349, -2.8732483416899584, -2.8792345401092234, -0.12075730895730885,
              -4.547473508864641e-13
            ]
          },
          {
            kind: 'bounce',
            startS: 0.6183576122602972,
            endS: 0.9333333333361225,
            x: [0.7626723812172713, -9.445114334346727, -10.304013277345803, 5.202559269644553, 0],
            y: [
              0.792581574953374, -1.435910410994893, 1.1418036552777266, -0.2986747712266151,
              -8.640199666842818e-12
            ],
            z: [
              -4.260098177796436, 6.11232057540667, 4.300642381593889, -4.727909594821313,
              -1.0516032489249483e-11
            ]
          }
        ]
      }
    ])
    const timesS = [0, 0.02, 0.04, 0.06, 0.08, 0.1]
    expect(part.ball).toEqual({
      timesS,
      xs: [11.448, 10.702, 9.965, 9.238, 8.522, 7.814],
      ys: [1.193, 1.142, 1.093, 1.045, 0.999, 0.954],
      zs: [2.956, 2.898, 2.837, 2.773, 2.708, 2.64],
      events: [{ index: 0, names: ['hit', 'peak'] }]
    })
    expect(part.players).toEqual([
      { team: 'TeamA', player: null, timesS, xs: Array(6).fill(-12.975), ys: Array(6).fill(-2.727) },
      {
        team: 'TeamB',
        player: null,
        timesS,
        xs: [11.901, 11.904, 11.9, 11.896, 11.892, 11.888],
        ys: [1.38, 1.387, 1.385, 1.383, 1.382, 1.38]
      }
    ])
  })

  it('all make a rally that passes the window’s schema', () => {
    for (const fixture of ['2022-events', '2022-summary', '2024-rally', '2024-one-rally'] as const)
      expect(v.is(RallySchema, rallyOfText(rallyText(fixture)))).toBe(true)
  })

  it('speeds of generation 2022 are read in the configured unit', () => {
    const decoded = decodeRally(rallyText('2022-summary'), 0, { speedUnit2022: 'kmh' })
    expect(decoded.kind === 'rally' && decoded.part.summary?.serveSpeedMs).toBeCloseTo(98.213 / 3.6, 9)
  })
})

describe('session messages', () => {
  it.each([
    ['{"message":"Authorisation accepted","level":"INFO"}', 'authorised'],
    ['{"message":"Heartbeat sent at 2031-08-14T06:10:20.000Z","level":"INFO"}', 'heartbeat'],
    [
      '{"message":"Could not find fixture topic soccer.tracking.enrichment.08456e52","level":"WARN"}',
      'warning'
    ],
    ['{"message":"Authentication message had incorrect format","level":"ERROR"}', 'refused'],
    ['The supplied authentication is invalid', 'refused']
  ])('%s is %s', (text, control) => {
    expect(decodeRally(text, 0)).toMatchObject({ kind: 'control', control })
  })
})

describe('a kind of content', () => {
  it('is recognised by its body key, whatever the type says', () => {
    const contents = messages2022()
      .slice(3)
      .map((text) => partOf(text.replace(/"type":"live[^"]*"/, '"type":"something.else"')).provenance.content)
    expect(contents).toEqual(['events', 'summary', 'shots', 'players'])
  })

  it('from the live feeds is read like that of whole rallies', () => {
    const live = messages2022()[6]?.replace(
      '"players":[{"team":1,"player":1,"tracks"',
      '"people":[{"team":1,"player":1,"tracks"'
    )
    expect(live).toContain('"people":')
    expect(partOf(live ?? '').players).toEqual(parts2022()[3]?.players)
  })

  it('distinguishes unnumbered doubles partners by their order', () => {
    const at = (team: number, x: number) => ({ team, pos: { x, y: 0 } })
    const { players } = partOf(
      packet2024({ samples: [{ time: 0, players: [at(1, 1), at(1, 2), at(2, 3), at(2, 4)] }] })
    )
    expect(players.map(({ team, xs }) => [team, ...xs])).toEqual([
      ['TeamA', 1],
      ['TeamA', 2],
      ['TeamB', 3],
      ['TeamB', 4]
    ])
  })
})

const packet2024 = (fields: object): string =>
  JSON.stringify({ ...(JSON.parse(rallyText('2024-one-rally')) as object), ...fields })

const sampleAt = (time: unknown, x: unknown = 1) => ({
  time,
  ball: { pos: { x, y: 0, z: 1 } },
  players: [{ team: 1, pos: { x, y: 2 } }]
})

const event = (fields: object) => ({
  shot_no: 1,
  team: 1,
  stroke: 'forehand',
  time: 0,
  duration: 1,
  arcs: [],
  ...fields
})

const arc = (start: unknown, end: unknown, x: unknown[] = [1, 2]) => ({
  type: 'hit',
  time: { start, end },
  curve_params: { x, y: [0], z: [1] }
})

describe('packets that make no sense', () => {
  it('samples of "NaN": the others are kept, and the fault is named once', () => {
    const { ball, players, faults } = partOf(
      packet2024({ samples: [sampleAt(0), sampleAt(0.02, 'NaN'), sampleAt(0.04, 'NaN'), sampleAt(0.06)] })
    )
    expect(ball?.timesS).toEqual([0, 0.06])
    expect(players[0]?.timesS).toEqual([0, 0.06])
    expect(faults).toEqual([
      'ball position is not a number (2 times)',
      'player position is not a number (2 times)'
    ])
  })

  it.each([[[]], [undefined], [null]])('samples %j: the missing player positions are reported', (samples) => {
    const part = partOf(packet2024({ samples }))
    expect(part).toMatchObject({ ball: null, players: [] })
    expect(part.shots).toHaveLength(5)
    expect(part.faults).toEqual(['it has no samples: player positions unknown'])
  })

  it('missing samples: the gap is reported', () => {
    const { faults } = partOf(packet2024({ samples: [sampleAt(0), sampleAt(0.02), sampleAt(0.52)] }))
    expect(faults).toEqual(['the samples have 1 gap, 0.50 s in all'])
  })

  it('times that run backwards or repeat: put in order', () => {
    const { ball, faults } = partOf(
      packet2024({ samples: [sampleAt(0.04), sampleAt(0, 7), sampleAt(0.02), sampleAt(0.02), sampleAt('x')] })
    )
    expect(ball?.timesS).toEqual([0, 0.02, 0.04])
    expect(ball?.xs[0]).toBe(7)
    expect(faults).toEqual([
      'time of the samples is not a number',
      '1 of the samples have no time',
      'times run backwards in the samples; they were sorted',
      '1 of the samples repeat a time'
    ])
  })

  it('invalid counts and absurd numbers: left out', () => {
    const { shots, faults } = partOf(
      packet2024({ events: [event({ shot_no: 1.5, speed_ms: 1e300 }), event({ shot_no: -1, time: 1 })] })
    )
    expect(shots?.map(({ number, speedMs }) => [number, speedMs])).toEqual([
      [1, null],
      [2, null]
    ])
    expect(faults).toEqual([
      'number of a shot is not a whole number (2 times)',
      'speed of a shot is not a number'
    ])
  })

  it('shots whose times run backwards: put in order and renumbered', () => {
    const { shots, faults } = partOf(
      packet2024({
        events: [event({ time: 2, stroke: 'lob' }), event({ shot_no: 2, time: 0, stroke: 'serve' })]
      })
    )
    expect(shots?.map(({ number, stroke }) => `${number} ${stroke}`)).toEqual(['1 serve', '2 lob'])
    expect(faults).toEqual([
      'times run backwards from shot to shot; the shots were sorted by time',
      'shot numbers do not increase; the shots were renumbered by time'
    ])
  })

  it('arcs out of order: put in order, without those that have no curve or end before they start', () => {
    const arcs = [arc(1, 2), arc(0, 1), arc(3, 2.5), arc(3, 4, ['NaN']), arc(null, 4)]
    const { shots, faults } = partOf(packet2024({ events: [event({ arcs })] }))
    expect(shots?.[0]?.arcs.map(({ startS }) => startS)).toEqual([0, 1])
    expect(faults).toEqual([
      'an arc of shot 1 ends before it starts',
      'an arc of shot 1 has no readable curve',
      'an arc of shot 1 has no times',
      'the arcs of shot 1 were not in time order; they were sorted'
    ])
  })

  it('unknown words: kept as received, and reported', () => {
    const { shots, faults } = partOf(
      packet2024({ events: [event({ stroke: 'Tweener', call: 'Drop_Shot', spin: { type: 'Gyro' } })] })
    )
    expect(shots?.[0]).toMatchObject({ stroke: 'Tweener', call: 'Drop_Shot', spin: { kind: 'Gyro' } })
    expect(faults).toEqual(['unknown call “Drop_Shot”', 'unknown stroke “Tweener”', 'unknown spin “Gyro”'])
  })

  it('fields of the wrong type: left out, never a crash', () => {
    for (const rubbish of [7, 'x', [], [7], {}, null, true])
      for (const field of ['match', 'summary', 'events', 'samples', 'revision', 'updated', 'id']) {
        const text = packet2024({ [field]: rubbish })
        expect(decodeRally(text, 0).kind).toBe('rally')
        expect(v.is(RallySchema, rallyOfText(text))).toBe(true)
      }
  })

  it('faults throughout: the first twenty are named and the rest counted', () => {
    const events = Array.from({ length: 500 }, (_, index) =>
      event({ shot_no: index, stroke: `stroke ${index}` })
    )
    const { faults } = partOf(packet2024({ events }))
    expect(faults).toHaveLength(21)
    expect(faults.at(-1)).toMatch(/^48\d more faults$/)
  })

  it.each([
    ['no key', packet2024({ sequences: 7 }), /^sequences is not an object/],
    ['a key of NaN', packet2024({ sequences: { set: 'NaN' } }), /^sequences\.set is not a whole number/],
    ['no body', '{"packetDetails":{"set":1}}', /^it has no summary, events/],
    ['NaN outside of strings', '{"sequences":{"set":NaN}}', /^it is not valid JSON/],
    ['half a packet', packet2024({}).slice(0, 1000), /^it is not valid JSON/],
    ['a list', '[1]', /^it is JSON but not an object/],
    ['nothing', '', /^it is not valid JSON/]
  ])('%s: undecodable, with the reason', (_, text, reason) => {
    expect(decodeRally(text, 0)).toEqual({
      kind: 'undecodable',
      reason: expect.stringMatching(reason) as string
    })
  })

  it('a key without serve or rally: read as the first, with a fault', () => {
    const { key, faults } = partOf(packet2024({ sequences: { set: 1, game: 2, point: 3 } }))
    expect(key).toEqual({ set: 1, game: 2, point: 3, serve: 1, rally: 1 })
    expect(faults).toContain('sequences.serve is missing; read as 1')
  })

  it('5 MB: read completely', () => {
    const samples = Array.from({ length: 45_000 }, (_, index) => sampleAt(index / 50, index * 0.123456789))
    const text = packet2024({ samples })
    expect(text.length).toBeGreaterThan(5_000_000)
    const { ball, players, faults } = partOf(text)
    expect([ball?.xs.length, players[0]?.xs.length, faults]).toEqual([45_000, 45_000, []])
  })
})

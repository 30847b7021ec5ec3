/** Every action of the name table, one by one: what it makes of the match, and how it is told. */
import { describe, expect, it } from 'vitest'
import { ACTION_NAMES, type ActionKind } from '@shared/sports/volleyball/feed/names'
import { stateOfMatch } from '@shared/sports/volleyball/match/match'
import { emptyMatch, takeMessage } from '../../../../support/followed-match'
import { lifeOf } from '@shared/sports/volleyball/match/order/ordered-action'
import { suspendAdviceOf } from '@shared/sports/volleyball/rules/advice'
import { describeAction, describeChange } from '@shared/sports/volleyball/text/action-text'
import type { MatchNames } from '@shared/sports/volleyball/text/names'
import { matchEvent } from '../../../../support/volleyball-match'
import {
  wireType,
  type WireAction,
  type WireEvent
} from '../../../../../src-main/simulator/volleyball/match/wire'
import { plainly, wireEvent } from '../../../../support/volleyball-play'

const NAMES: MatchNames = { teams: { Home: 'Norway', Away: 'Japan' }, players: new Map([[101, 'STRAND']]) }

const action = (name: string, fields: object = {}): WireAction => ({
  $type: wireType(name),
  setNumber: 1,
  isConfirmed: true,
  utcTimestamp: '2031-11-20T13:00:00Z',
  ...fields
})

const six = (first: number): object[] =>
  Array.from({ length: 6 }, (_, index) => ({
    id: first + index,
    roles: [],
    courtPosition: `Zone${index + 1}`
  }))

/** Norway has served 101 to 0–0 in the first set. */
const BEGUN: readonly WireAction[] = [
  action('LineUp', { homePlayers: six(101), awayPlayers: six(201) }),
  action('SetStart', { isGoldenSet: false }),
  action('CourtState', { servingTeam: 'Home', servingPlayerId: 101, teamOnLeft: 'Home' })
]
const point = (winnerTeam: string, fields: object = {}): WireAction =>
  action('Point', { winnerTeam, type: ['Kill'], reason: ['Rally'], ...fields })
const points = (winnerTeam: string, count: number): WireAction[] =>
  Array.from({ length: count }, () => point(winnerTeam))

function told(events: readonly WireEvent[]) {
  let match = emptyMatch()
  let sentence = ''
  let changeSentence = ''
  for (const event of events) {
    const taken = takeMessage(match, event.sequenceId, matchEvent(event))
    match = taken.match
    const placed = taken.placed.at(-1)
    const change = placed && lifeOf(placed.action).at(-1)
    if (!placed || !change) continue
    sentence = describeAction(placed.before, placed.after, placed.action.action, NAMES)
    changeSentence = describeChange(placed.before, placed.after, change, NAMES)
  }
  return { match, state: stateOfMatch(match), sentence, changeSentence }
}

const after = (before: readonly WireAction[], last: WireAction) => told(plainly([...before, last]))

interface Example {
  readonly before?: readonly WireAction[]
  readonly fields: object
  readonly sentence: string
  /** What the match must be then. */
  readonly state: object
}

const EXAMPLES: Readonly<Record<ActionKind, readonly Example[]>> = {
  Challenge: [
    {
      fields: {
        requestor: 'Away',
        reason: 'Net touch',
        outcome: 'PictureUnavailable',
        pointOutcome: 'Resume'
      },
      sentence: 'Challenge, Japan (Net touch): picture unavailable, decision upheld',
      state: { interruption: null, challenges: [{ requestor: 'Away', outcome: 'PictureUnavailable' }] }
    },
    {
      fields: { requestor: 'Referee', reason: null, outcome: null, pointOutcome: null },
      sentence: 'Challenge, referee',
      state: { interruption: { kind: 'challenge', side: null } }
    },
    {
      fields: { requestor: 'Coach', outcome: 'Odd', pointOutcome: 'PointHome' },
      sentence: 'Challenge, “Coach”: “Odd”, point to Norway',
      state: { interruption: null }
    }
  ],
  CoinToss: [
    {
      before: [],
      fields: { winnerTeam: 'Away', winnerChoice: 'LeftSide', loserChoice: 'Serve' },
      sentence: 'Japan wins the toss and chooses left side; the other team chooses serve',
      state: { firstServer: 'Home' }
    }
  ],
  CourtState: [
    {
      fields: { servingTeam: 'Away', servingPlayerId: 201, teamOnLeft: 'Away' },
      sentence: 'Japan to serve, player 201; Japan on the left',
      state: { teamOnLeft: 'Away', set: { server: 'Away', serverPlayerId: 201 }, serverCorrections: 0 }
    }
  ],
  Injury: [
    {
      fields: { team: 'Home', playerId: 101 },
      sentence: 'Injury, Norway, STRAND',
      state: { interruption: { kind: 'injury', side: 'Home' } }
    }
  ],
  LineUp: [
    {
      before: [],
      fields: { homePlayers: six(101), awayPlayers: six(201).slice(0, 5) },
      sentence: 'Line-up, set 1: 6 and 5 players',
      state: {
        rules: [
          { variant: 'indoor', bestOf: 5 },
          { variant: 'indoor', bestOf: 3 }
        ],
        set: { rotations: { Home: { zones: [101, 102, 103, 104, 105, 106] } } }
      }
    }
  ],
  MatchEnd: [
    {
      fields: { endOutcome: 'WinnerAwayByRetirementOrDefault' },
      sentence: 'Japan wins the match by retirement or default',
      state: { end: { winner: 'Away', isConfirmed: true }, check: { conflicts: 0 } }
    },
    {
      fields: { endOutcome: 'Abandoned' },
      sentence: 'Match over: abandoned',
      state: { end: { winner: null, outcome: 'Abandoned' }, set: { number: 1 } }
    },
    {
      fields: { endOutcome: 'WinnerHome' },
      sentence: 'Norway wins the match',
      state: { end: { winner: 'Home' }, check: { conflicts: 1, conflict: { kind: 'match-end' } } }
    }
  ],
  MatchScore: [
    {
      fields: { scoreInSets: { home: 2, away: 1 } },
      sentence: 'Score in sets: 2–1',
      state: { setsWon: { Home: 2, Away: 1 }, check: { conflicts: 1, conflict: { kind: 'match-score' } } }
    }
  ],
  MatchStart: [
    { before: [], fields: { startTime: null }, sentence: 'Match begins', state: { isStarted: true } }
  ],
  Point: [
    {
      fields: { winnerTeam: 'Away', type: ['BlockOut'], reason: ['Rally'] },
      sentence: 'Point, Japan, block out: 0–1',
      state: {
        set: {
          points: { Home: 0, Away: 1 },
          server: 'Away',
          rotations: {
            Away: { zones: [202, 203, 204, 205, 206, 201] },
            Home: { zones: [101, 102, 103, 104, 105, 106] }
          }
        },
        lastPoint: { winner: 'Away', server: 'Home', serverPlayerId: 101 }
      }
    },
    {
      fields: { winnerTeam: 'Home', type: null, reason: ['Sanction', 'Odd'] },
      sentence: 'Point, Norway (sanction, “Odd”): 1–0',
      state: { set: { points: { Home: 1, Away: 0 }, server: 'Home' } }
    }
  ],
  Protest: [
    {
      fields: { team: 'Home', pointOutcome: null },
      sentence: 'Protest, Norway',
      state: { interruption: { kind: 'protest', side: 'Home' } }
    },
    {
      fields: { team: 'Home', pointOutcome: 'ReversDecision' },
      sentence: 'Protest, Norway: decision reversed',
      state: { interruption: null }
    }
  ],
  RefereeMindChange: [
    {
      fields: { pointOutcome: 'ReplayRally' },
      sentence: 'Referee changes the decision: rally replayed',
      state: { interruption: { kind: 'mind-change' } }
    }
  ],
  Replay: [
    {
      fields: { pointOutcome: 'Resume' },
      sentence: 'Replay requested: decision upheld',
      state: { interruption: { kind: 'replay' } }
    }
  ],
  Sanction: [
    {
      fields: { team: 'Home', playerId: 101, type: 'DelayWarning' },
      sentence: 'Delay warning, Norway, STRAND',
      state: { sanctions: [{ side: 'Home', playerId: 101, type: 'DelayWarning', setNumber: 1 }] }
    }
  ],
  Serve: [
    {
      fields: { team: 'Home', playerId: 101 },
      sentence: 'Serve, Norway, STRAND',
      state: { set: { isRallyInPlay: true, server: 'Home', serverPlayerId: 101 }, serverCorrections: 0 }
    },
    {
      before: [...BEGUN, point('Home')],
      fields: { team: 'Home', playerId: 103 },
      sentence: 'Serve, Norway, player 103',
      state: {
        serverCorrections: 1,
        set: { rotations: { Home: { zones: [103, 104, 105, 106, 101, 102] } } }
      }
    }
  ],
  SetEnd: [
    {
      before: [...BEGUN, ...points('Home', 25)],
      fields: { endType: 'WinnerHome', setEndConfirmed: true },
      sentence: 'Norway wins set 1 25–0',
      state: {
        set: null,
        setsWon: { Home: 1, Away: 0 },
        finishedSets: [{ winner: 'Home', isConfirmed: true }],
        check: { conflicts: 0, agreed: 1 }
      }
    },
    {
      before: [...BEGUN, ...points('Home', 24)],
      fields: { endType: 'WinnerHome', setEndConfirmed: true },
      sentence: 'Norway wins set 1 24–0',
      state: { setsWon: { Home: 1, Away: 0 }, check: { conflicts: 1, conflict: { kind: 'set-end' } } }
    },
    {
      fields: { endType: 'Draw', setEndConfirmed: true },
      sentence: 'End of set 1: draw',
      state: { setsWon: { Home: 0, Away: 0 }, finishedSets: [{ winner: null }] }
    }
  ],
  SetScore: [
    {
      before: [...BEGUN, ...points('Away', 3)],
      fields: { scoreInPoints: { home: 0, away: 3 } },
      sentence: 'Score of set 1: 0–3',
      state: { check: { conflicts: 0, agreed: 1 } }
    },
    {
      before: [...BEGUN, ...points('Away', 3)],
      fields: { scoreInPoints: { home: 1, away: 3 } },
      sentence: 'Score of set 1: 1–3 (counted 0–3)',
      state: {
        set: { points: { Home: 1, Away: 3 } },
        check: { conflicts: 1, conflict: { kind: 'set-score', provider: '1–3 in set 1', rules: '0–3' } }
      }
    }
  ],
  SetStart: [
    { fields: { isGoldenSet: true }, sentence: 'The golden set begins', state: { set: { isGolden: true } } },
    {
      before: [],
      fields: { isGoldenSet: false },
      sentence: 'Set 1 begins',
      state: { set: { isStarted: true } }
    }
  ],
  Substitution: [
    {
      fields: { team: 'Home', playerOutId: 102, playerInId: 107, type: 'Regular' },
      sentence: 'Substitution, Norway: player 107 for player 102, 5 left',
      state: {
        set: {
          substitutions: { Home: 1, Away: 0 },
          rotations: { Home: { zones: [101, 107, 103, 104, 105, 106] } }
        }
      }
    },
    {
      fields: { team: 'Home', playerOutId: 101, playerInId: 108, type: 'Libero' },
      sentence: 'Libero replacement, Norway: player 108 for STRAND',
      state: { set: { substitutions: { Home: 0, Away: 0 } } }
    },
    {
      fields: { team: 'Away', playerOutId: null, playerInId: 208, type: 'Exceptional' },
      sentence: 'Substitution (exceptional), Japan: player 208 for unknown player',
      state: { set: { substitutions: { Home: 0, Away: 0 } } }
    }
  ],
  TimeOut: [
    {
      fields: { team: 'Home', startTime: null, endTime: null, type: 'Facultative' },
      sentence: 'Time-out, Norway, 1 left',
      state: { set: { timeOuts: { Home: 1, Away: 0 } }, interruption: { kind: 'time-out', side: 'Home' } }
    },
    {
      fields: { team: 'Home', endTime: '2031-11-20T13:11:16Z', type: 'Technical' },
      sentence: 'Technical time-out',
      state: { set: { timeOuts: { Home: 0, Away: 0 }, technicalTimeOuts: 1 }, interruption: null }
    },
    {
      fields: { team: 'Away', endTime: '2031-11-20T13:11:16Z', type: 'Long' },
      sentence: 'Time-out (“Long”), Japan, 1 left',
      state: { set: { timeOuts: { Home: 0, Away: 1 } } }
    }
  ],
  Reliability: [
    {
      fields: { isReliable: false, reason: 'Heartbeat Lost', setNumber: undefined },
      sentence: 'The provider marks its data unreliable: Heartbeat Lost',
      state: { reliability: { isReliable: false, reason: 'Heartbeat Lost' } }
    },
    {
      fields: { isReliable: true, reason: '' },
      sentence: 'The provider marks its data reliable again',
      state: { reliability: { isReliable: true } }
    }
  ]
}

describe('every action', () => {
  it('has an example, and every example is of an action in the name table', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(Object.keys(ACTION_NAMES).sort())
  })

  it.each(Object.entries(EXAMPLES).flatMap(([name, list]) => list.map((example) => ({ name, ...example }))))(
    '$name: $sentence',
    ({ name, before = BEGUN, fields, sentence, state }) => {
      const played = after(before, action(name, fields))
      expect(played.sentence).toBe(sentence)
      expect(played.state).toMatchObject(state)
    }
  )

  it('changes nothing and keeps its raw name if unknown', () => {
    const played = after(BEGUN, action('GreenCard'))
    expect(played.sentence).toBe('Unknown action “GreenCard”')
    expect(played.state).toEqual(told(plainly(BEGUN)).state)
  })
})

describe('a message for an action:', () => {
  const events = plainly([...BEGUN, point('Home'), point('Away')])
  const next = events.length + 1
  const [first, second] = [3, 4]

  it.each([
    ['Point, Japan, kill: 1–1', []],
    ['Not confirmed: Point, Norway, kill: 2–1', [wireEvent(next, 9, point('Home'), { isConfirmed: false })]],
    [
      'Confirmed: Point, Norway, kill: 2–1',
      [wireEvent(next, 9, point('Home'), { isConfirmed: false }), wireEvent(next + 1, 9, point('Home'))]
    ],
    [
      'Changed: Point, Japan, kill: 0–1 (was: Point, Norway, kill: 1–0)',
      [wireEvent(next, first, point('Away'), { isModified: true })]
    ],
    ['Cancelled: Point, Japan, kill: 1–1', [wireEvent(next, second, point('Away'), { isCancelled: true })]],
    [
      'Restored: Point, Japan, kill: 1–1',
      [
        wireEvent(next, second, point('Away'), { isCancelled: true }),
        wireEvent(next + 1, second, point('Away'))
      ]
    ],
    [
      'Inserted: Time-out, Norway, 1 left',
      [wireEvent(next, 9, action('TimeOut', { team: 'Home' }), { insertedBeforeActionId: first })]
    ],
    [
      'No longer confirmed: Point, Japan, kill: 1–1',
      [wireEvent(next, second, point('Away'), { isConfirmed: false })]
    ]
  ] as const)('%s', (sentence, more) => {
    expect(told([...events, ...more]).changeSentence).toBe(sentence)
  })

  it('without the action’s content changes only whether it counts', () => {
    const { state, changeSentence } = told([
      ...events,
      wireEvent(next, second, { $type: '' }, { isCancelled: true })
    ])
    expect(state.set?.points).toEqual({ Home: 1, Away: 0 })
    expect(changeSentence).toBe('Cancelled: Point, Japan, kill: 1–1')
  })
})

describe('suspend advice', () => {
  const adviceAfter = (events: readonly WireEvent[]): string | undefined =>
    suspendAdviceOf(told(events).state)?.reason
  const at = (home: number, away: number): WireAction[] => [
    ...BEGUN,
    ...points('Home', home),
    ...points('Away', away)
  ]

  it.each([
    ['challenge', [...BEGUN, action('Challenge', { requestor: 'Home', outcome: null })]],
    ['protest', [...BEGUN, action('Protest', { team: 'Home', pointOutcome: null })]],
    ['injury', [...BEGUN, action('Injury', { team: 'Home' })]],
    [
      'referee changes the decision',
      [...BEGUN, action('RefereeMindChange', { pointOutcome: 'ReplayRally' })]
    ],
    ['rally replayed', [...BEGUN, action('Replay', { pointOutcome: 'ReplayRally' })]],
    [
      'unreliable: Heartbeat Lost',
      [...BEGUN, action('Reliability', { isReliable: false, reason: 'Heartbeat Lost' })]
    ],
    ['score conflict', [...BEGUN, action('SetScore', { scoreInPoints: { home: 9, away: 9 } })]],
    ['rally in play', [...BEGUN, action('Serve', { team: 'Home' })]],
    [undefined, BEGUN],
    [undefined, [...BEGUN, action('TimeOut', { team: 'Home' })]],
    [
      'rally in play',
      [...BEGUN, action('Protest', { team: 'Home', pointOutcome: null }), action('Serve', { team: 'Home' })]
    ],
    [undefined, [...BEGUN, action('MatchEnd', { endOutcome: 'Cancelled' })]]
  ])('%s', (reason, actions) => expect(adviceAfter(plainly(actions))).toBe(reason))

  it('lasts while a set or match point, or the end it brought, is unconfirmed', () => {
    const lastUnconfirmed = (actions: readonly WireAction[]): WireEvent[] =>
      plainly(actions).map((event, index) => ({ ...event, isConfirmed: index < actions.length - 1 }))
    expect(adviceAfter(lastUnconfirmed(at(23, 0)))).toBeUndefined()
    expect(adviceAfter(lastUnconfirmed(at(24, 0)))).toBe('set point not confirmed')
    expect(adviceAfter(lastUnconfirmed(at(25, 0)))).toBe('set point not confirmed')
    const ended = [...at(25, 0), action('SetEnd', { endType: 'WinnerHome', setEndConfirmed: true })]
    expect(adviceAfter(lastUnconfirmed(ended))).toBe('end of the set not confirmed')
    expect(adviceAfter(plainly(ended))).toBeUndefined()
    const matchPoint = [
      ...BEGUN,
      action('MatchScore', { scoreInSets: { home: 2, away: 0 } }),
      action('MatchScore', { scoreInSets: { home: 2, away: 0 } }),
      ...points('Home', 24)
    ]
    expect(adviceAfter(lastUnconfirmed(matchPoint))).toBe('match point not confirmed')
    const over = [...BEGUN, action('MatchEnd', { endOutcome: 'Abandoned' })]
    expect(adviceAfter(lastUnconfirmed(over))).toBe('end of the match not confirmed')
  })
})

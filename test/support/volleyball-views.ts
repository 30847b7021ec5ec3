/** Volleyball courts as windows see them, for tests of what is shown. */
import { emptyMatch, type FollowedMatch } from './followed-match'
import { volleyballCourtViewOf, type VolleyballFacts } from '@shared/sports/volleyball/view/court-view'
import type { VolleyballCourtView } from '@shared/sports/volleyball/view/volleyball-view'
import { UNNAMED, type MatchNames } from '@shared/sports/volleyball/text/names'
import { wireType, type WireAction } from '../../src-main/simulator/volleyball/match/wire'

export const NORWAY_JAPAN: MatchNames = {
  teams: { Home: 'Norway', Away: 'Japan' },
  players: new Map([[101, 'STRAND']])
}

export const VOLLEYBALL_FACTS: VolleyballFacts = {
  courtId: '123456789',
  eventId: '123456789',
  origin: 'feed',
  connection: {
    state: 'live',
    host: 'localhost',
    message: '',
    attempts: 0,
    nextAttemptMonotonicMs: null,
    sinceMonotonicMs: 0,
    lastHeartbeatMonotonicMs: null
  },
  trust: { word: 'LIVE', tone: 'normal', reason: '', sinceMonotonicMs: 0 },
  suspendAdvice: null,
  delayMs: null,
  lastPacketMonotonicMs: null,
  lastPointMonotonicMs: null,
  packets: { total: 0, lastSeqNum: null, duplicates: 0, undecodable: 0, gapsOpen: 0, gapsHealed: 0 },
  capture: { state: 'off', bytes: 0, fileName: '' },
  timeline: { entries: 0, revision: 0 },
  replay: null,
  names: UNNAMED,
  correctedMonotonicMs: null,
  conflictSinceMonotonicMs: null,
  clockOffsetMs: null
}

export const volleyballView = (
  match: FollowedMatch = emptyMatch(),
  facts: Partial<VolleyballFacts> = {}
): VolleyballCourtView => volleyballCourtViewOf(match, { ...VOLLEYBALL_FACTS, ...facts })

/** One action of the first set, confirmed. */
export const wireAction = (name: string, fields: object = {}): WireAction => ({
  $type: wireType(name),
  setNumber: 1,
  isConfirmed: true,
  utcTimestamp: '2031-11-18T16:10:40Z',
  ...fields
})

const six = (first: number): object[] =>
  Array.from({ length: 6 }, (_, index) => ({
    id: first + index,
    roles: index === 0 ? ['Captain'] : index === 5 ? ['Libero'] : [],
    courtPosition: `Zone${index + 1}`
  }))

export const wirePoint = (winnerTeam: string, fields: object = {}): WireAction =>
  wireAction('Point', { winnerTeam, type: ['Kill'], reason: ['Rally'], ...fields })

export const wirePoints = (winnerTeam: string, count: number, fields: object = {}): WireAction[] =>
  Array.from({ length: count }, () => wirePoint(winnerTeam, fields))

/** The set has begun, and player 101 serves for the home team. */
export const begunSet = (setNumber = 1): readonly WireAction[] => [
  wireAction('LineUp', { homePlayers: six(101), awayPlayers: six(201), setNumber }),
  wireAction('SetStart', { isGoldenSet: false, setNumber }),
  wireAction('CourtState', { servingTeam: 'Home', servingPlayerId: 101, teamOnLeft: 'Home', setNumber })
]

/** A whole set to nil. */
export const wonSet = (side: 'Home' | 'Away', setNumber: number, points = 25): readonly WireAction[] => [
  ...begunSet(setNumber),
  ...wirePoints(side, points, { setNumber }),
  wireAction('SetEnd', { endType: `Winner${side}`, setEndConfirmed: true, setNumber })
]

/** The set stands at these points; the home team has won the last ones. */
export const standing = (home: number, away: number, setNumber = 1): readonly WireAction[] => [
  ...begunSet(setNumber),
  ...wirePoints('Away', away, { setNumber }),
  ...wirePoints('Home', home, { setNumber })
]

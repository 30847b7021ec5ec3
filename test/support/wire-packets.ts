/** Packets of the tennis events stream as they are on the wire, invented for tests. */
import { decodeTennisEvents } from '@shared/sports/tennis/feeds/events/decode'
import type { ReceivedPacket } from '@shared/sports/tennis/match/match-state'

const START_AT = Date.UTC(2031, 4, 6, 9, 0, 0)

export const wirePacket = (kind: string, seqNum: number, fields: object = {}): string =>
  JSON.stringify({
    seqNum,
    timestamp: new Date(START_AT + seqNum * 1000).toISOString(),
    matchTime: '00:10:00',
    eventElementType: kind,
    ...fields
  })

export const wireStatus = (
  seqNum: number,
  state: string,
  stateFields: object = {},
  fields: object = {}
): string =>
  wirePacket('MatchStatusUpdate', seqNum, {
    matchStatus: {
      matchState: { state, ...stateFields },
      teamAPlayer1: 'N. HALVORSEN',
      teamBPlayer1: 'I. PEREDA',
      teamAPlayersDetails: { player1Country: 'NOR' },
      teamBPlayersDetails: { player1Country: 'ESP' },
      umpire: 'C. OKAFOR',
      scoringType: 'Standard',
      numSets: 3,
      tieBreakType: 'TieBreakInFinalSet',
      courtNum: 4,
      firstServer: 'TeamA'
    },
    ...fields
  })

interface ScoreFields {
  readonly points?: readonly [string, string]
  readonly games?: readonly [number, number]
  readonly sets?: readonly (readonly [number, number, number?, number?])[]
  readonly tieBreak?: boolean
}

export const wireScore = ({
  points = ['0', '0'],
  games = [0, 0],
  sets = [],
  tieBreak
}: ScoreFields): object => ({
  currentGameScore: {
    gameType: tieBreak ? 'TieBreaker' : 'StandardGame',
    pointsA: points[0],
    pointsB: points[1]
  },
  currentSetScore: { gamesA: games[0], gamesB: games[1] },
  previousSetsScore: sets.map(([gamesA, gamesB, pointsA, pointsB]) =>
    pointsA === undefined ? { gamesA, gamesB } : { gamesA, gamesB, tieBreakScore: { pointsA, pointsB } }
  )
})

export const wirePoint = (
  seqNum: number,
  scoredBy: 'TeamA' | 'TeamB',
  score: ScoreFields,
  { server = 'TeamA', nextServer = server, pointType = 'Standard', ...fields }: Record<string, unknown> = {}
): string =>
  wirePacket('PointScored', seqNum, {
    server: { team: server },
    nextServer: { team: nextServer },
    score: wireScore(score),
    details: { scoredBy, pointType },
    ...fields
  })

/** Decodes wire text and stamps its receipt; throws when it is no packet. */
export function received(text: string, monotonicMs = 0, delayMs = 1_500): ReceivedPacket {
  const frame = decodeTennisEvents(text)
  if (frame.kind !== 'packet') throw new Error(`not a packet: ${text}`)
  return {
    packet: frame.packet,
    receivedAt: (frame.packet.sourceAt ?? START_AT) + delayMs,
    monotonicMs,
    isLive: true,
    raw: frame.packet.kind === 'Unknown' ? text : ''
  }
}

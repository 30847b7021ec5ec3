import { describe, expect, it } from 'vitest'
import { decodeTennisEvents } from '@shared/sports/tennis/feeds/events/decode'
import type { PacketOf, TennisPacket } from '@shared/sports/tennis/feeds/events/packets'
import { packetKindOf, PACKET_NAMES } from '@shared/sports/tennis/feeds/events/names'

const score = {
  currentGameScore: { gameType: 'TieBreaker', pointsA: '3', pointsB: '2' },
  currentSetScore: { gamesA: 6, gamesB: 6 },
  previousSetsScore: [{ gamesA: 7, gamesB: 6, tieBreakScore: { pointsA: 9, pointsB: 7 } }],
  overallSetScore: { setsA: 1, setsB: 0 }
}

const packet = (fields: object) =>
  JSON.stringify({
    seqNum: 402,
    timestamp: '2031-05-06T11:20:33.905Z',
    matchTime: '01:58:02',
    eventElementType: 'PointScored',
    ...fields
  })

function decoded<Kind extends TennisPacket['kind']>(kind: Kind, fields: object): PacketOf<Kind> {
  const frame = decodeTennisEvents(packet({ eventElementType: kind, ...fields }))
  if (frame.kind !== 'packet' || frame.packet.kind !== kind)
    throw new Error(`not a ${kind}: ${JSON.stringify(frame)}`)
  return frame.packet as PacketOf<Kind>
}

describe('decoding a packet', () => {
  it('reads a scored point with its score, server and how it was won', () => {
    const point = decoded('PointScored', {
      server: { team: 'TeamA', member: 1 },
      nextServer: { team: 'TeamB' },
      score,
      details: { scoredBy: 'TeamA', pointType: 'Ace' }
    })
    expect(point).toMatchObject({
      seqNum: 402,
      sourceAt: Date.UTC(2031, 4, 6, 11, 20, 33, 905),
      server: { team: 'TeamA', member: 1 },
      nextServer: { team: 'TeamB' },
      details: { scoredBy: 'TeamA', pointType: 'Ace' },
      score: {
        game: { gameType: 'TieBreaker', pointsA: '3', pointsB: '2' },
        set: { gamesA: 6, gamesB: 6 },
        finishedSets: [{ gamesA: 7, gamesB: 6, tieBreak: { pointsA: 9, pointsB: 7 } }]
      }
    })
  })

  it('reads the 2016 dialect: no overall set score, no member, padded ids', () => {
    const { overallSetScore, ...old } = score
    const point = decoded('PointScored', { server: { team: 'TeamB' }, score: old })
    expect(overallSetScore).toBeDefined()
    expect(point.score.finishedSets).toHaveLength(1)
    expect(point.server).toEqual({ team: 'TeamB' })
    expect(point.details).toBeNull()
  })

  it('reads who plays, where and in which format from a status update', () => {
    const { matchStatus } = decoded('MatchStatusUpdate', {
      matchStatus: {
        matchState: { state: 'ToiletBreak', team: 'TeamA' },
        teamAPlayer1: 'A. STRAND',
        teamAPlayer2: 'B. LINDE',
        teamBPlayer1: 'Unknown',
        numSets: 3,
        courtNum: '11',
        scoringType: 'Standard',
        tieBreakType: 'Unknown'
      }
    })
    expect(matchStatus).toMatchObject({
      matchState: { state: 'ToiletBreak', team: 'TeamA' },
      teamAPlayer2: 'B. LINDE',
      teamBPlayer1: null,
      courtNum: 11,
      tieBreakType: null
    })
  })

  it('keeps an unknown kind with whatever score and server it carries', () => {
    const frame = decodeTennisEvents(
      packet({ eventElementType: 'HawkEyeGlitch', score, nextServer: { team: 'TeamB' }, extra: [1] })
    )
    expect(frame).toMatchObject({
      kind: 'packet',
      packet: { kind: 'Unknown', wireName: 'HawkEyeGlitch', nextServer: { team: 'TeamB' } }
    })
  })

  it('accepts every spelling of the name table', () => {
    for (const [kind, { wireNames }] of Object.entries(PACKET_NAMES))
      for (const wireName of wireNames) expect(packetKindOf(wireName)).toBe(kind)
  })

  it('keeps enum values that it does not know', () => {
    expect(decoded('PointFault', { faultType: 'SleepyFault' }).faultType).toBe('SleepyFault')
    expect(decoded('PointStarted', { delayStatus: 'TELEPATHIC' }).delayStatus).toBe('TELEPATHIC')
    expect(decoded('PointStarted', { server: { team: 'UnknownTeam' } }).server).toBeNull()
  })
})

describe('descriptive fields', () => {
  it('cost no packet when they have another type', () => {
    const { matchStatus } = decoded('MatchStatusUpdate', {
      matchTime: 12,
      matchStatus: {
        matchState: { state: 'MedicalTreatment', playerId: '2', treatmentLocation: 7, team: false },
        umpireCode: 99,
        courtNum: 'Centre',
        numSets: '3'
      }
    })
    expect(matchStatus).toMatchObject({
      matchState: { playerId: 2, treatmentLocation: null, team: null },
      umpireCode: null,
      courtNum: null,
      numSets: 3
    })
  })

  it('count as missing when the provider fills them with its words for unknown', () => {
    const { matchStatus } = decoded('MatchStatusUpdate', {
      matchStatus: {
        matchState: { state: 'NotStarted' },
        scoringType: 'UnknownScoringType',
        tossChooser: 'UnknownTossChooser',
        tossWinner: 'UnknownTeam'
      }
    })
    expect(matchStatus).toMatchObject({ scoringType: null, tossChooser: null, tossWinner: null })
  })

  it('are the same in the wording of the provider’s other pages', () => {
    expect(decoded('MatchFinished', { won: 'TeamA', reason: 'Normal' }).reason).toBe('Normally')
    expect(decoded('PointStarted', { delayStatus: '' }).delayStatus).toBeNull()
  })
})

describe('session messages', () => {
  it.each([
    ['{"message":"Authorisation accepted","level":"INFO"}', 'authorised'],
    ['{"message":"Heartbeat sent at 2031-05-06T09:10:20.000Z","level":"INFO"}', 'heartbeat'],
    ['{"message":"Authentication message had incorrect format","level":"ERROR"}', 'refused'],
    ['{"message":"The supplied authentication is invalid"}', 'refused'],
    ['The supplied authentication is invalid', 'refused']
  ])('%s is %s', (text, control) => {
    expect(decodeTennisEvents(text)).toMatchObject({ kind: 'control', control })
  })
})

describe('an unreadable packet', () => {
  it.each([
    ['broken JSON', packet({}).slice(0, -1) + ',"x":', 402],
    ['no eventElementType', packet({ eventElementType: undefined }), 402],
    ['a scored point without score', packet({ score: undefined }), 402],
    ['a score that is no score', packet({ score: { currentGameScore: 3 } }), 402],
    ['a seqNum that is not a number', packet({ seqNum: 'x' }), null],
    ['a list', '[1,2]', null],
    ['binary rubbish', '\u0000\u0001\ufffd', null],
    ['nothing', '', null]
  ])('%s is kept as undecodable, with its seqNum if that survived', (_, text, seqNum) => {
    expect(decodeTennisEvents(text)).toMatchObject({ kind: 'undecodable', seqNum })
  })

  it('is reported with the field that is wrong', () => {
    expect(decodeTennisEvents(packet({ score: undefined }))).toMatchObject({
      reason: expect.stringMatching(/^PointScored, field score is not an object/) as string
    })
  })

  it('is never mistaken for a refusal, whatever it contains', () => {
    expect(decodeTennisEvents('{"seqNum":4,"reason":"invalid racquet"').kind).toBe('undecodable')
  })
})

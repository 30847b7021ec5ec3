import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pointWon } from '@shared/tennis/advance'
import { formatOf } from '@shared/tennis/format'
import { LOVE_ALL, opponentOf, type Server, type Team } from '@shared/tennis/score'
import { generateMatch, type MatchScript, type ScriptStep } from '../../../src-main/simulator/match-generator'
import type { MatchProfile } from '../../../src-main/simulator/match-profile'
import { packetOf, scriptSource } from '../../../src-main/simulator/stored-frame'
import { wireScore, type PacketBody } from '../../../src-main/simulator/wire'
import { matchProfile } from '../../support/match-profiles'

const PROFILES: readonly MatchProfile[] = [
  matchProfile(),
  matchProfile({ dialect: '2016' }),
  matchProfile({ numSets: 5, tieBreakType: 'NoTieBreakInFinalSet' }),
  matchProfile({ scoringType: 'LastSetTiebreak12', numSets: 5 }),
  matchProfile({ scoringType: 'MatchTieBreak' }, true),
  matchProfile({ scoringType: 'StandardWithNoAdv', dialect: '2016' }, true),
  matchProfile({ scoringType: 'ATPShortSetNoAdv', numSets: 5 }),
  matchProfile({ scoringType: 'ProSet', numSets: 1 })
]

/** What may follow what, as in recorded matches. */
const FOLLOWERS: Readonly<Record<PacketBody['eventElementType'], readonly string[]>> = {
  MatchStatusUpdate: ['MatchStatusUpdate', 'PointStarted', 'PointScored', 'TimeAnnouncement'],
  PointStarted: ['PointScored', 'PointFault', 'PointLet', 'MatchStatusUpdate'],
  PointFault: ['PointStarted'],
  PointLet: ['PointStarted'],
  PointScored: ['PointStarted', 'TimeAnnouncement', 'MatchStatusUpdate', 'CodeViolation', 'MatchFinished'],
  CodeViolation: ['PointStarted', 'TimeAnnouncement', 'MatchStatusUpdate'],
  TimeAnnouncement: ['PointStarted', 'MatchStatusUpdate'],
  MatchFinished: []
}

const kindOf = (step: ScriptStep | undefined): string | undefined => step?.body.eventElementType

/** Every place at which the script breaks the rules of tennis or of the feed. */
function violationsOf(profile: MatchProfile, script: MatchScript): readonly string[] {
  const format = formatOf(profile.scoringType, profile.numSets, profile.tieBreakType)
  if (!format) return ['unknown format']
  const violations: string[] = []
  let score = LOVE_ALL
  let winner: Team | null = null
  let faults = 0
  let announcedServer: Server | null = null
  let firstServer: Team | null = null
  let games = 0
  script.forEach((step, index) => {
    const { seqNum, offsetMs, matchTime, body } = step
    const [before, after] = [script[index - 1], script[index + 1]]
    const check = (isRight: boolean, rule: string): void => {
      if (!isRight) violations.push(`${seqNum}: ${rule}`)
    }
    check(seqNum === index + 1, 'numbers follow each other')
    if (before) check(offsetMs >= before.offsetMs && matchTime >= before.matchTime, 'time goes on')
    if (after)
      check(FOLLOWERS[body.eventElementType].includes(kindOf(after) ?? ''), `followed by ${kindOf(after)}`)
    else check(body.eventElementType === 'MatchFinished' && body.won === winner, 'ends with its winner')
    if ('server' in body) {
      const { team, member } = announcedServer ?? body.server
      check(body.server.team === team && body.server.member === member, 'the announced player serves')
      announcedServer = body.nextServer
      firstServer ??= body.server.team
      const inTurn = games % 2 === 0 ? firstServer : opponentOf(firstServer)
      const isTieBreak = score.game.gameType === 'TieBreaker'
      check(isTieBreak || body.server.team === inTurn, 'games are served in turn, through all sets')
    }
    if (body.eventElementType === 'PointFault') faults += 1
    if (body.eventElementType !== 'PointScored') return
    const { scoredBy, pointType } = body.details
    const outcome = pointWon(format, score, scoredBy)
    score = outcome.score
    winner = outcome.matchWon
    if (outcome.gameWon) games += 1
    const expected = JSON.stringify(wireScore(score, profile.dialect))
    check(JSON.stringify(body.score) === expected, 'the score is the automaton’s')
    check(faults === (pointType === 'DoubleFault' ? 1 : Math.min(faults, 1)), 'one fault at most is sent')
    if (pointType === 'Ace') check(scoredBy === body.server.team, 'aces are the server’s')
    if (pointType === 'DoubleFault') check(scoredBy === opponentOf(body.server.team), 'double faults are not')
    faults = 0
  })
  return violations
}

describe('a generated match', () => {
  it('obeys the rules of tennis and of the feed, in a thousand matches', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PROFILES), fc.nat(), (profile, seed) => {
        expect(violationsOf(profile, generateMatch(profile, seed))).toEqual([])
      }),
      { numRuns: 1_000 }
    )
  }, 60_000)

  it('is the same for the same seed and another one for another seed', () => {
    expect(generateMatch(matchProfile(), 5)).toEqual(generateMatch(matchProfile(), 5))
    expect(generateMatch(matchProfile(), 5)).not.toEqual(generateMatch(matchProfile(), 6))
  })

  it('begins as the provider’s streams do, with the toss known from the warm-up on', () => {
    const statuses = generateMatch(matchProfile(), 1).flatMap(({ body }) =>
      body.eventElementType === 'MatchStatusUpdate' ? [body.matchStatus] : []
    )
    expect(statuses.slice(0, 4).map((status) => status.matchState.state)).toEqual([
      'UmpireOnCourt',
      'PlayersArriveOnCourt',
      'Warmup',
      'InProgress'
    ])
    const unknown = statuses.map((status) => status.firstServer === 'UnknownTeam')
    expect(unknown.slice(0, 4)).toEqual([true, true, false, false])
  })

  it('lets servers hold in about three games of four', () => {
    let games = 0
    let holds = 0
    for (let seed = 0; seed < 40; seed += 1) {
      let gamesBefore = 0
      for (const { body } of generateMatch(matchProfile(), seed)) {
        if (body.eventElementType !== 'PointScored') continue
        const { gamesA, gamesB } = body.score.currentSetScore
        if (gamesA + gamesB > gamesBefore) {
          games += 1
          if (body.details.scoredBy === body.server.team) holds += 1
        }
        gamesBefore = gamesA + gamesB
      }
    }
    expect(holds / games).toBeGreaterThan(0.7)
    expect(holds / games).toBeLessThan(0.85)
  })
})

describe('what interrupts a match', () => {
  const states = (wanted: string): readonly (readonly (Record<string, unknown> | null)[])[] => {
    const packets = Array.from({ length: 30 }, (_, seed) =>
      scriptSource(generateMatch(matchProfile(), seed), 3_600_000)(0, 1).map(packetOf)
    ).flat()
    return packets.flatMap((packet, index) => {
      const isFirst = stateOf(packet)?.state === wanted && stateOf(packets[index - 1])?.state !== wanted
      return isFirst ? [packets.slice(index, index + 4)] : []
    })
  }

  const stateOf = (
    packet: Readonly<Record<string, unknown>> | null | undefined
  ): Record<string, unknown> | null =>
    (packet?.matchStatus as { matchState: Record<string, unknown> } | undefined)?.matchState ?? null

  it('is a challenge, with its end, and the point at the moment at which play goes on', () => {
    const challenges = states('ChallengeInProgress')
    expect(challenges.length).toBeGreaterThan(10)
    for (const [asked, decided, resumed, scored] of challenges) {
      expect(stateOf(decided)?.locationTimestamp).toBe(stateOf(asked)?.locationTimestamp)
      expect(Object.keys(stateOf(decided) ?? {})).toEqual(
        expect.arrayContaining(['team', 'won', 'challengeEnded'])
      )
      expect(stateOf(resumed)).toEqual({ state: 'InProgress' })
      expect(scored).toMatchObject({ eventElementType: 'PointScored', timestamp: resumed?.timestamp })
    }
  })

  it('is a toilet break between sets, with its end', () => {
    const breaks = states('ToiletBreak')
    expect(breaks.length).toBeGreaterThan(3)
    for (const [, ended, time, resumed] of breaks) {
      expect(stateOf(ended)).toHaveProperty('toiletBreakEnded')
      expect(time?.eventElementType).toBe('TimeAnnouncement')
      expect(stateOf(resumed)).toEqual({ state: 'InProgress' })
    }
  })
})

describe('its packets', () => {
  const packets = (profile: MatchProfile, speed = 1): readonly Record<string, unknown>[] =>
    scriptSource(generateMatch(profile, 3), 7_200_000)(Date.UTC(2031, 4, 6), speed).map(
      ({ data }) => JSON.parse(data.toString('utf8')) as Record<string, unknown>
    )

  it.each([1, 4, 1_000])('have times that never go back at speed %i', (speed) => {
    const times = packets(matchProfile(), speed).map(({ timestamp }) => String(timestamp))
    expect(times).toEqual([...times].sort())
  })

  it('carry the venue’s wall clock in status and time announcements', () => {
    const [umpire] = packets(matchProfile())
    const [time] = packets(matchProfile()).filter((packet) => 'time' in packet)
    expect(umpire).toMatchObject({
      matchStatus: { matchState: { locationTimestamp: expect.stringMatching(/^2031-05-06T02:/) as string } }
    })
    const offsetMs = Date.parse(`${String(time?.time)}Z`) - Date.parse(String(time?.timestamp))
    expect(Math.round(offsetMs / 60_000)).toBe(120)
  })

  it('name both players of a doubles team', () => {
    const [first] = packets(matchProfile({}, true))
    expect(Object.keys(first?.matchStatus ?? {})).toEqual(
      expect.arrayContaining(['teamAPlayer1', 'teamAPlayer2', 'teamBPlayer1', 'teamBPlayer2'])
    )
  })

  it('speak the 2016 dialect without members and overall sets', () => {
    const text = (dialect: '2016' | '2024'): string => JSON.stringify(packets(matchProfile({ dialect })))
    expect(text('2016')).not.toMatch(/"member"|"overallSetScore"/)
    expect(text('2024')).toMatch(/"member":1.*"overallSetScore"/)
  })
})

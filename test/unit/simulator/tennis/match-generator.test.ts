/**
 * Generated matches against an independent reading of the rules. Over 300 lines, because that reading is one whole: order of
 * packets, score, service and clock of the same match.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pointWon } from '@shared/sports/tennis/rules/advance'
import { formatOf } from '@shared/sports/tennis/rules/format'
import { LOVE_ALL, opponentOf, type Server, type Team } from '@shared/sports/tennis/rules/score'
import {
  EVENTFUL_RATES,
  INCIDENT_KINDS,
  type IncidentKind
} from '../../../../src-main/simulator/tennis/incidents'
import { generateMatch } from '../../../../src-main/simulator/tennis/match-generator'
import type { MatchProfile } from '../../../../src-main/simulator/tennis/match-profile'
import {
  truthOf,
  type MatchScript,
  type ScriptStep
} from '../../../../src-main/simulator/tennis/match-script'
import { packetOf, scriptSource } from '../../../../src-main/simulator/tennis/stored-frame'
import { wireScore, type PacketBody } from '../../../../src-main/simulator/tennis/wire'
import { matchProfile } from '../../../support/match-profiles'

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

const BEFORE_A_POINT = [
  'PointStarted',
  'TimeAnnouncement',
  'MatchStatusUpdate',
  'Overrule',
  'CorrectionMode',
  'CodeViolation',
  'CodePenalty',
  'GamePenalty',
  'TimeViolation',
  'TimePenalty',
  'ServeLoss',
  'PhysioCalled',
  'OnCourtCoaching',
  'SwapServer',
  'SwapReceiver'
]
const AFTER_A_POINT = [...BEFORE_A_POINT, 'MatchFinished']
const OUTCOMES = ['PointScored', 'PointFault']

/** What may follow what, as in recorded matches and the provider's live data scenarios. */
const FOLLOWERS: Readonly<Record<PacketBody['eventElementType'], readonly string[]>> = {
  MatchStatusUpdate: [...AFTER_A_POINT, ...OUTCOMES, 'Undo'],
  PointStarted: [...OUTCOMES, 'PointLet', 'MatchStatusUpdate', 'Overrule', 'PointReplayed'],
  PointFault: ['PointStarted'],
  PointLet: ['PointStarted'],
  PointScored: [...AFTER_A_POINT, 'PointScored'],
  PointReplayed: ['PointStarted'],
  Overrule: [...BEFORE_A_POINT, 'PointReplayed'],
  CorrectionMode: ['Undo'],
  Undo: ['Undo', 'PointScored'],
  CodeViolation: BEFORE_A_POINT,
  CodePenalty: AFTER_A_POINT,
  GamePenalty: AFTER_A_POINT,
  TimeViolation: BEFORE_A_POINT,
  TimePenalty: AFTER_A_POINT,
  ServeLoss: BEFORE_A_POINT,
  PhysioCalled: ['PhysioCancelled', 'MatchStatusUpdate'],
  PhysioCancelled: BEFORE_A_POINT,
  OnCourtCoaching: BEFORE_A_POINT,
  SwapServer: BEFORE_A_POINT,
  SwapReceiver: BEFORE_A_POINT,
  TimeAnnouncement: BEFORE_A_POINT,
  MatchFinished: []
}

const kindOf = (step: ScriptStep | undefined): string | undefined => step?.body.eventElementType

const stateIn = ({ body }: ScriptStep): string =>
  body.eventElementType === 'MatchStatusUpdate' ? body.matchStatus.matchState.state : ''

/** Every place at which the script breaks the rules of tennis or of the feed. */
function violationsOf(profile: MatchProfile, script: MatchScript): readonly string[] {
  const format = formatOf(profile.scoringType, profile.numSets, profile.tieBreakType)
  if (!format) return ['unknown format']
  const violations: string[] = []
  const scores = [LOVE_ALL]
  let winner: Team | null = null
  let faults = 0
  let announcedServer: Server | null = null
  let firstServer: Team | null = null
  let correcting: 'no' | 'yes' | 'definitive' = 'no'
  script.forEach((step, index) => {
    const { seqNum, offsetMs, matchTime, body } = step
    const [before, after] = [script[index - 1], script[index + 1]]
    const check = (isRight: boolean, rule: string): void => {
      if (!isRight) violations.push(`${seqNum}: ${rule}`)
    }
    const scoreIs = (packet: { readonly score: unknown }, rule: string): void =>
      check(
        JSON.stringify(packet.score) ===
          JSON.stringify(wireScore(scores.at(-1) ?? LOVE_ALL, profile.dialect)),
        rule
      )
    const advance = (to: Team): void => {
      const outcome = pointWon(format, scores.at(-1) ?? LOVE_ALL, to)
      scores.push(outcome.score)
      winner = outcome.matchWon
    }
    check(seqNum === index + 1, 'numbers follow each other')
    if (before) check(offsetMs >= before.offsetMs && matchTime >= before.matchTime, 'time goes on')
    if (after)
      check(FOLLOWERS[body.eventElementType].includes(kindOf(after) ?? ''), `followed by ${kindOf(after)}`)
    else check(body.eventElementType === 'MatchFinished', 'ends with MatchFinished')
    if (body.eventElementType === 'Undo') {
      check(correcting === 'yes', 'undone in correction mode only')
      scores.pop()
      winner = null
      scoreIs(body, 'the score goes back')
    }
    if ('server' in body) {
      const expected = announcedServer
      if (expected && body.eventElementType !== 'Undo' && correcting !== 'definitive') {
        const { team, member } = body.server
        check(team === expected.team && member === expected.member, 'the announced player serves')
      }
      announcedServer = body.nextServer
      if (body.eventElementType === 'PointStarted') {
        firstServer ??= body.server.team
        const score = scores.at(-1) ?? LOVE_ALL
        const games = [...score.finishedSets, score.set].reduce(
          (sum, set) => sum + set.gamesA + set.gamesB,
          0
        )
        const inTurn = games % 2 === 0 ? firstServer : opponentOf(firstServer)
        const isTieBreak = score.game.gameType === 'TieBreaker'
        check(isTieBreak || body.server.team === inTurn, 'games are served in turn, through all sets')
      }
    }
    switch (body.eventElementType) {
      case 'MatchStatusUpdate':
        if (stateIn(step) === 'CorrectionMode') correcting = 'yes'
        else if (correcting === 'yes' && stateIn(step) === 'InProgress') correcting = 'definitive'
        break
      case 'CorrectionMode':
        correcting = 'yes'
        break
      case 'PointFault':
      case 'ServeLoss':
        faults += 1
        break
      case 'PointReplayed':
        faults = 0
        break
      case 'Overrule':
        scoreIs(body, 'an overrule repeats the score')
        break
      case 'TimePenalty':
      case 'CodePenalty':
      case 'GamePenalty':
        advance(opponentOf(body.team))
        scoreIs(body, 'a penalty gives the point to the other team')
        break
      case 'PointScored': {
        const { scoredBy, pointType } = body.details
        if (correcting === 'definitive') {
          scoreIs(body, 'the definitive score is the corrected one')
          correcting = 'no'
          break
        }
        advance(scoredBy)
        scoreIs(body, 'the score is the automaton’s')
        if (correcting === 'no')
          check(
            faults === (pointType === 'DoubleFault' ? 1 : Math.min(faults, 1)),
            'one fault at most is sent'
          )
        if (pointType === 'Ace') check(scoredBy === body.server.team, 'aces are the server’s')
        if (pointType === 'DoubleFault')
          check(scoredBy === opponentOf(body.server.team), 'double faults are not')
        faults = 0
        break
      }
      case 'MatchFinished':
        check(body.reason !== 'Normally' || body.won === winner, 'ends with its winner')
        check(matchTime === before?.matchTime, 'the play clock stops with the last point')
        break
      default:
        break
    }
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

  it('still does with every possible incident', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PROFILES), fc.nat(), (profile, seed) => {
        const eventful = { ...profile, incidents: { rates: EVENTFUL_RATES } }
        expect(violationsOf(eventful, generateMatch(eventful, seed))).toEqual([])
      }),
      { numRuns: 300 }
    )
  }, 60_000)

  it('depends on the seed alone', () => {
    expect(generateMatch(matchProfile(), 5)).toEqual(generateMatch(matchProfile(), 5))
    expect(generateMatch(matchProfile(), 5)).not.toEqual(generateMatch(matchProfile(), 6))
  })

  it('starts as the provider’s streams do, with the toss known from the warm-up on', () => {
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

  it('has servers hold about three games in four', () => {
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

describe('an interruption', () => {
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

  it('can be a challenge, with its end and the point when play resumes', () => {
    const challenges = states('ChallengeInProgress')
    expect(challenges.length).toBeGreaterThan(10)
    for (const [asked, decided, resumed, scored] of challenges) {
      expect(stateOf(decided)?.locationTimestamp).toBe(stateOf(asked)?.locationTimestamp)
      expect(Object.keys(stateOf(decided) ?? {})).toEqual(
        expect.arrayContaining(['team', 'won', 'challengeEnded'])
      )
      expect(stateOf(resumed)).toEqual({ state: 'InProgress' })
      expect(OUTCOMES).toContain(scored?.eventElementType)
      expect(scored?.timestamp).toBe(resumed?.timestamp)
    }
  })

  it('can be a toilet break between sets, with its end', () => {
    const breaks = states('ToiletBreak')
    expect(breaks.length).toBeGreaterThan(3)
    for (const [, ended, time, resumed] of breaks) {
      expect(stateOf(ended)).toHaveProperty('toiletBreakEnded')
      expect(time?.eventElementType).toBe('TimeAnnouncement')
      expect(stateOf(resumed)).toEqual({ state: 'InProgress' })
    }
  })
})

describe('an incident on demand', () => {
  const POINT = 12

  const scripted = (kind: IncidentKind, team: Team = 'TeamB', times = 1): MatchScript =>
    generateMatch(
      matchProfile(
        {
          incidents: {
            rates: Object.fromEntries(INCIDENT_KINDS.map((each) => [each, 0])),
            script: Array.from({ length: times }, () => ({ kind, atPoint: POINT, team }))
          }
        },
        true
      ),
      4
    )

  /** What is new beside points, changes of ends and the way into the match. */
  const packetsOf = (script: MatchScript): readonly string[] => {
    const plain = ['PointStarted', 'PointFault', 'PointLet', 'PointScored', 'TimeAnnouncement']
    return script
      .slice(4)
      .map((step) => stateIn(step) || String(kindOf(step)))
      .filter((kind) => !plain.includes(kind))
  }

  it.each<readonly [IncidentKind, readonly string[]]>([
    ['challenge', ['ChallengeInProgress', 'ChallengeInProgress', 'InProgress']],
    ['ball-mark-inspection', ['BallMarkInspection', 'InProgress']],
    ['overrule', ['Overrule', 'PointReplayed']],
    ['replay', ['PointReplayed']],
    ['late-overrule', ['Overrule']],
    ['time-violation', ['TimeViolation']],
    ['code-violation', ['CodeViolation']],
    [
      'medical-treatment',
      ['PhysioCalled', 'MedicalTreatment', 'MedicalTreatment', 'MedicalTreatment', 'InProgress']
    ],
    ['physio-cancelled', ['PhysioCalled', 'PhysioCancelled']],
    ['toilet-break', ['ToiletBreak', 'ToiletBreak', 'InProgress']],
    [
      'suspension',
      ['Suspended', 'Unsuspended', 'PostSuspensionWarmup', 'PostSuspensionMatchRestart', 'InProgress']
    ],
    ['heat-break-declined', ['Unsuspended', 'InProgress']],
    ['coaching', ['OnCourtCoaching', 'OnCourtCoaching']],
    ['swap-server', ['SwapServer']],
    ['swap-receiver', ['SwapReceiver']],
    ['retirement', ['Retire']],
    ['default', ['Default']]
  ])('%s is sent as the provider does', (kind, packets) => {
    const script = scripted(kind)
    const end = kind === 'retirement' || kind === 'default' ? ['MatchFinished'] : []
    expect(packetsOf(script).filter((each) => each !== 'MatchFinished')).toEqual(packets)
    expect(packetsOf(script).slice(packets.length, packets.length + 1)).toEqual(
      end.length > 0 ? end : ['MatchFinished']
    )
  })

  it.each(['correction', 'correction-packet'] as const)('%s undoes points and confirms the score', (kind) => {
    const script = scripted(kind)
    const begin = script.findIndex(
      (step) => stateIn(step) === 'CorrectionMode' || kindOf(step) === 'CorrectionMode'
    )
    const kinds = script.slice(begin + 1).map((step) => stateIn(step) || kindOf(step))
    const undos = kinds.lastIndexOf('Undo') + 1
    const correction = [
      ...Array<string>(undos).fill('Undo'),
      ...Array<string>(undos).fill('PointScored'),
      'InProgress',
      'PointScored'
    ]
    expect(kinds.slice(0, correction.length)).toEqual(correction)
    const [corrected, , definitive] = script.slice(begin + 2 * undos)
    expect(definitive?.body).toEqual(corrected?.body)
  })

  it('a walkover leaves three packets', () => {
    const script = generateMatch(
      matchProfile({ incidents: { script: [{ kind: 'walkover', atPoint: 1, team: 'TeamA' }] } }),
      1
    )
    expect(script.map((step) => stateIn(step) || kindOf(step))).toEqual([
      'UmpireOnCourt',
      'Retire',
      'MatchFinished'
    ])
    expect(truthOf(script)).toMatchObject({ winner: 'TeamB', reason: 'Retirement', points: [] })
  })

  it('takes a team through the code violations to a default', () => {
    const packets = packetsOf(scripted('code-violation', 'TeamA', 5))
    const games = packets.filter((kind) => kind === 'GamePenalty').length
    expect(games).toBeGreaterThan(3)
    expect([...new Set(packets)]).toEqual([
      'CodeViolation',
      'CodePenalty',
      'GamePenalty',
      'Default',
      'MatchFinished'
    ])
  })

  it('costs slow servers a serve and slow receivers the point', () => {
    const packets = packetsOf(scripted('time-violation', 'TeamA', 12))
    expect(packets.slice(0, 1)).toEqual(['TimeViolation'])
    expect([...new Set(packets.slice(1))].sort()).toEqual(['MatchFinished', 'ServeLoss', 'TimePenalty'])
  })

  it('stops the match clock overnight', () => {
    const script = scripted('overnight-suspension')
    const suspended = script.findIndex((step) => stateIn(step) === 'Suspended')
    const night = script.slice(suspended, suspended + 6)
    expect(night.map((step) => stateIn(step) || kindOf(step))).toEqual([
      'Suspended',
      'Unsuspended',
      'PostSuspensionWarmup',
      'PostSuspensionMatchRestart',
      'InProgress',
      'PointStarted'
    ])
    expect(new Set(night.slice(0, 5).map(({ matchTime }) => matchTime)).size).toBe(1)
    expect((night[1]?.offsetMs ?? 0) - (night[0]?.offsetMs ?? 0)).toBeGreaterThan(10 * 3_600_000)
  })

  it('enters the match statistics only as far as it counts', () => {
    const { points, statistics } = truthOf(scripted('code-violation', 'TeamA', 3))
    const penalties = points.filter(({ kind }) => kind === 'Penalty')
    expect(penalties.length).toBeGreaterThan(1)
    expect(new Set(penalties.map(({ winner }) => winner))).toEqual(new Set(['TeamB']))
    const { TeamA, TeamB } = statistics
    expect(TeamA.pointsWon + TeamB.pointsWon).toBe(points.length)
    expect(TeamA.servePoints + TeamB.servePoints).toBe(points.length - penalties.length)
  })
})

describe('its packets', () => {
  const packets = (profile: MatchProfile, speed = 1): readonly Record<string, unknown>[] =>
    scriptSource(generateMatch(profile, 3), 7_200_000)(Date.UTC(2031, 4, 6), speed).map(
      ({ data }) => JSON.parse(data.toString('utf8')) as Record<string, unknown>
    )

  it.each([1, 4, 1_000])('have times that never run backwards at speed %i', (speed) => {
    const times = packets(matchProfile(), speed).map(({ timestamp }) => String(timestamp))
    expect(times).toEqual([...times].sort())
  })

  it('carry the venue’s local time in status and time announcements', () => {
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

  it('follow the 2016 dialect without members and overall sets', () => {
    const text = (dialect: '2016' | '2024'): string => JSON.stringify(packets(matchProfile({ dialect })))
    expect(text('2016')).not.toMatch(/"member"|"overallSetScore"/)
    expect(text('2024')).toMatch(/"member":1.*"overallSetScore"/)
  })
})

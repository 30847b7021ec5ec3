import { describe, expect, it } from 'vitest'
import { keyText } from '@shared/sports/tennis/tracking/rally'
import { LOVE_ALL, opponentOf, type Team } from '@shared/sports/tennis/rules/score'
import type { CountedPoint } from '../../../../src-main/simulator/tennis/counted-point'
import { EVENTFUL_RATES } from '../../../../src-main/simulator/tennis/incidents'
import { generateMatch } from '../../../../src-main/simulator/tennis/match-generator'
import { truthOf } from '../../../../src-main/simulator/tennis/match-script'
import { endChanges } from '../../../../src-main/simulator/tracking/ends'
import { formatOfProfile } from '../../../../src-main/simulator/tracking/rally-court'
import { rallyPlans, type RallyPlan } from '../../../../src-main/simulator/tracking/rally-plan'
import { matchProfile } from '../../../support/match-profiles'

const PROFILES = [
  matchProfile(),
  matchProfile({ dialect: '2016' }),
  matchProfile({ scoringType: 'StandardWithNoAdv' }),
  matchProfile({ scoringType: 'MatchTieBreak' }),
  matchProfile({ scoringType: 'LastSetTiebreak10', numSets: 5 }),
  matchProfile({ tieBreakType: 'NoTieBreakInFinalSet' }),
  matchProfile({ scoringType: 'ATPShortSetNoAdv', numSets: 5 }),
  matchProfile({ incidents: { rates: EVENTFUL_RATES } })
]
const MATCHES = 200

interface Expected {
  readonly key: string
  readonly server: Team
  readonly winner: Team
  readonly kind: CountedPoint['kind']
  readonly serve: number
  /** Whether the ends are those of the first point. */
  readonly isAtFirstEnds: boolean
  readonly pointsPlayed: number
  readonly isDeciding: boolean
}

/** The points that were served, counted one by one as somebody in the stands would. */
function expectedOf(points: readonly CountedPoint[], advantage: boolean): readonly Expected[] {
  let place = { set: 1, game: 1, point: 1 }
  let isAtFirstEnds = true
  const expected: Expected[] = []
  for (const { before, after, server, winner, kind, serve } of points) {
    if (server === null) throw new Error('Somebody serves every point')
    const { set, game, point } = place
    const { pointsA, pointsB, gameType } = before.game
    expected.push({
      key: `${set}.${game}.${point}`,
      server,
      winner,
      kind,
      serve,
      isAtFirstEnds,
      pointsPlayed: point - 1,
      isDeciding: !advantage && gameType === 'StandardGame' && pointsA === '40' && pointsB === '40'
    })
    const isSetOver = after.finishedSets.length > before.finishedSets.length
    const isGameOver =
      isSetOver || after.set.gamesA + after.set.gamesB > before.set.gamesA + before.set.gamesB
    if (isGameOver ? game % 2 === 1 : gameType === 'TieBreaker' && point % 6 === 0)
      isAtFirstEnds = !isAtFirstEnds
    if (isSetOver) place = { set: set + 1, game: 1, point: 1 }
    else place = isGameOver ? { set, game: game + 1, point: 1 } : { set, game, point: point + 1 }
  }
  return expected.filter((point) => point.kind !== 'Penalty')
}

const pointKey = ({ key }: RallyPlan): string => `${key.set}.${key.game}.${key.point}`

const endingOf = ({ kind }: Expected): string =>
  kind === 'Ace' ? 'ace' : kind === 'DoubleFault' ? 'fault' : 'played'

describe('rallyPlans', () => {
  it('agrees with the truth about two hundred matches, point by point', () => {
    const lengths: number[] = []
    for (let seed = 0; seed < MATCHES; seed += 1) {
      const profile = PROFILES[seed % PROFILES.length] ?? matchProfile()
      const { advantage } = formatOfProfile(profile)
      const script = generateMatch(profile, seed)
      const plans = rallyPlans(script, advantage, seed)
      const played = new Map(
        plans.filter(({ result }) => result === 'played').map((plan) => [pointKey(plan), plan])
      )
      const points = expectedOf(truthOf(script).points, advantage)
      const firstAtPositiveX = plans[0]?.teamAtPositiveX
      for (const point of points) {
        const plan = played.get(point.key)
        if (!plan) throw new Error(`Match ${seed} has no rally for ${point.key}`)
        expect([plan.server, plan.scorer, plan.serve], point.key).toEqual([
          point.server,
          point.winner,
          point.serve
        ])
        expect(plan.key.serve).toBe(point.serve)
        expect(plan.ending.kind).toBe(endingOf(point))
        if (!point.isDeciding) expect(plan.side).toBe(point.pointsPlayed % 2 === 0 ? 'deuce' : 'advantage')
        expect(plan.teamAtPositiveX === firstAtPositiveX, `${seed}: ${point.key}`).toBe(point.isAtFirstEnds)
        if (plan.ending.kind === 'played') {
          expect(plan.ending.wonBy).toBe(point.winner === point.server ? 'server' : 'receiver')
          lengths.push(plan.ending.shots)
        } else {
          lengths.push(1)
        }
      }
    }
    const mean = lengths.reduce((sum, shots) => sum + shots, 0) / lengths.length
    expect(mean).toBeGreaterThan(3.8)
    expect(mean).toBeLessThan(5)
    expect(lengths.filter((shots) => shots <= 4).length / lengths.length).toBeGreaterThan(0.5)
    expect(Math.max(...lengths)).toBeGreaterThan(15)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(30)
  })

  it('puts a faulty first serve before the rally on the second', () => {
    const plans = rallyPlans(generateMatch(matchProfile(), 3), true, 3)
    const second = plans.filter(({ serve }) => serve === 2)
    expect(second.length).toBeGreaterThan(10)
    for (const plan of second) {
      const before = plans[plans.indexOf(plan) - 1]
      if (plan.key.rally === 1 && before?.result === 'fault') {
        expect(pointKey(before)).toBe(pointKey(plan))
        expect(before).toMatchObject({ serve: 1, scorer: null, ending: { kind: 'fault' } })
      }
    }
    const faults = plans.filter(({ result }) => result === 'fault')
    expect(faults.length).toBeGreaterThanOrEqual(second.length / 2)
  })

  it('names every rally once, replayed points and lets included', () => {
    const rates = { ...EVENTFUL_RATES, correction: 0, 'correction-packet': 0 }
    const profile = matchProfile({ incidents: { rates } })
    let replayed = 0
    for (let seed = 0; seed < 40; seed += 1) {
      const plans = rallyPlans(generateMatch(profile, seed), true, seed)
      const keys = plans.map(({ key }) => keyText(key))
      expect(
        keys.filter((key, index) => keys.indexOf(key) !== index),
        `match ${seed}`
      ).toEqual([])
      replayed += plans.filter(({ key }) => key.rally > 1).length
    }
    expect(replayed).toBeGreaterThan(40)
  })

  it('plans a rally again when the umpire corrects the point', () => {
    const profile = matchProfile({ incidents: { script: [{ kind: 'correction', atPoint: 12 }] } })
    const plans = rallyPlans(generateMatch(profile, 5), true, 5)
    const corrected = plans.filter(({ revision }) => revision > 0)
    expect(corrected.length).toBeGreaterThan(0)
    const [again] = corrected
    const first = plans.find(({ seed }) => seed === again?.seed)
    expect(first?.revision).toBe(0)
    expect(again?.scorer).toBe(first?.scorer && opponentOf(first.scorer))
  })
})

describe('endChanges', () => {
  const set = (gamesA: number, gamesB: number) => ({ gamesA, gamesB })
  const tieBreak = (pointsA: string, pointsB: string) =>
    ({ gameType: 'TieBreaker', pointsA, pointsB }) as const

  it.each([
    [LOVE_ALL, 0],
    [{ ...LOVE_ALL, set: set(1, 0) }, 1],
    [{ ...LOVE_ALL, set: set(1, 1) }, 1],
    [{ ...LOVE_ALL, set: set(2, 1) }, 2],
    // 6–3: an odd last game; 6–4: even, the next change is after the first game.
    [{ ...LOVE_ALL, finishedSets: [set(6, 3)] }, 5],
    [{ ...LOVE_ALL, finishedSets: [set(6, 4)] }, 5],
    [{ ...LOVE_ALL, finishedSets: [set(6, 4)], set: set(0, 1) }, 6],
    [{ ...LOVE_ALL, set: set(6, 6), game: tieBreak('3', '2') }, 6],
    [{ ...LOVE_ALL, set: set(6, 6), game: tieBreak('3', '3') }, 7],
    [{ ...LOVE_ALL, finishedSets: [{ ...set(7, 6), tieBreak: { pointsA: 7, pointsB: 5 } }] }, 8]
  ])('after %j: %i', (score, changes) => expect(endChanges(score)).toBe(changes))
})

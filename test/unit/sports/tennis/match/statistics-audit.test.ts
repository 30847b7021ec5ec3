import { describe, expect, it } from 'vitest'
import { analysePoint, emptyAnalysis, type MatchAnalysis } from '@shared/sports/tennis/match/match-analysis'
import {
  auditStatistics,
  lastingDifferences,
  packetsBehind,
  type Difference
} from '@shared/sports/tennis/match/statistics-audit'
import type {
  ProviderFigures,
  ProviderStatistics,
  ProviderTeams
} from '@shared/sports/tennis/feeds/statistics/schemas'
import { plan, playPoints } from '../../../../support/played-points'
import { knownFormat } from '../../../../support/tennis-scores'

const STANDARD = knownFormat('Standard', 3)

/** Team A serves: 2 aces, 4 of 5 first serves won, 1 of 2 second serves, a double fault; it holds from 15-40. */
const COURSE = 'Aa B2 Bd B A Aa A2 A'

const analysisOf = (course: string): MatchAnalysis =>
  playPoints(STANDARD, plan(course)).reduce(
    (analysis, point) => analysePoint(analysis, STANDARD, point),
    emptyAnalysis()
  )

const ANALYSIS = analysisOf(COURSE)

const A_FIGURES: ProviderFigures = {
  aces: 2,
  totalServes: 11,
  firstServesIn: 5,
  firstServesInPercent: 62.5,
  firstServePointsWon: 4,
  firstServePointsWonPercent: 80,
  secondServesIn: 2,
  secondServePointsWon: 1,
  secondServePointsWonPercent: 33.33,
  breakPointsFaced: 2,
  breakPointsSaved: 2,
  faults: 4,
  doubleFaults: 1
}

const B_FIGURES: ProviderFigures = { aces: 0, firstServesIn: 0, firstServesInPercent: 0, faults: 0 }

function provider(changes: ProviderFigures = {}, sets = 1): ProviderStatistics {
  const teams: ProviderTeams = { TeamA: { ...A_FIGURES, ...changes }, TeamB: B_FIGURES }
  return { match: teams, sets: Array.from({ length: sets }, () => teams) }
}

const audit = (theirs: ProviderStatistics, nowMonotonicMs = 0, previous: readonly Difference[] = []) =>
  auditStatistics(previous, ANALYSIS.statistics, theirs, nowMonotonicMs)

describe('the audit', () => {
  it('finds nothing where both agree', () => {
    expect(audit(provider())).toEqual([])
  })

  it('names the set, the team, the figure and both values', () => {
    expect(audit(provider({ aces: 3 }), 500)).toEqual([
      { part: 0, team: 'TeamA', figure: 'aces', ours: 2, provider: 3, sinceMonotonicMs: 500 },
      { part: 1, team: 'TeamA', figure: 'aces', ours: 2, provider: 3, sinceMonotonicMs: 500 }
    ])
  })

  it('compares every figure with the same meaning', () => {
    const figures = Object.keys(A_FIGURES).filter((figure) => figure !== 'totalServes')
    for (const figure of figures)
      expect(
        audit(provider({ [figure]: 77 }, 0)).map((difference) => difference.figure),
        figure
      ).toEqual([figure])
  })

  it('lets the provider round percentages, but not change them', () => {
    expect(audit(provider({ firstServesInPercent: 63 }))).toEqual([])
    expect(audit(provider({ firstServesInPercent: 62 }))).toEqual([])
    expect(audit(provider({ firstServesInPercent: 64 }, 0))).toHaveLength(1)
  })

  it('skips figures that the provider has not sent', () => {
    expect(audit({ match: { TeamA: {}, TeamB: {} }, sets: [] })).toEqual([])
  })

  it('compares a set that has begun only for the provider with nothing', () => {
    const [difference] = audit({ ...provider(), sets: [...provider().sets, provider().match] })
    expect(difference).toMatchObject({ part: 2, ours: 0 })
  })

  it('accepts a fault of the current point both counted and uncounted', () => {
    const theirs = provider({ faults: 5 })
    expect(audit(theirs)).toHaveLength(2)
    expect(auditStatistics([], ANALYSIS.statistics, theirs, 0, 'TeamA')).toEqual([])
    expect(auditStatistics([], ANALYSIS.statistics, provider(), 0, 'TeamA')).toEqual([])
    expect(auditStatistics([], ANALYSIS.statistics, provider({ faults: 6 }), 0, 'TeamA')).toHaveLength(2)
  })
})

describe('a difference', () => {
  it('counts once it has lasted ten seconds, whatever its values', () => {
    const first = audit(provider({ aces: 3 }, 0), 1_000)
    const second = audit(provider({ aces: 1 }, 0), 8_000, first)
    expect(lastingDifferences(second, 10_999)).toEqual([])
    expect(lastingDifferences(second, 11_000)).toMatchObject([{ provider: 1, sinceMonotonicMs: 1_000 }])
  })

  it('starts again after the two have agreed', () => {
    const first = audit(provider({ aces: 3 }, 0), 1_000)
    const agreed = audit(provider(), 5_000, first)
    const again = audit(provider({ aces: 3 }, 0), 6_000, agreed)
    expect(lastingDifferences(again, 12_000)).toEqual([])
  })
})

describe('the packets behind a figure', () => {
  const behind = (figure: Difference['figure'], part = 0) =>
    packetsBehind({ part, team: 'TeamA', figure }, STANDARD, ANALYSIS.points)

  it('are the latest points that count for it', () => {
    // Points have every third number, from 3 on.
    expect(behind('aces')).toEqual([3, 18])
    expect(behind('faults')).toEqual([6, 9, 21])
    expect(behind('firstServesIn')).toEqual([15, 18, 24])
    expect(behind('firstServesInPercent')).toEqual([15, 18, 24])
    expect(behind('secondServePointsWon')).toEqual([21])
  })

  it('belong to the set', () => {
    const points = analysisOf(Array.from({ length: 30 }, () => 'Aa').join(' '))
    const difference = { team: 'TeamA', figure: 'aces' } as const
    // 24 points make a set; team A serves its first, third and fifth game.
    expect(packetsBehind({ ...difference, part: 1 }, STANDARD, points.points)).toEqual([54, 57, 60])
    expect(packetsBehind({ ...difference, part: 2 }, STANDARD, points.points)).toEqual([78, 81, 84])
    expect(packetsBehind({ ...difference, part: 3 }, STANDARD, points.points)).toEqual([])
  })
})

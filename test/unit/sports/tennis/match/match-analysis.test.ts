import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { SeriesViewSchema } from '@shared/sports/tennis/view/insight-view'
import {
  analysePoint,
  emptyAnalysis,
  latestPoints,
  servePriorOf,
  winProbabilityOf,
  type MatchAnalysis
} from '@shared/sports/tennis/match/match-analysis'
import { seriesViewOf } from '@shared/sports/tennis/match/series'
import type { MatchFormat } from '@shared/sports/tennis/rules/format'
import type { PlayedPoint } from '@shared/sports/tennis/rules/played-point'
import { SERVE_PRIORS, serveChance } from '@shared/sports/tennis/rules/serve-chance'
import { winProbability } from '@shared/sports/tennis/rules/win-probability'
import { plan, playedPoint, playPoints } from '../../../../support/played-points'
import { knownFormat, KNOWN_FORMATS, scoreOf } from '../../../../support/tennis-scores'

const STANDARD = knownFormat('Standard', 3)

const analyse = (
  points: readonly PlayedPoint[],
  format: MatchFormat | null,
  from: MatchAnalysis = emptyAnalysis()
): MatchAnalysis => points.reduce((analysis, point) => analysePoint(analysis, format, point), from)

const analysisOf = (course: string, format: MatchFormat | null = STANDARD): MatchAnalysis =>
  analyse(playPoints(format ?? STANDARD, plan(course)), format)

const repeated = (word: string, times: number): string => Array.from({ length: times }, () => word).join(' ')

const courses = fc
  .array(fc.constantFrom('A', 'B', 'A2', 'B2', 'Aa', 'Bp'), { minLength: 1, maxLength: 300 })
  .map((words) => words.join(' '))

describe('win probability', () => {
  it('is the model’s at the score after the point, given how the serves have gone so far', () => {
    const analysis = analysisOf('A A A2 A B B')
    const expected = winProbability(
      STANDARD,
      scoreOf('1-0', '0-30'),
      'TeamB',
      serveChance(SERVE_PRIORS.unknown, 4, 4),
      serveChance(SERVE_PRIORS.unknown, 0, 0)
    )
    expect(expected).not.toBeNull()
    expect(winProbabilityOf(analysis)).toBeCloseTo(expected ?? NaN, 12)
  })

  it('is unknown without rules, without a server and before the first point', () => {
    expect(winProbabilityOf(emptyAnalysis())).toBeNull()
    expect(winProbabilityOf(analysisOf('A B A', null))).toBeNull()
    expect(winProbabilityOf(analyse([playedPoint({ server: null })], STANDARD))).toBeNull()
  })

  it('is unknown for a score that the rules do not allow', () => {
    expect(winProbabilityOf(analyse([playedPoint({ after: scoreOf('9-8', '0-0') })], STANDARD))).toBeNull()
  })

  it('follows the server by the rules, through tie-breaks and sets of every format', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KNOWN_FORMATS), courses, (format, course) => {
        const points = playPoints(format, plan(course))
        const analysed = latestPoints(analyse(points, format))
        const played = { TeamA: 0, TeamB: 0 }
        const won = { TeamA: 0, TeamB: 0 }
        const gameOf = ({ before }: PlayedPoint): string =>
          JSON.stringify([before.finishedSets.length, before.set])
        let atStart = { played: { ...played }, won: { ...won } }
        for (const [index, point] of points.entries()) {
          const next = points[index + 1]
          const previous = points[index - 1]
          if (previous === undefined || gameOf(previous) !== gameOf(point))
            atStart = { played: { ...played }, won: { ...won } }
          if (point.server !== null && point.kind !== 'Penalty') {
            played[point.server] += 1
            if (point.winner === point.server) won[point.server] += 1
          }
          if (!next?.server) continue
          const chance = (team: 'TeamA' | 'TeamB'): number =>
            serveChance(SERVE_PRIORS.unknown, atStart.won[team], atStart.played[team])
          const expected = winProbability(format, point.after, next.server, chance('TeamA'), chance('TeamB'))
          expect(analysed[index]?.winProbabilityA).toBeCloseTo(expected ?? NaN, 9)
        }
      })
    )
  })

  it('ends with certainty', () => {
    const analysis = analysisOf(repeated('A', 48))
    expect(winProbabilityOf(analysis)).toBe(1)
  })
})

describe('the usual share of serve points', () => {
  it('is the average of the draw', () => {
    expect(servePriorOf('2031-0042-MS003')).toBe(SERVE_PRIORS.men)
    expect(servePriorOf('2031-0042-RD010')).toBe(SERVE_PRIORS.women)
    expect(servePriorOf('2031-0042-MX001')).toBe(SERVE_PRIORS.unknown)
    expect(servePriorOf('anything')).toBe(SERVE_PRIORS.unknown)
  })
})

describe('undoing points', () => {
  it('continues from the older analysis', () => {
    fc.assert(
      fc.property(courses, fc.nat(300), courses, (course, kept, other) => {
        const points = playPoints(STANDARD, plan(course)).slice(0, kept)
        const replaced = playPoints(STANDARD, plan(other))
        const older = analyse(points, STANDARD)
        const asItWas = structuredClone(older)
        analyse(replaced, STANDARD, older)
        expect(older).toEqual(asItWas)
        expect(analyse(replaced, STANDARD, older)).toEqual(analyse([...points, ...replaced], STANDARD))
      }),
      { numRuns: 40 }
    )
  })
})

describe('the latest points', () => {
  it('come oldest first', () => {
    const analysis = analysisOf('A B A B A')
    expect(latestPoints(analysis, 2).map(({ point }) => point.seqNum)).toEqual([12, 15])
    expect(latestPoints(analysis)).toHaveLength(5)
    expect(latestPoints(emptyAnalysis(), 3)).toEqual([])
  })
})

describe('the series', () => {
  const context = { names: { TeamA: 'HALVORSEN', TeamB: 'PEREDA' }, marks: [], revision: 7 }

  it('has one entry per point', () => {
    const { points, revision } = seriesViewOf(analysisOf('A B A A A B'), context)
    expect(revision).toBe(7)
    expect(points).toHaveLength(6)
    expect(points[5]).toMatchObject({ seqNum: 18, set: 1, game: 1, winner: 'TeamB', delayMs: 1_500 })
    expect(points[0]?.momentum).toBeGreaterThan(points[1]?.momentum ?? 1)
  })

  it('uses the time of receipt if the provider gives none', () => {
    const analysis = analyse([playedPoint({ sourceAt: null, receivedAt: 5 })], STANDARD)
    expect(seriesViewOf(analysis, context).points[0]?.at).toBe(5)
  })

  it('marks breaks and sets before the next point', () => {
    // A holds, breaks, holds … : a set to love, then one point more.
    const { marks } = seriesViewOf(analysisOf(repeated('A', 25)), context)
    expect(marks).toEqual([
      { point: 8, kind: 'break', text: 'HALVORSEN breaks, 2–0' },
      { point: 16, kind: 'break', text: 'HALVORSEN breaks, 4–0' },
      { point: 24, kind: 'break', text: 'HALVORSEN breaks, 6–0' },
      { point: 24, kind: 'set', text: 'Set 1 to HALVORSEN, 6–0' }
    ])
  })

  it('does not mistake a tie-break for a break', () => {
    const holds = Array.from({ length: 12 }, (_, game) => repeated(game % 2 === 0 ? 'A' : 'B', 4)).join(' ')
    const { marks } = seriesViewOf(analysisOf(`${holds} ${repeated('B', 7)}`), context)
    expect(marks).toEqual([{ point: 55, kind: 'set', text: 'Set 1 to PEREDA, 6–7(0)' }])
  })

  it('puts the given marks in their places', () => {
    const alarm = { point: 3, kind: 'alarm', text: 'The provider lost the venue' } as const
    const { marks } = seriesViewOf(analysisOf(repeated('B', 5)), { ...context, marks: [alarm] })
    expect(marks.map(({ kind }) => kind)).toEqual(['alarm', 'break'])
  })

  it('always passes the window’s schema, however the match goes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KNOWN_FORMATS), courses, fc.boolean(), (format, course, known) => {
        const points = playPoints(format, plan(course))
        const view = seriesViewOf(analyse(points, known ? format : null), context)
        expect(v.is(SeriesViewSchema, view)).toBe(true)
      })
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatOf, type MatchFormat } from '@shared/sports/tennis/rules/format'
import type { PlayedPoint } from '@shared/sports/tennis/rules/played-point'
import { TEAMS } from '@shared/sports/tennis/rules/score'
import { situationOf } from '@shared/sports/tennis/rules/situation'
import {
  countPoint,
  countsOf,
  emptyMatchStatistics,
  type MatchStatistics
} from '@shared/sports/tennis/rules/statistics'
import type { TeamStatistics } from '@shared/sports/tennis/rules/statistics-view'
import { countFor, type CountedPoint } from '../../../../../src-main/simulator/tennis/counted-point'
import { generateMatch } from '../../../../../src-main/simulator/tennis/match-generator'
import { truthOf } from '../../../../../src-main/simulator/tennis/match-script'
import { matchProfile } from '../../../../support/match-profiles'
import { plan, playedPoint, playPoints } from '../../../../support/played-points'
import { knownFormat, KNOWN_FORMATS, scoreOf } from '../../../../support/tennis-scores'

const STANDARD = knownFormat('Standard', 3)

const fold = (points: readonly PlayedPoint[], format: MatchFormat | null): MatchStatistics =>
  points.reduce((statistics, point) => countPoint(statistics, format, point), emptyMatchStatistics)

const statisticsOf = (text: string, format: MatchFormat = STANDARD): MatchStatistics =>
  fold(playPoints(format, plan(text)), format)

describe('serve figures', () => {
  it('are counted for the server by how the point started', () => {
    // A serves: first serve won, ace, second serve lost, double fault, second-serve ace, first serve won.
    const { teams } = statisticsOf('A Aa B2 Bd A2a A').match
    const figures: Partial<TeamStatistics> = {
      servePoints: 6,
      aces: 2,
      firstServesIn: 3,
      firstServePointsWon: 3,
      secondServesIn: 2,
      secondServePointsWon: 1,
      faults: 4,
      doubleFaults: 1,
      pointsWon: 4,
      gamesWon: 1
    }
    expect(teams.TeamA).toMatchObject(figures)
    expect(teams.TeamB).toMatchObject({ servePoints: 0, faults: 0, pointsWon: 2, gamesWon: 0 })
  })

  it('leave out penalties and points with an unknown server, which still count as won', () => {
    const penalty = playedPoint({ kind: 'Penalty', winner: 'TeamB' })
    const unknown = playedPoint({ server: null, winner: 'TeamA', serve: 2 })
    const { teams } = fold([penalty, unknown], STANDARD).match
    expect(teams.TeamA).toMatchObject({ servePoints: 0, faults: 0, pointsWon: 1 })
    expect(teams.TeamB).toMatchObject({ servePoints: 0, pointsWon: 1 })
  })
})

describe('break points', () => {
  const isFaced = (format: MatchFormat | null, points: string, after = points): boolean =>
    countsOf(
      format,
      playedPoint({
        before: scoreOf('2-1', points),
        after: points === after ? scoreOf('2-1', points) : scoreOf('2-2', after),
        winner: 'TeamB'
      })
    ).TeamA.includes('breakPointsFaced')

  it.each(['0-40', '15-40', '30-40', '40-Av'])('%s is one', (points) => {
    expect(isFaced(STANDARD, points)).toBe(true)
    expect(isFaced(null, points)).toBe(true)
  })

  it.each(['0-0', '40-0', '40-30', '30-30', 'Av-40'])('%s is none', (points) => {
    expect(isFaced(STANDARD, points)).toBe(false)
    expect(isFaced(null, points)).toBe(false)
  })

  it('40-40 is one without advantage, and with an unknown format if it ended the game', () => {
    expect(isFaced(STANDARD, '40-40')).toBe(false)
    expect(isFaced(knownFormat('StandardWithNoAdv', 3), '40-40')).toBe(true)
    expect(isFaced(null, '40-40')).toBe(false)
    expect(isFaced(null, '40-40', '0-0')).toBe(true)
  })

  it('do not exist in a tie-break', () => {
    expect(isFaced(STANDARD, 'TB 5-6')).toBe(false)
  })

  it('are saved by the server and converted by the receiver', () => {
    // 0-40, two saved, the third lost.
    const { teams } = statisticsOf('B B B A A B').match
    expect(teams.TeamA).toMatchObject({ breakPointsFaced: 3, breakPointsSaved: 2 })
    expect(teams.TeamB).toMatchObject({ breakPointsConverted: 1, breakPointsFaced: 0 })
  })

  it('match the score automaton in every format', () => {
    const winners = fc.array(fc.constantFrom('A', 'B', 'A2', 'B2'), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(fc.constantFrom(...KNOWN_FORMATS), winners, (format, words) => {
        for (const point of playPoints(format, plan(words.join(' ')))) {
          if (point.server === null) continue
          const situation = situationOf(format, point.before, { team: point.server })
          const receiverWins =
            point.before.game.gameType === 'StandardGame' &&
            situation?.team !== undefined &&
            situation.team !== null &&
            situation.team !== point.server
          const counted = countsOf(format, point)[point.server].includes('breakPointsFaced')
          // At a no-ad deciding point the server's set point goes before the break point in a situation.
          const deciding = point.before.game.pointsA === '40' && point.before.game.pointsB === '40'
          expect(counted).toBe(receiverWins || (deciding && !format.advantage))
        }
      })
    )
  })
})

describe('streaks', () => {
  it('are the longest runs of points and of games, by set and in the match', () => {
    const { teams } = statisticsOf('A A A A B A B B B A B B A').match
    expect(teams.TeamA).toMatchObject({ longestPointStreak: 4, longestGameStreak: 1 })
    expect(teams.TeamB).toMatchObject({ longestPointStreak: 3, longestGameStreak: 1 })
  })

  it('continue across sets in the match, and restart in each set', () => {
    const bagel = Array.from({ length: 28 }, () => 'A').join(' ')
    const { match, sets } = statisticsOf(bagel)
    expect(match.teams.TeamA).toMatchObject({ longestPointStreak: 28, longestGameStreak: 7 })
    expect(sets.map(({ teams }) => teams.TeamA.longestGameStreak)).toEqual([6, 1])
  })
})

describe('a correction', () => {
  it('returns to an earlier value that no later point has changed', () => {
    const points = playPoints(STANDARD, plan('A A2 Bd B A A Aa A'))
    const older = fold(points.slice(0, 4), STANDARD)
    const copy = structuredClone(older)
    fold(points.slice(4), STANDARD)
    points.slice(4).reduce((statistics, point) => countPoint(statistics, STANDARD, point), older)
    expect(older).toEqual(copy)
  })
})

it('keeps the place of a set without any point', () => {
  const { sets } = fold([playedPoint({ before: scoreOf('0-0', '0-0', '6-4') })], STANDARD)
  expect(sets).toHaveLength(2)
  expect(sets[0]?.teams.TeamA.pointsWon).toBe(0)
})

describe('the statistics of a generated match', () => {
  const PROFILES = [
    matchProfile(),
    matchProfile({ numSets: 5, tieBreakType: 'NoTieBreakInFinalSet' }),
    matchProfile({ scoringType: 'MatchTieBreak' }, true),
    matchProfile({ scoringType: 'StandardWithNoAdv' }, true),
    matchProfile({ scoringType: 'ATPShortSetNoAdv', numSets: 5 }),
    matchProfile({ scoringType: 'ShortSets' }),
    matchProfile({ scoringType: 'LastSetTiebreak12', numSets: 5 }),
    matchProfile({ scoringType: 'ProSet', numSets: 1 })
  ]

  const ofSet = (points: readonly CountedPoint[], set: number): readonly CountedPoint[] =>
    points.filter(({ before }) => before.finishedSets.length === set)

  it('agree with the generator, for the match and every set, in a thousand matches', () => {
    for (let seed = 0; seed < 1_000; seed += 1) {
      const profile = PROFILES[seed % PROFILES.length] ?? matchProfile()
      const format = formatOf(profile.scoringType, profile.numSets, profile.tieBreakType)
      const truth = truthOf(generateMatch(profile, seed))
      const points = truth.points.map((point, index) => playedPoint({ ...point, seqNum: index + 1 }))
      const statistics = fold(points, seed % 2 === 0 ? format : null)
      expect(statistics.match.teams, `match ${seed}`).toEqual(truth.statistics)
      for (const [set, { teams }] of statistics.sets.entries())
        for (const team of TEAMS)
          expect(teams[team], `match ${seed}, set ${set}`).toEqual(countFor(team, ofSet(truth.points, set)))
    }
  })
})

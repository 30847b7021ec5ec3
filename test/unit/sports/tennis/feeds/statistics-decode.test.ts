import { describe, expect, it } from 'vitest'
import { decodeTennisStatistics } from '@shared/sports/tennis/feeds/statistics/decode'
import { FIGURE_NAMES } from '@shared/sports/tennis/feeds/statistics/names'
import type { ProviderStatistics } from '@shared/sports/tennis/feeds/statistics/schemas'

/** As the provider's table has them: literal keys, counts and percentages as numbers. */
const TEAM_A = {
  aces: 3,
  totalServes: 31,
  '1stServe': 14,
  '1stServe%': 63.64,
  '1stServePointsWon': 11,
  '1stServePointsWon%': 78.57,
  '2ndServes': 7,
  '2ndServePointsWon': 4,
  '2ndServePointsWon%': 50,
  breakPointsPlayed: 2,
  breakPointsSaved: 1,
  faults: 9,
  doubleFaults: 1
}
const TEAM_B = { ...TEAM_A, aces: 0 }
const PART = { teamA: TEAM_A, teamB: TEAM_B }

function statisticsOf(fields: object): ProviderStatistics {
  const decoded = decodeTennisStatistics(JSON.stringify(fields))
  if (decoded.kind !== 'statistics') throw new Error(JSON.stringify(decoded))
  return decoded.statistics
}

const reasonOf = (text: string): string => {
  const decoded = decodeTennisStatistics(text)
  return decoded.kind === 'undecodable' ? decoded.reason : `decoded as ${decoded.kind}`
}

describe('statistics', () => {
  it('maps every figure of the table to our name, for both teams', () => {
    const { match } = statisticsOf({ match: PART, set1: PART })
    expect(match.TeamA).toEqual({
      aces: 3,
      totalServes: 31,
      firstServesIn: 14,
      firstServesInPercent: 63.64,
      firstServePointsWon: 11,
      firstServePointsWonPercent: 78.57,
      secondServesIn: 7,
      secondServePointsWon: 4,
      secondServePointsWonPercent: 50,
      breakPointsFaced: 2,
      breakPointsSaved: 1,
      faults: 9,
      doubleFaults: 1
    })
    expect(match.TeamB.aces).toBe(0)
    expect(Object.keys(match.TeamA)).toHaveLength(Object.keys(FIGURE_NAMES).length)
  })

  it('reads numbers sent as strings', () => {
    const { match } = statisticsOf({
      match: { teamA: { aces: '7', '1stServe%': ' 61.54 ' }, teamB: {} },
      set1: null
    })
    expect(match).toEqual({ TeamA: { aces: 7, firstServesInPercent: 61.54 }, TeamB: {} })
  })

  it('leaves out a figure that is not a number, or negative', () => {
    const { match } = statisticsOf({
      match: { teamA: { aces: 'NaN', faults: '', doubleFaults: -1, '2ndServes': null }, teamB: {} }
    })
    expect(match.TeamA).toEqual({})
  })

  it('holds the sets that have begun, up to five', () => {
    expect(statisticsOf({ match: PART }).sets).toHaveLength(0)
    expect(statisticsOf({ match: PART, set1: PART, set2: null }).sets).toHaveLength(1)
    const five = { set1: PART, set2: PART, set3: PART, set4: PART, set5: PART }
    expect(statisticsOf({ match: PART, ...five }).sets).toHaveLength(5)
  })

  it('never takes a later set for a missing earlier one', () => {
    expect(statisticsOf({ match: PART, set1: PART, set3: PART }).sets).toHaveLength(1)
  })

  it('reads what it knows from a packet that holds more', () => {
    expect(statisticsOf({ match: { ...PART, umpire: 1 }, set1: PART, venue: 'Hall 2' }).sets).toHaveLength(1)
  })
})

describe('names', () => {
  it('come in the packet before the figures, one player per team in singles', () => {
    expect(decodeTennisStatistics('{"teamAPlayer1":"A. STRAND","teamBPlayer1":"C. MORO"}')).toEqual({
      kind: 'names',
      names: { teamAPlayer1: 'A. STRAND', teamAPlayer2: null, teamBPlayer1: 'C. MORO', teamBPlayer2: null }
    })
  })
})

describe('session messages', () => {
  const cases = [
    ['{"message":"Authorisation accepted","level":"INFO"}', 'authorised'],
    ['{"message":"Heartbeat sent at 2031-05-06T09:10:20.000Z","level":"INFO"}', 'heartbeat'],
    ['{"message":"The supplied authentication is invalid","level":"ERROR"}', 'refused'],
    ['The supplied authentication is invalid', 'refused']
  ] as const

  it.each(cases)('%s: %s', (text, control) => {
    expect(decodeTennisStatistics(text)).toMatchObject({ kind: 'control', control })
  })
})

describe('an unreadable packet', () => {
  it('is rejected with a reason', () => {
    expect(reasonOf('{"match":')).toBe('it is not valid JSON')
    expect(reasonOf('[1]')).toBe('it is JSON but not an object')
    expect(reasonOf('{"match":{"teamA":{}}}')).toContain('field match.teamB')
    expect(reasonOf('{"set1":{"teamA":{},"teamB":{}}}')).toContain('field match')
    expect(reasonOf('{"teamAPlayer1":7}')).toContain('field teamAPlayer1')
  })
})

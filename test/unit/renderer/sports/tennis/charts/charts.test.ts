import { MOMENTUM_DEFINITION } from '@shared/sports/tennis/rules/momentum'
import { describe, expect, it } from 'vitest'
import { chartCsv, chartTable, readout } from '../../../../../../src-renderer/charts/chart-model'
import { delayChart } from '../../../../../../src-renderer/sports/tennis/charts/delay'
import { momentumChart } from '../../../../../../src-renderer/sports/tennis/charts/momentum'
import { pointsWonChart } from '../../../../../../src-renderer/sports/tennis/charts/points-won'
import { serveChart } from '../../../../../../src-renderer/sports/tennis/charts/serve'
import { winProbabilityChart } from '../../../../../../src-renderer/sports/tennis/charts/win-probability'
import { partOf, point, seriesOf, TEAMS } from './series-fixture'

const NO_SERIES = seriesOf([])

describe('the win probability chart', () => {
  const series = seriesOf(
    [point(), point({ game: 4, winner: 'TeamB', winProbabilityA: 0.445 }), point({ winProbabilityA: null })],
    [{ point: 1, kind: 'break', text: 'Alvarado breaks' }]
  )
  const chart = winProbabilityChart(series, TEAMS)

  it('says that it is a model, and reads out a point with both chances, adding up to 100, and what preceded it', () => {
    expect(chart.note).toContain('not a price')
    expect(readout(chart, 1)).toBe(
      'Point 2 · set 1, game 5, won by Alvarado · Sommer 45%, Alvarado 55% · Alvarado breaks'
    )
  })

  it('leaves out an unknown chance', () => {
    expect(chart.lines[0]?.values).toEqual([0.62, 0.445, null])
    expect(readout(chart, 2)).toMatch(/· –$/)
  })

  it('has a data table and a CSV with plain numbers', () => {
    expect(chartTable(chart).rows[0]).toEqual([
      'Point 1',
      'set 1, game 1, won by Sommer',
      'Sommer 62%, Alvarado 38%',
      ''
    ])
    const lines = chartCsv(chart).split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[2]).toBe('Point 2,"set 1, game 5, won by Alvarado",0.4450,Alvarado breaks')
    expect(lines[3]).toBe('Point 3,"set 1, game 1, won by Sommer",,')
  })

  it('reads out nothing beyond its ends', () => {
    expect(readout(chart, -1)).toBe('')
    expect(readout(chart, 3)).toBe('')
  })
})

describe('the momentum chart', () => {
  it('shows its definition and whose momentum it is', () => {
    const chart = momentumChart(seriesOf([point(), point({ momentum: -0.5 }), point({ momentum: 0 })]), TEAMS)
    expect(chart.note).toBe(MOMENTUM_DEFINITION)
    expect([0, 1, 2].map((index) => readout(chart, index).split(' · ').at(-1))).toEqual([
      '0.25 for Sommer',
      '0.50 for Alvarado',
      'level'
    ])
  })
})

describe('the delay chart', () => {
  const maxOf = (...delaysMs: (number | null)[]): number =>
    delayChart(seriesOf(delaysMs.map((delayMs) => point({ delayMs }))), TEAMS).scale.max

  it('shows seconds, and a gap where the delay is unknown', () => {
    const chart = delayChart(seriesOf([point(), point({ delayMs: null })]), TEAMS)
    expect(chart.lines[0]?.values).toEqual([2.1, null])
    expect(readout(chart, 0)).toContain('2.1 s')
  })

  it('always includes the limit and every value, with few grid lines', () => {
    expect(maxOf()).toBe(8)
    expect(maxOf(2100, null)).toBe(8)
    expect(maxOf(11_900)).toBe(12)
    for (const delayMs of [1, 8001, 45_000, 600_000]) {
      const { scale } = delayChart(seriesOf([point({ delayMs })]), TEAMS)
      expect(scale.max).toBeGreaterThanOrEqual(delayMs / 1000)
      expect(scale.splits.length).toBeLessThanOrEqual(5)
      expect(scale.splits.at(-1)).toBe(scale.max)
    }
  })
})

describe('the charts by set', () => {
  const statistics = {
    parts: [
      partOf('Match', {
        servePoints: 30,
        firstServesIn: 20,
        firstServePointsWon: 15,
        secondServePointsWon: 4
      }),
      partOf('Set 1', {
        servePoints: 30,
        firstServesIn: 20,
        firstServePointsWon: 15,
        secondServePointsWon: 4
      })
    ],
    differences: []
  }
  const series = seriesOf([point()], [{ point: 1, kind: 'break', text: 'Sommer breaks' }])

  it('show the sets in order and the match last, with totals', () => {
    const chart = serveChart(statistics, series, TEAMS)
    expect(chart.entries.map((entry) => entry.tick)).toEqual(['Set 1\n1 break', 'Match'])
    expect(chart.lines[0]?.values).toEqual([20 / 30, 20 / 30])
    expect(readout(chart, 0)).toBe('Set 1 · 20 of 30 and 0 of 0 · 1 break · Sommer 67% · Alvarado –')
  })

  it('count a double fault among the second-serve points', () => {
    const chart = pointsWonChart(statistics, series, TEAMS)
    expect(chart.entries.map((entry) => entry.label)).toEqual([
      'Set 1, 1st serve',
      'Set 1, 2nd serve',
      'Match, 1st serve',
      'Match, 2nd serve'
    ])
    expect(chart.lines[0]?.values.slice(0, 2)).toEqual([0.75, 0.4])
    expect(chart.lines[1]?.values).toEqual([null, null, null, null])
  })

  it('are empty before the first point', () => {
    expect(serveChart({ parts: [], differences: [] }, NO_SERIES, TEAMS).entries).toEqual([])
  })
})

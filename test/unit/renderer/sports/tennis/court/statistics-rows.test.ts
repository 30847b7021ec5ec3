import { describe, expect, it } from 'vitest'
import {
  differenceText,
  statisticsRows,
  type Difference
} from '../../../../../../src-renderer/sports/tennis/court/statistics-rows'
import { partOf } from '../charts/series-fixture'

const difference = (changes: Partial<Difference>): Difference => ({
  part: 'Match',
  team: 'TeamA',
  figure: 'aces',
  ours: 14,
  provider: 15,
  packets: '388, 402',
  ...changes
})

const cellsOf = (rows: ReturnType<typeof statisticsRows>, label: string) => {
  const row = rows.find((each) => each.label === label)
  if (!row) throw new Error(`There is no row ${label}`)
  return row.cells
}

const match = partOf(
  'Match',
  {
    aces: 14,
    servePoints: 50,
    firstServesIn: 32,
    firstServePointsWon: 24,
    secondServePointsWon: 9,
    breakPointsFaced: 5,
    breakPointsSaved: 3,
    breakPointsConverted: 4,
    pointsWon: 60
  },
  { aces: 7, breakPointsFaced: 7, breakPointsSaved: 3, breakPointsConverted: 2, pointsWon: 40 }
)

describe('the statistics rows', () => {
  it('show counts, percentages and fractions', () => {
    const rows = statisticsRows(match, [])
    expect(cellsOf(rows, 'Aces').TeamA.text).toBe('14')
    expect(cellsOf(rows, 'First serves in').TeamA.text).toBe('64%')
    expect(cellsOf(rows, 'First serve points won').TeamA.text).toBe('75%')
    expect(cellsOf(rows, 'Second serve points won').TeamA.text).toBe('50%')
    expect(cellsOf(rows, 'Break points saved').TeamA.text).toBe('3 of 5')
  })

  it('take the break points converted from those that the opponent faced', () => {
    const { TeamA, TeamB } = cellsOf(statisticsRows(match, []), 'Break points converted')
    expect([TeamA.text, TeamB.text]).toEqual(['4 of 7', '2 of 5'])
  })

  it('show no percentage of zero', () => {
    const rows = statisticsRows(partOf('Set 1'), [])
    for (const label of ['First serves in', 'First serve points won', 'Second serve points won'])
      expect(cellsOf(rows, label).TeamA.text).toBe('–')
    expect(cellsOf(rows, 'Break points saved').TeamA.text).toBe('–')
    expect(cellsOf(rows, 'Aces').TeamA).toMatchObject({ text: '0', share: 0 })
  })

  it('scale bars to the higher count', () => {
    const { TeamA, TeamB } = cellsOf(statisticsRows(match, []), 'Aces')
    expect([TeamA.share, TeamB.share]).toEqual([1, 0.5])
  })

  it('show the provider’s count beside ours only where it differs, with the packets', () => {
    const rows = statisticsRows(match, [difference({})])
    expect(cellsOf(rows, 'Aces').TeamA).toMatchObject({
      text: '14',
      provider: '15',
      packets: 'Packets 388, 402.'
    })
    expect(cellsOf(rows, 'Aces').TeamB.provider).toBeNull()
    expect(cellsOf(rows, 'Double faults').TeamA.provider).toBeNull()
  })

  it('show a difference in a set in that set only', () => {
    const rows = statisticsRows(match, [difference({ part: 'Set 2' })])
    expect(cellsOf(rows, 'Aces').TeamA.provider).toBeNull()
  })

  it('derive the provider’s percentage from its count, or take its own', () => {
    const counted = difference({ figure: 'firstServesIn', ours: 32, provider: 35 })
    expect(cellsOf(statisticsRows(match, [counted]), 'First serves in').TeamA.provider).toBe('70%')
    const own = difference({ figure: 'firstServesInPercent', ours: 64, provider: 71 })
    expect(cellsOf(statisticsRows(match, [counted, own]), 'First serves in').TeamA.provider).toBe('71%')
  })

  it('mark no share above the whole', () => {
    const more = difference({ figure: 'firstServesIn', ours: 32, provider: 70 })
    expect(cellsOf(statisticsRows(match, [more]), 'First serves in').TeamA.provider).toBeNull()
  })

  it('mark no difference that is not visible', () => {
    const close = difference({ figure: 'firstServesInPercent', ours: 64, provider: 64.3 })
    expect(cellsOf(statisticsRows(match, [close]), 'First serves in').TeamA.provider).toBeNull()
  })

  it('show the provider’s fraction too', () => {
    const saved = difference({ figure: 'breakPointsSaved', ours: 3, provider: 4 })
    expect(cellsOf(statisticsRows(match, [saved]), 'Break points saved').TeamA.provider).toBe('4 of 5')
  })
})

describe('the text of a difference', () => {
  it('names team, figure, both counts and the packets', () => {
    expect(differenceText(difference({}), 'Sommer')).toBe(
      'Sommer, aces: 14 from events, 15 from the provider. Packets 388, 402.'
    )
    expect(differenceText(difference({ packets: '388' }), 'Sommer')).toMatch(/ Packet 388\.$/)
  })

  it('rounds a percentage', () => {
    const share = difference({ figure: 'firstServesInPercent', ours: 60.869_565_2, provider: 60 })
    expect(differenceText(share, 'Sommer')).toContain('(%): 60.9 from events, 60 from the provider.')
  })

  it('keeps the raw name of a figure without a text', () => {
    expect(differenceText(difference({ figure: 'newFigure', packets: '' }), 'Sommer')).toBe(
      'Sommer, newFigure: 14 from events, 15 from the provider.'
    )
  })
})

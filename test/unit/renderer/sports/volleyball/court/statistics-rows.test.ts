import { describe, expect, it } from 'vitest'
import {
  rotationRows,
  shareText,
  statisticsRows
} from '../../../../../../src-renderer/sports/volleyball/court/statistics-rows'
import { sideStatistics } from '../../../volleyball-fixture'

const share = (won: number, played: number) => ({ won, played })

const statistics = {
  Home: sideStatistics({
    points: 47,
    pointsByKind: { Kill: 20, Ace: 4, Penalty: 1, Dive: 2 },
    aces: 4,
    sideOut: share(18, 30),
    breakPoints: share(12, 40),
    rotations: [{ rotation: 1, sideOut: share(3, 5), breakPoints: share(2, 6) }],
    longestRun: 6
  }),
  Away: sideStatistics({ points: 40, pointsByKind: { Kill: 22, BlockOut: 3 }, serveErrors: 5 })
}

const rowOf = (label: string) => statisticsRows(statistics).find((row) => row.label === label)
const texts = (label: string) => rowOf(label)?.cells.map(({ text }) => text)

describe('the statistics of a volleyball match', () => {
  it('show counts, home first, with bars scaled to the higher', () => {
    expect(texts('Points won')).toEqual(['47', '40'])
    expect(texts('Aces')).toEqual(['4', '0'])
    expect(texts('Serve errors')).toEqual(['0', '5'])
    expect(rowOf('Kills')?.cells.map(({ share: width }) => width)).toEqual([20 / 22, 1])
  })

  it('show percentages of receptions and serves, and none of zero', () => {
    expect(texts('Side-out')).toEqual(['60%', '–'])
    expect(texts('Break points')).toEqual(['30%', '–'])
    expect(shareText(share(0, 4))).toBe('0%')
  })

  it('have a row for each kind of point, even an unknown one', () => {
    const labels = statisticsRows(statistics).map(({ label }) => label)
    expect(labels.slice(0, 5)).toEqual(['Points won', 'Kills', 'Block-outs', '“Dive”', 'Penalties'])
    expect(labels.filter((label) => label === 'Aces')).toHaveLength(1)
  })

  it('show the rotations of both side by side, even if only one has any', () => {
    expect(rotationRows(statistics)).toEqual([
      {
        rotation: 1,
        sideOut: { Home: share(3, 5), Away: share(0, 0) },
        breakPoints: { Home: share(2, 6), Away: share(0, 0) }
      }
    ])
  })
})

import { describe, expect, it } from 'vitest'
import {
  columnsWidth,
  isCrowded,
  leastColumnsWidth
} from '../../../../../src-renderer/court-parts/scoreboard/score-room'
import { tennisBoard } from '../../../../../src-renderer/sports/tennis/board'
import { volleyballBoard } from '../../../../../src-renderer/sports/volleyball/board'
import { courtInPlay, courtNotOpen } from '../../court-fixture'
import { volleyballInPlay } from '../../volleyball-fixture'

const finished = (number: number, Home: number, Away: number) => ({
  number,
  isGolden: false,
  points: { Home, Away },
  winner: Home > Away ? ('Home' as const) : ('Away' as const),
  isConfirmed: true
})

describe('the scoreboard of a tennis court', () => {
  const board = tennisBoard(courtInPlay())

  it('shows the sets with their tie-breaks, the games and the points', () => {
    expect(board.columns.map(({ label }) => label)).toEqual(['Set 1', 'Games'])
    expect(board.columns[0]?.cells).toEqual([
      { text: '7', raised: '7', isWon: true },
      { text: '6', raised: '4', isWon: false }
    ])
    expect(board.sides.map(({ points }) => points)).toEqual(['30', '40'])
  })

  it('never leaves out its sets', () => {
    expect(leastColumnsWidth(board)).toBe(columnsWidth(board))
    expect(isCrowded(board)).toBe(false)
  })

  it('does not exist before players or a score have arrived', () => {
    expect(
      tennisBoard({ ...courtNotOpen(), teams: { TeamA: { players: [] }, TeamB: { players: [] } } }).isKnown
    ).toBe(false)
  })
})

describe('the scoreboard of a volleyball court', () => {
  it('shows the points of each set with its winner, the sets won and the points', () => {
    const { columns, sides } = volleyballBoard(volleyballInPlay())
    expect(columns.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)])).toEqual([
      ['Set 1', '25', '22'],
      ['Sets won', '1', '0']
    ])
    expect(columns[0]?.cells.map(({ isWon }) => isWon)).toEqual([true, false])
    expect(sides.map(({ points }) => points)).toEqual(['4', '3'])
  })

  it('shows which team serves, and which player', () => {
    const serving = (server: ReturnType<typeof volleyballInPlay>['server']) =>
      volleyballBoard(volleyballInPlay({ server })).sides.map(({ players }) => players[0]?.serving)
    expect(serving({ side: 'Away', playerId: 80_003 })).toEqual(['', 'Serving: player 80003'])
    expect(serving({ side: 'Home', playerId: null })).toEqual(['Serving', ''])
    expect(serving(null)).toEqual(['', ''])
  })

  it('marks points and sets that may still be taken back', () => {
    const trail = [
      { winner: 'Home', isConfirmed: true },
      { winner: 'Away', isConfirmed: false }
    ] as const
    const { sides } = volleyballBoard(volleyballInPlay({ trail: [...trail] }))
    expect(sides.map(({ isProvisional }) => isProvisional)).toEqual([false, true])
    const { columns } = volleyballBoard(
      volleyballInPlay({ finishedSets: [{ ...finished(1, 25, 23), isConfirmed: false }] })
    )
    expect(columns.map(({ isProvisional }) => isProvisional)).toEqual([true, false])
  })

  it('has no points between sets, and a winner at the end', () => {
    const board = volleyballBoard(
      volleyballInPlay({ set: null, result: { winner: 'Away', isConfirmed: true, text: 'Italy wins 3–0' } })
    )
    expect(board.hasPoints).toBe(false)
    expect(board.sides.map(({ outcome, points }) => [outcome, points])).toEqual([
      ['lost', ''],
      ['won', '']
    ])
  })

  it('leaves out the sets if long names and many sets do not fit', () => {
    const teams = { Home: { name: 'Grot Budowlani Łódź' }, Away: { name: 'Eczacıbaşı Dynavit Istanbul' } }
    const finishedSets = [finished(1, 25, 22), finished(2, 23, 25), finished(3, 25, 18), finished(4, 19, 25)]
    expect(isCrowded(volleyballBoard(volleyballInPlay({ teams, finishedSets })))).toBe(true)
    expect(isCrowded(volleyballBoard(volleyballInPlay({ teams })))).toBe(false)
    expect(leastColumnsWidth(volleyballBoard(volleyballInPlay({ finishedSets })))).toBe(
      leastColumnsWidth(volleyballBoard(volleyballInPlay()))
    )
  })
})

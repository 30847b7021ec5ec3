/** The smallest sport: a board and what hangs on the next point. */
import type { Board, BoardSide } from '../../../../src-renderer/court-parts/scoreboard/board'
import type { RendererSport } from '../../../../src-renderer/sports/sport'

const sideOf = (name: string, points: string): BoardSide => ({
  id: name,
  players: [{ name, country: '', serving: '' }],
  outcome: null,
  points,
  isProvisional: false
})

const board: Board = {
  sides: [sideOf('Ma', '10'), sideOf('Fan', '8')],
  columns: [
    {
      label: 'Games',
      look: 'count',
      cells: [
        { text: '3', raised: '', isWon: false },
        { text: '1', raised: '', isWon: false }
      ],
      isProvisional: false
    }
  ],
  hasPoints: true,
  maySpareSets: false,
  isKnown: true
}

export const tableTennis: RendererSport = {
  id: 'table-tennis',
  name: 'Table tennis',
  board: () => board,
  situation: () => ({ kind: 'match-point', count: 2, name: 'Ma' })
}

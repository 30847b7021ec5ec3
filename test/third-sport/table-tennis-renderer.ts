import type { Board, BoardSide } from '../../src-renderer/court-parts/scoreboard/board'
import type { RendererSport } from '../../src-renderer/sports/sport'
import { SIDES, type Side, type TableTennisView } from './table-tennis'

const cell = (text: string) => ({ text, raised: '', isWon: false })
const sideOf = ({ points }: TableTennisView, side: Side): BoardSide => ({
  id: side,
  players: [{ name: `Player ${side}`, country: '', serving: '' }],
  outcome: null,
  points: String(points[side]),
  isProvisional: false
})

export const tableTennis: RendererSport<TableTennisView> = {
  id: 'table-tennis',
  name: 'Table tennis',
  board: (court): Board => ({
    sides: [sideOf(court, SIDES[0]), sideOf(court, SIDES[1])],
    columns: court.games.map(({ A, B }, index) => ({
      label: `Game ${index + 1}`,
      look: 'set',
      cells: [cell(String(A)), cell(String(B))],
      isProvisional: false
    })),
    hasPoints: true,
    maySpareSets: false,
    isKnown: true
  })
}

/** A volleyball court on the scoreboard: points of the sets, sets won, and points of the set in play. */
import { SIDES, type Side } from '@shared/sports/volleyball/rules/sides'
import type { VolleyballCourtView } from '@shared/sports/volleyball/view/volleyball-view'
import { playerText } from './text'
import type { Board, BoardCell, BoardColumn, BoardSide } from '../../court-parts/scoreboard/board'

export function volleyballBoard(court: VolleyballCourtView): Board {
  const { finishedSets, set, teams } = court
  const hasBegun = set !== null || finishedSets.length > 0
  return {
    sides: [sideOf(court, 'Home'), sideOf(court, 'Away')],
    columns: hasBegun ? [...setColumns(court), setsWonColumn(court)] : [],
    hasPoints: set !== null,
    maySpareSets: hasBegun,
    isKnown: hasBegun || SIDES.some((side) => teams[side].name !== side) || court.packets.total > 0
  }
}

function sideOf({ teams, server, set, trail, result }: VolleyballCourtView, side: Side): BoardSide {
  const isServing = server?.side === side
  const who = isServing && server.playerId !== null ? `: ${playerText(server.playerId)}` : ''
  const winner = result?.winner ?? null
  return {
    id: side,
    players: [{ name: teams[side].name, country: '', serving: isServing ? `Serving${who}` : '' }],
    outcome: winner === null ? null : winner === side ? 'won' : 'lost',
    points: set ? String(set.points[side]) : '',
    isProvisional: set !== null && trail.some((point) => point.winner === side && !point.isConfirmed)
  }
}

const setColumns = ({ finishedSets }: VolleyballCourtView): readonly BoardColumn[] =>
  finishedSets.map(({ number, isGolden, points, winner, isConfirmed }) => {
    const cellOf = (side: Side): BoardCell => ({
      text: String(points[side]),
      raised: '',
      isWon: winner === side
    })
    return {
      label: isGolden ? 'Golden set' : `Set ${number}`,
      look: 'set',
      cells: [cellOf('Home'), cellOf('Away')],
      isProvisional: !isConfirmed
    }
  })

function setsWonColumn({ setsWon }: VolleyballCourtView): BoardColumn {
  const cellOf = (side: Side): BoardCell => ({ text: String(setsWon[side]), raised: '', isWon: false })
  return {
    label: 'Sets won',
    look: 'count',
    cells: [cellOf('Home'), cellOf('Away')],
    isProvisional: false
  }
}

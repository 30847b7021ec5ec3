/** A tennis court on the scoreboard: games of the sets, games and points of the set in play. */
import type { ScoreView, TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import { TEAMS, type Team } from '@shared/sports/tennis/rules/score'
import { UNNAMED_TEAMS } from './text'
import type { Board, BoardColumn, BoardSide } from '../../court-parts/scoreboard/board'

export function tennisBoard(court: TennisCourtView): Board {
  const { teams, score } = court
  const hasPoints = score !== null && (score.pointsA !== '' || score.pointsB !== '')
  return {
    sides: [sideOf(court, 'TeamA'), sideOf(court, 'TeamB')],
    columns: score ? [...setColumns(score), ...(hasPoints ? [gamesColumn(score)] : [])] : [],
    hasPoints,
    maySpareSets: false,
    isKnown: score !== null || TEAMS.some((team) => teams[team].players.length > 0)
  }
}

function sideOf({ teams, score, server, result }: TennisCourtView, team: Team): BoardSide {
  const { players } = teams[team]
  const named = players.length > 0 ? players : [{ name: UNNAMED_TEAMS[team], country: '' }]
  const servingMember = server?.team === team ? (server.member ?? 1) : null
  const winner = result?.winner ?? null
  return {
    id: team,
    players: named.map((player, index) => ({
      ...player,
      serving: index + 1 === servingMember ? 'Serving' : ''
    })),
    outcome: winner === null ? null : winner === team ? 'won' : 'lost',
    points: (team === 'TeamA' ? score?.pointsA : score?.pointsB) ?? '',
    isProvisional: false
  }
}

const setColumns = ({ finishedSets }: ScoreView): readonly BoardColumn[] =>
  finishedSets.map(({ gamesA, gamesB, tieBreak }, index) => ({
    label: `Set ${index + 1}`,
    look: 'set',
    cells: [
      { text: String(gamesA), raised: raisedOf(tieBreak?.pointsA), isWon: gamesA > gamesB },
      { text: String(gamesB), raised: raisedOf(tieBreak?.pointsB), isWon: gamesB > gamesA }
    ],
    isProvisional: false
  }))

const raisedOf = (points: number | undefined): string => (points === undefined ? '' : String(points))

const gamesColumn = ({ gamesA, gamesB }: ScoreView): BoardColumn => ({
  label: 'Games',
  look: 'count',
  cells: [
    { text: String(gamesA), raised: '', isWon: false },
    { text: String(gamesB), raised: '', isWon: false }
  ],
  isProvisional: false
})

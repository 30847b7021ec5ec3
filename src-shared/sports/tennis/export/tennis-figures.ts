/** The figures of a tennis match, as lines of its report. */
import type { StatisticsView, TeamStatistics } from '../rules/statistics-view'
import { countLine, shareLine, type StatisticsLine } from '../../../export/statistics-line'

type Teams = StatisticsView['parts'][number]['ours']
type Count = (team: TeamStatistics) => number

export function tennisFigureLines({ TeamA, TeamB }: Teams): readonly StatisticsLine[] {
  const counted = (label: string, count: Count): StatisticsLine =>
    countLine(label, [count(TeamA), count(TeamB)])
  const share = (label: string, part: Count, whole: Count): StatisticsLine =>
    shareLine(label, [
      { won: part(TeamA), played: whole(TeamA) },
      { won: part(TeamB), played: whole(TeamB) }
    ])
  return [
    counted('Aces', (team) => team.aces),
    counted('Double faults', (team) => team.doubleFaults),
    share(
      'First serves in',
      (team) => team.firstServesIn,
      (team) => team.servePoints
    ),
    share(
      'Points won on first serve',
      (team) => team.firstServePointsWon,
      (team) => team.firstServesIn
    ),
    share(
      'Points won on second serve',
      (team) => team.secondServePointsWon,
      (team) => team.servePoints - team.firstServesIn
    ),
    share(
      'Break points saved',
      (team) => team.breakPointsSaved,
      (team) => team.breakPointsFaced
    ),
    counted('Break points converted', (team) => team.breakPointsConverted),
    counted('Points won', (team) => team.pointsWon),
    counted('Games won', (team) => team.gamesWon),
    counted('Longest run of points', (team) => team.longestPointStreak),
    counted('Longest run of games', (team) => team.longestGameStreak)
  ]
}

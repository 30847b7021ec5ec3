/** A short match for the charts' tests; a test changes what it is about. */
import type { SeriesView } from '@shared/sports/tennis/view/insight-view'
import type { StatisticsView, TeamStatistics } from '@shared/sports/tennis/rules/statistics-view'

export const TEAMS = { TeamA: 'Sommer', TeamB: 'Alvarado' } as const

export const point = (changes: Partial<SeriesView['points'][number]> = {}): SeriesView['points'][number] => ({
  seqNum: 1,
  set: 1,
  game: 0,
  at: 0,
  winner: 'TeamA',
  winProbabilityA: 0.62,
  momentum: 0.25,
  delayMs: 2100,
  ...changes
})

export const seriesOf = (points: SeriesView['points'], marks: SeriesView['marks'] = []): SeriesView => ({
  revision: 1,
  points,
  marks
})

export const teamStatistics = (changes: Partial<TeamStatistics> = {}): TeamStatistics => ({
  aces: 0,
  doubleFaults: 0,
  faults: 0,
  servePoints: 0,
  firstServesIn: 0,
  firstServePointsWon: 0,
  secondServesIn: 0,
  secondServePointsWon: 0,
  breakPointsFaced: 0,
  breakPointsSaved: 0,
  breakPointsConverted: 0,
  pointsWon: 0,
  gamesWon: 0,
  longestPointStreak: 0,
  longestGameStreak: 0,
  ...changes
})

export const partOf = (
  label: string,
  TeamA: Partial<TeamStatistics> = {},
  TeamB: Partial<TeamStatistics> = {}
): StatisticsView['parts'][number] => ({
  label,
  ours: { TeamA: teamStatistics(TeamA), TeamB: teamStatistics(TeamB) },
  provider: null
})

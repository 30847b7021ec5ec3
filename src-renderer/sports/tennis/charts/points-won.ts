import type { SeriesView } from '@shared/sports/tennis/view/insight-view'
import type { StatisticsView } from '@shared/sports/tennis/rules/statistics-view'
import { bySetChart } from './by-set'
import type { ChartModel } from '../../../charts/chart-model'
import type { TeamNames } from '../text'

/** Points won on first and on second serve, by set. */
export const pointsWonChart = (
  statistics: StatisticsView,
  series: SeriesView,
  teams: TeamNames
): ChartModel =>
  bySetChart(
    {
      id: 'points-won',
      title: 'Points won on serve',
      note: 'Points won of the first serves in, and of the points that came to a second serve, double faults counted.'
    },
    [
      { label: '1st serve', won: (team) => team.firstServePointsWon, of: (team) => team.firstServesIn },
      {
        label: '2nd serve',
        won: (team) => team.secondServePointsWon,
        of: (team) => team.servePoints - team.firstServesIn
      }
    ],
    statistics,
    series,
    teams
  )

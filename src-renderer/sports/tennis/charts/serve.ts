import type { SeriesView } from '@shared/sports/tennis/view/insight-view'
import type { StatisticsView } from '@shared/sports/tennis/rules/statistics-view'
import { bySetChart } from './by-set'
import type { ChartModel } from '../../../charts/chart-model'
import type { TeamNames } from '../text'

/** First serves in, by set. */
export const serveChart = (statistics: StatisticsView, series: SeriesView, teams: TeamNames): ChartModel =>
  bySetChart(
    { id: 'serve', title: 'Serve', note: 'First serves in, of all points served.' },
    [{ label: '', won: (team) => team.firstServesIn, of: (team) => team.servePoints }],
    statistics,
    series,
    teams
  )

/** The charts of a court's view. */
import type { SeriesView } from '@shared/sports/tennis/view/insight-view'
import type { StatisticsView } from '@shared/sports/tennis/rules/statistics-view'
import type { ChartModel } from '../../../charts/chart-model'
import type { TeamNames } from '../text'
import { delayChart } from './delay'
import { momentumChart } from './momentum'
import { pointsWonChart } from './points-won'
import { serveChart } from './serve'
import { winProbabilityChart } from './win-probability'

export type ChartName = 'win-probability' | 'momentum' | 'serve' | 'points-won' | 'delay'

export const CHART_TABS: readonly { readonly value: ChartName; readonly label: string }[] = [
  { value: 'win-probability', label: 'Win probability' },
  { value: 'momentum', label: 'Momentum' },
  { value: 'serve', label: 'Serve' },
  { value: 'points-won', label: 'Points won' },
  { value: 'delay', label: 'Delay' }
]

export interface ChartSources {
  readonly series: SeriesView
  readonly statistics: StatisticsView
  readonly teams: TeamNames
}

export function chartOf(name: ChartName, { series, statistics, teams }: ChartSources): ChartModel {
  switch (name) {
    case 'win-probability':
      return winProbabilityChart(series, teams)
    case 'momentum':
      return momentumChart(series, teams)
    case 'serve':
      return serveChart(statistics, series, teams)
    case 'points-won':
      return pointsWonChart(statistics, series, teams)
    case 'delay':
      return delayChart(series, teams)
  }
}

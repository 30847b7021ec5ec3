import type { SeriesView } from '@shared/sports/tennis/view/insight-view'
import { MOMENTUM_DEFINITION } from '@shared/sports/tennis/rules/momentum'
import type { ChartModel } from '../../../charts/chart-model'
import type { TeamNames } from '../text'
import { seriesMarks } from './marks'
import { pointEntries } from './point-entries'

/** Momentum after each point, -1 (team B) to 1 (team A). */
export const momentumChart = (series: SeriesView, teams: TeamNames): ChartModel => {
  const text = (value: number): string => {
    const size = Math.abs(value).toFixed(2)
    if (size === '0.00') return 'level'
    return `${size} for ${value > 0 ? teams.TeamA : teams.TeamB}`
  }
  return {
    id: 'momentum',
    title: 'Momentum',
    note: MOMENTUM_DEFINITION,
    look: 'sides',
    sides: [teams.TeamA, teams.TeamB],
    entries: pointEntries(series, teams),
    lines: [{ label: 'Momentum', tone: 'team-a', values: series.points.map((point) => point.momentum) }],
    scale: {
      min: -1,
      max: 1,
      splits: [-1, -0.5, 0, 0.5, 1],
      tick: (value) => String(Math.abs(value)),
      text
    },
    middle: 0,
    limits: [],
    marks: seriesMarks(series)
  }
}

import type { SeriesView } from '@shared/sports/tennis/view/insight-view'
import type { ChartModel } from '../../../charts/chart-model'
import type { TeamNames } from '../text'
import { seriesMarks } from './marks'
import { pointEntries } from './point-entries'

const SECOND_MS = 1000
/** The levels of delay change every four seconds; from the second change on the score is called delayed. */
const LEVEL_S = 4
const DELAYED_S = 8

/** How late each point came. */
export function delayChart(series: SeriesView, teams: TeamNames): ChartModel {
  const values = series.points.map(({ delayMs }) => (delayMs === null ? null : delayMs / SECOND_MS))
  const longest = Math.max(0, ...values.map((value) => value ?? 0))
  const levels = Math.max(2, Math.ceil(longest / LEVEL_S))
  // At most four grid lines, however late a packet came.
  const step = Math.ceil(levels / 4) * LEVEL_S
  const max = Math.ceil((levels * LEVEL_S) / step) * step
  return {
    id: 'delay',
    title: 'Feed delay',
    note: 'From the provider’s time of a point to its arrival here, corrected by the estimated clock offset.',
    look: 'line',
    sides: [teams.TeamA, teams.TeamB],
    entries: pointEntries(series, teams),
    lines: [{ label: 'Delay', tone: 'plain', values }],
    scale: {
      min: 0,
      max,
      splits: Array.from({ length: max / step + 1 }, (_, index) => index * step),
      tick: (value) => `${value} s`,
      text: (value) => `${value.toFixed(1)} s`
    },
    middle: 0,
    limits: [{ value: DELAYED_S, label: 'delayed' }],
    marks: seriesMarks(series)
  }
}

/** The points of a match as entries of a chart. */
import type { SeriesView } from '@shared/sports/tennis/view/insight-view'
import type { ChartEntry } from '../../../charts/chart-model'
import type { TeamNames } from '../text'

const TICK_EVERY = 25

export const pointEntries = (series: SeriesView, teams: TeamNames): readonly ChartEntry[] =>
  series.points.map((point, index) => ({
    seqNum: point.seqNum,
    label: `Point ${index + 1}`,
    detail: `set ${point.set}, game ${point.game + 1}, won by ${teams[point.winner]}`,
    tick: (index + 1) % TICK_EVERY === 0 ? String(index + 1) : ''
  }))

/** What the charts by set have in common: a group of bars for every set, and one for the match. */
import type { SeriesView } from '@shared/sports/tennis/view/insight-view'
import type { StatisticsView, TeamStatistics } from '@shared/sports/tennis/rules/statistics-view'
import type { ChartEntry, ChartLine, ChartModel } from '../../../charts/chart-model'
import type { TeamNames } from '../text'
import { MARK_LOOKS, marksBySet } from './marks'
import { PERCENT_SCALE, shareOf } from '../../../charts/percent'

export interface Measure {
  /** Under the bars and in the readout ("1st serve"); empty when the chart has one measure. */
  readonly label: string
  readonly won: (team: TeamStatistics) => number
  readonly of: (team: TeamStatistics) => number
}

export function bySetChart(
  chart: Pick<ChartModel, 'id' | 'title' | 'note'>,
  measures: readonly Measure[],
  statistics: StatisticsView,
  series: SeriesView,
  teams: TeamNames
): ChartModel {
  const [match, ...sets] = statistics.parts
  const parts = match ? [...sets, match] : []
  const remarks = marksBySet(series)
  const groups = parts.flatMap((part, index) =>
    measures.map((measure) => ({
      part,
      measure,
      remark: index < sets.length ? remarks.get(index + 1) : undefined
    }))
  )

  const entries = groups.map(({ part, measure, remark }): ChartEntry => {
    const counts = (['TeamA', 'TeamB'] as const).map(
      (team) => `${measure.won(part.ours[team])} of ${measure.of(part.ours[team])}`
    )
    return {
      seqNum: null,
      label: [part.label, measure.label].filter(Boolean).join(', '),
      detail: [counts.join(' and '), remark?.full].filter(Boolean).join(' · '),
      tick: [part.label, measure.label === '' ? remark?.short : measure.label].filter(Boolean).join('\n')
    }
  })
  const lineOf = (team: 'TeamA' | 'TeamB'): ChartLine => ({
    label: teams[team],
    tone: team === 'TeamA' ? 'team-a' : 'team-b',
    values: groups.map(({ part, measure }) =>
      shareOf(measure.won(part.ours[team]), measure.of(part.ours[team]))
    )
  })
  return {
    ...chart,
    look: 'bars',
    sides: [teams.TeamA, teams.TeamB],
    entries,
    lines: [lineOf('TeamA'), lineOf('TeamB')],
    scale: PERCENT_SCALE,
    middle: 0,
    limits: [],
    // Where a set ends and the next begins.
    marks: parts.slice(1).map((_, index) => ({
      before: (index + 1) * measures.length,
      look: MARK_LOOKS.set,
      label: '',
      text: ''
    }))
  }
}

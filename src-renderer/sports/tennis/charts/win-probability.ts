import type { SeriesView } from '@shared/sports/tennis/view/insight-view'
import type { ChartModel } from '../../../charts/chart-model'
import type { TeamNames } from '../text'
import { seriesMarks } from './marks'
import { PERCENT_SCALE } from '../../../charts/percent'
import { pointEntries } from './point-entries'

/** Team A's chance to win the match after each point. */
export const winProbabilityChart = (series: SeriesView, teams: TeamNames): ChartModel => ({
  id: 'win-probability',
  title: 'Win probability',
  note: 'A model, not a price: the chance to win the match after each point, from the serve points won in the games before.',
  look: 'sides',
  sides: [teams.TeamA, teams.TeamB],
  entries: pointEntries(series, teams),
  lines: [
    {
      label: `${teams.TeamA} wins`,
      tone: 'team-a',
      values: series.points.map((point) => point.winProbabilityA)
    }
  ],
  scale: {
    ...PERCENT_SCALE,
    // Rounded once, so that both always make 100.
    text: (share) => {
      const percentA = Math.round(share * 100)
      return `${teams.TeamA} ${percentA}%, ${teams.TeamB} ${100 - percentA}%`
    }
  },
  middle: 0.5,
  limits: [],
  marks: seriesMarks(series)
})

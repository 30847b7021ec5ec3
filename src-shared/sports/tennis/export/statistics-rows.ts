/** The statistics of a tennis match as rows of the statistics table. */
import type { StatisticsRow } from '../../../export/statistics-columns'
import { FIGURE_NAMES } from '../feeds/statistics/names'
import type { StatisticsView, TeamStatistics } from '../rules/statistics-view'

/** Our figures in reading order. */
export const FIGURE_LABELS: readonly (readonly [figure: keyof TeamStatistics, label: string])[] = [
  ['aces', 'Aces'],
  ['doubleFaults', 'Double faults'],
  ['faults', 'Faults'],
  ['servePoints', 'Points served'],
  ['firstServesIn', 'First serves in'],
  ['firstServePointsWon', 'Won on first serve'],
  ['secondServesIn', 'Second serves in'],
  ['secondServePointsWon', 'Won on second serve'],
  ['breakPointsFaced', 'Break points faced'],
  ['breakPointsSaved', 'Break points saved'],
  ['breakPointsConverted', 'Break points converted'],
  ['pointsWon', 'Points won'],
  ['gamesWon', 'Games won'],
  ['longestPointStreak', 'Longest run of points'],
  ['longestGameStreak', 'Longest run of games']
]

const PROVIDER_FIGURES: ReadonlySet<string> = new Set(Object.values(FIGURE_NAMES))

export function tennisStatisticsRows({ parts }: StatisticsView): StatisticsRow[] {
  return parts.flatMap(({ label: part, ours, provider }) =>
    FIGURE_LABELS.map(([figure, label]) => {
      const theirs = PROVIDER_FIGURES.has(figure) ? provider : null
      return {
        part,
        figure,
        label,
        teamA: ours.TeamA[figure],
        teamB: ours.TeamB[figure],
        providerA: theirs?.TeamA[figure] ?? null,
        providerB: theirs?.TeamB[figure] ?? null
      }
    })
  )
}

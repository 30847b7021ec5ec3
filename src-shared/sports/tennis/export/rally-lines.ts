/** A match's rally statistics as report lines. */
import { counted } from '../../../text/counted'
import type { RallyStatistics } from '../tracking/rally-view'
import type { Team } from '../rules/score'
import { countLine, lineOf, type StatisticsLine } from '../../../export/statistics-line'

const KMH = 3.6
const SERVES = [
  [1, 'first'],
  [2, 'second']
] as const

/** Points by rally length and serve speeds; lines without figures are omitted. */
export function rallyLines(statistics: RallyStatistics): readonly StatisticsLine[] {
  const { pointsWonByLength, serveSpeedMs } = statistics
  const lengths = pointsWonByLength.map(({ name, TeamA, TeamB }) =>
    countLine(`Points won in ${name} shots`, [TeamA, TeamB])
  )
  const speedLine = (label: string, figure: 'max' | 'mean', serve: 1 | 2 | null): StatisticsLine[] => {
    const kmhOf = (team: Team): number | null => {
      const speeds = serveSpeedMs.find((one) => one.team === team && one.serveNumber === serve)
      const speedMs = speeds?.[figure] ?? null
      return speedMs === null ? null : Math.round(speedMs * KMH)
    }
    const [kmhA, kmhB] = [kmhOf('TeamA'), kmhOf('TeamB')]
    if (kmhA === null && kmhB === null) return []
    // Only one team has a speed, so there is nothing to compare.
    const values = kmhA === null || kmhB === null ? ([0, 0] as const) : ([kmhA, kmhB] as const)
    return [lineOf(label, values, [kmhText(kmhA), kmhText(kmhB)])]
  }
  const speeds = SERVES.flatMap(([serve, name]) => speedLine(`Average ${name} serve`, 'mean', serve))
  return [...lengths, ...speedLine('Fastest serve', 'max', null), ...speeds]
}

const kmhText = (kmh: number | null): string => (kmh === null ? '–' : `${kmh} km/h`)

/** "204 rallies, 4.7 shots on average" */
export function ralliesText({ rallies, averageShots }: RallyStatistics): string {
  const count = counted(rallies, 'rally', 'rallies')
  return averageShots === null ? count : `${count}, ${averageShots.toFixed(1)} shots per point on average`
}

/** The statistics of a court as its window shows them: ours, the provider's, and where they differ. */
import type { ProviderStatistics, ProviderTeams } from '../feeds/tennis-statistics/schemas'
import type { MatchFormat } from '../tennis/format'
import { EMPTY_PART, type BothTeams } from '../tennis/statistics'
import type { StatisticsView } from '../tennis/statistics-view'
import type { MatchAnalysis } from './match-analysis'
import { packetsBehind, type Difference, type Part } from './statistics-audit'

/** `differences`: those that have lasted. `provider` is null until its stream has sent figures. */
export function statisticsViewOf(
  { statistics, points }: MatchAnalysis,
  format: MatchFormat | null,
  provider: ProviderStatistics | null,
  differences: readonly Difference[]
): StatisticsView {
  const sets = Math.max(statistics.sets.length, provider?.sets.length ?? 0)
  return {
    parts: [
      partOf(0, statistics.match.teams, provider?.match),
      ...Array.from({ length: sets }, (_, index) =>
        partOf(index + 1, (statistics.sets[index] ?? EMPTY_PART).teams, provider?.sets[index])
      )
    ],
    differences: differences.map((difference) => ({
      part: labelOf(difference.part),
      team: difference.team,
      figure: difference.figure,
      ours: difference.ours,
      provider: difference.provider,
      packets: packetsInWords(packetsBehind(difference, format, points))
    }))
  }
}

/** "Match", "Set 1". */
export const labelOf = (part: Part): string => (part === 0 ? 'Match' : `Set ${part}`)

function partOf(
  part: Part,
  ours: BothTeams,
  provider: ProviderTeams | undefined
): StatisticsView['parts'][number] {
  return {
    label: labelOf(part),
    ours: { TeamA: { ...ours.TeamA }, TeamB: { ...ours.TeamB } },
    provider: provider ? { TeamA: { ...provider.TeamA }, TeamB: { ...provider.TeamB } } : null
  }
}

const packetsInWords = (seqNums: readonly number[]): string =>
  seqNums.length === 0 ? 'no packet' : `${seqNums.length === 1 ? 'packet' : 'packets'} ${seqNums.join(', ')}`

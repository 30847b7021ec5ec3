/** What the console thinks of a match, put together for the views. */
import type { CourtState } from '@shared/sports/tennis/match/match-state'
import { formatOfCourt } from '@shared/sports/tennis/match/match-format'
import type { TennisInsight } from '@shared/sports/tennis/view/insight-view'
import {
  latestPoints,
  winProbabilityOf,
  type MatchAnalysis
} from '@shared/sports/tennis/match/match-analysis'
import { scoreCheckView } from '@shared/sports/tennis/match/score-check'
import { packetsBehind, type Difference } from '@shared/sports/tennis/match/statistics-audit'
import type { ProviderStatistics, ProviderTeams } from '@shared/sports/tennis/feeds/statistics/schemas'
import { EMPTY_PART } from '@shared/sports/tennis/rules/statistics'
import type { StatisticsView } from '@shared/sports/tennis/rules/statistics-view'

/** As many points as a card's sparkline shows. */
const MOMENTUM_POINTS = 32

export function insightOf(
  court: CourtState,
  analysis: MatchAnalysis,
  clockOffsetMs: number | null,
  statisticsFeed: TennisInsight['statisticsFeed']
): TennisInsight {
  return {
    scoreCheck: scoreCheckView(court.check),
    correctedMonotonicMs: court.correctedMonotonicMs,
    clockOffsetMs,
    winProbabilityA: winProbabilityOf(analysis),
    momentum: latestPoints(analysis, MOMENTUM_POINTS).map(({ momentum }) => momentum),
    statisticsFeed
  }
}

export function statisticsViewOf(
  court: CourtState,
  analysis: MatchAnalysis,
  provider: ProviderStatistics | null,
  differences: readonly Difference[]
): StatisticsView {
  const { match, sets } = analysis.statistics
  const setCount = Math.max(sets.length, provider?.sets.length ?? 0)
  const setParts = Array.from({ length: setCount }, (_, index) => ({
    label: `Set ${index + 1}`,
    ours: (sets[index] ?? EMPTY_PART).teams,
    provider: figuresOf(provider?.sets[index])
  }))
  const parts = [{ label: 'Match', ours: match.teams, provider: figuresOf(provider?.match) }, ...setParts]
  return {
    parts: parts.map((part) => ({ ...part, ours: { ...part.ours } })),
    differences: differences.map((difference) => ({
      part: parts[difference.part]?.label ?? '',
      team: difference.team,
      figure: difference.figure,
      ours: difference.ours,
      provider: difference.provider,
      packets: packetsBehind(difference, formatOfCourt(court), analysis.points).join(', ')
    }))
  }
}

const figuresOf = (teams: ProviderTeams | undefined): StatisticsView['parts'][number]['provider'] =>
  teams === undefined ? null : { TeamA: { ...teams.TeamA }, TeamB: { ...teams.TeamB } }

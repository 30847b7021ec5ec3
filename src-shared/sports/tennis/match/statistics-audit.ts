/**
 * Our statistics against the provider's, figure by figure where both mean the same. The two streams are not
 * synchronous, so a figure may differ for a moment after every point; a difference counts when it lasts.
 */
import type { ProviderFigure } from '../feeds/statistics/names'
import type { ProviderStatistics, ProviderTeams } from '../feeds/statistics/schemas'
import type { MatchFormat } from '../rules/format'
import { TEAMS, type Team } from '../rules/score'
import { countsOf, EMPTY_PART, type BothTeams, type Figure, type MatchStatistics } from '../rules/statistics'
import type { TeamStatistics } from '../rules/statistics-view'
import type { AnalysedPoints } from './match-analysis'

/** How long a figure must differ without a break before it counts. */
export const LASTING_MS = 10_000

/** 0 is the match, 1 to 5 are the sets. */
export type Part = number

export interface Difference {
  readonly part: Part
  readonly team: Team
  readonly figure: ProviderFigure
  readonly ours: number
  readonly provider: number
  /** Since when the two have differed, whatever their values were. */
  readonly sinceMonotonicMs: number
}

interface ComparedFigure {
  readonly figure: ProviderFigure
  /** Our value of what the provider calls so. */
  readonly ours: (figures: Readonly<TeamStatistics>) => number
  /** The figure of which points explain ours. */
  readonly countedBy: Figure
  readonly tolerance: number
}

const count = (figure: Figure & ProviderFigure): ComparedFigure => ({
  figure,
  ours: (figures) => figures[figure],
  countedBy: figure,
  tolerance: 0
})

/** How many decimals the provider gives is not published; whole numbers are the coarsest that make sense. */
const ROUNDING_PERCENT = 0.5 + 1e-6

const percent = (
  figure: ProviderFigure,
  countedBy: Figure,
  of: (figures: Readonly<TeamStatistics>) => number
): ComparedFigure => ({
  figure,
  ours: (figures) => (of(figures) === 0 ? 0 : (100 * figures[countedBy]) / of(figures)),
  countedBy,
  tolerance: ROUNDING_PERCENT
})

/** Not `totalServes`: the provider does not say whether lets are in it. */
const COMPARED_FIGURES: readonly ComparedFigure[] = [
  count('aces'),
  count('doubleFaults'),
  count('faults'),
  count('firstServesIn'),
  percent('firstServesInPercent', 'firstServesIn', ({ servePoints }) => servePoints),
  count('firstServePointsWon'),
  percent('firstServePointsWonPercent', 'firstServePointsWon', ({ firstServesIn }) => firstServesIn),
  count('secondServesIn'),
  count('secondServePointsWon'),
  percent(
    'secondServePointsWonPercent',
    'secondServePointsWon',
    ({ secondServesIn, doubleFaults }) => secondServesIn + doubleFaults
  ),
  count('breakPointsFaced'),
  count('breakPointsSaved')
]

/**
 * All figures that differ now. One that has differed before keeps its time; one that the provider does not send is
 * not compared, nor is a set that it has not begun. Ask only while both streams are up to date.
 *
 * `firstServeFaultBy`: who has served a fault in the point that is being played. We count it with the point, the
 * provider perhaps at once, and a long rally may lie between: both numbers of faults are right then.
 */
export function auditStatistics(
  previous: readonly Difference[],
  ours: MatchStatistics,
  provider: ProviderStatistics,
  nowMonotonicMs: number,
  firstServeFaultBy: Team | null = null
): readonly Difference[] {
  const differences = differencesOf(0, ours.match.teams, provider.match)
  provider.sets.forEach((teams, index) => {
    differences.push(...differencesOf(index + 1, ours.sets[index]?.teams ?? EMPTY_PART.teams, teams))
  })
  const isFaultInPlay = ({ team, figure, ours: own, provider: theirs }: Compared): boolean =>
    figure === 'faults' && team === firstServeFaultBy && theirs === own + 1
  return differences
    .filter((difference) => !isFaultInPlay(difference))
    .map((difference) => ({
      ...difference,
      sinceMonotonicMs:
        previous.find((earlier) => isSameFigure(earlier, difference))?.sinceMonotonicMs ?? nowMonotonicMs
    }))
}

/** Those that count. */
export const lastingDifferences = (
  differences: readonly Difference[],
  nowMonotonicMs: number
): readonly Difference[] =>
  differences.filter(({ sinceMonotonicMs }) => nowMonotonicMs - sinceMonotonicMs >= LASTING_MS)

/** Sequence numbers of the latest points, oldest first, that our value of a figure comes from. */
export function packetsBehind(
  difference: Pick<Difference, 'part' | 'team' | 'figure'>,
  format: MatchFormat | null,
  points: AnalysedPoints | null,
  most = 3
): readonly number[] {
  const { part, team, figure } = difference
  const countedBy = COMPARED_FIGURES.find((compared) => compared.figure === figure)?.countedBy
  const seqNums: number[] = []
  if (!countedBy) return seqNums
  for (let rest = points; rest !== null && seqNums.length < most; rest = rest.earlier) {
    const { point } = rest.latest
    const isInPart = part === 0 || point.before.finishedSets.length === part - 1
    if (isInPart && countsOf(format, point)[team].includes(countedBy)) seqNums.push(point.seqNum)
  }
  return seqNums.reverse()
}

type Compared = Omit<Difference, 'sinceMonotonicMs'>

function differencesOf(part: Part, ours: BothTeams, provider: ProviderTeams): Compared[] {
  return TEAMS.flatMap((team) =>
    COMPARED_FIGURES.flatMap((compared): readonly Compared[] => {
      const { figure, tolerance } = compared
      const theirs = provider[team][figure]
      const own = compared.ours(ours[team])
      if (theirs === undefined || Math.abs(own - theirs) <= tolerance) return []
      return [{ part, team, figure, ours: own, provider: theirs }]
    })
  )
}

const isSameFigure = (first: Compared, second: Compared): boolean =>
  first.part === second.part && first.team === second.team && first.figure === second.figure

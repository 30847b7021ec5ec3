/**
 * Compares our statistics with the provider's, figure by figure where both mean the same. The streams are not
 * synchronised, so figures may differ briefly after every point; only a lasting difference counts.
 */
import type { ProviderFigure } from '../feeds/statistics/names'
import type { ProviderStatistics, ProviderTeams } from '../feeds/statistics/schemas'
import type { MatchFormat } from '../rules/format'
import { TEAMS, type Team } from '../rules/score'
import { countsOf, EMPTY_PART, type BothTeams, type Figure, type MatchStatistics } from '../rules/statistics'
import type { TeamStatistics } from '../rules/statistics-view'
import type { AnalysedPoints } from './match-analysis'

/** How long a figure must differ continuously before it counts. */
export const LASTING_MS = 10_000

/** 0 is the match, 1 to 5 are the sets. */
export type Part = number

export interface Difference {
  readonly part: Part
  readonly team: Team
  readonly figure: ProviderFigure
  readonly ours: number
  readonly provider: number
  /** Since when the two have differed, regardless of their values. */
  readonly sinceMonotonicMs: number
}

interface ComparedFigure {
  readonly figure: ProviderFigure
  /** Our value of the provider's figure. */
  readonly ours: (figures: Readonly<TeamStatistics>) => number
  /** The figure whose points explain ours. */
  readonly countedBy: Figure
  readonly tolerance: number
}

const count = (figure: Figure & ProviderFigure): ComparedFigure => ({
  figure,
  ours: (figures) => figures[figure],
  countedBy: figure,
  tolerance: 0
})

/** The provider's precision is not published; whole numbers are the coarsest plausible one. */
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

/** Not `totalServes`: unknown whether the provider includes lets. */
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
 * All figures that differ now. One that already differed keeps its time; figures and sets the provider does not send
 * are not compared. Call only while both streams are up to date.
 *
 * `firstServeFaultBy`: who served a fault in the current point. We count it with the point, the provider perhaps at
 * once; both numbers of faults are right meanwhile.
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

/** The differences that count. */
export const lastingDifferences = (
  differences: readonly Difference[],
  nowMonotonicMs: number
): readonly Difference[] =>
  differences.filter(({ sinceMonotonicMs }) => nowMonotonicMs - sinceMonotonicMs >= LASTING_MS)

/** Sequence numbers of the latest points behind our value of a figure, oldest first. */
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

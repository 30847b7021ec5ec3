/** What is found in the log of one volleyball match (docs/inspect.md). */
import type { SideStatistics } from '@shared/sports/volleyball/rules/statistics'
import type { BySide, Side } from '@shared/sports/volleyball/rules/sides'

export interface InspectedVolleyballSet {
  readonly pointsHome: number
  readonly pointsAway: number
}

/** A message that inserts an action, or changes or takes back what was said before. */
export interface InspectedChange {
  readonly sequenceId: number
  readonly text: string
}

export interface InspectedMatch {
  /** The fixture's id; the name of the file without its extension where nothing tells it. */
  readonly eventId: string
  readonly sport: 'volleyball'
  /** What the operator calls them; "Home" and "Away" if they did not say. */
  readonly teams: BySide<string>
  readonly file: string
  /** In words; empty while what was played fits several. */
  readonly format: string
  /** The finished sets and the one in play. */
  readonly sets: readonly InspectedVolleyballSet[]
  /** A golden set is no set of the match. */
  readonly setsWon: BySide<number>
  readonly winner: Side | null
  /** The provider's word; null while the match goes on. */
  readonly endReason: string | null
  readonly statistics: BySide<SideStatistics>
  /** Distinct actions, by what became of them. */
  readonly actions: {
    readonly total: number
    readonly effective: number
    readonly cancelled: number
    readonly modified: number
    readonly inserted: number
  }
  /** Points of the score that were never confirmed. */
  readonly provisionalPoints: number
  readonly changes: readonly InspectedChange[]
  /** As the log ends; null when there is no reason. */
  readonly suspendAdvice: string | null
  /** Stretches of `sequenceId` that never came. */
  readonly gaps: number
  readonly duplicates: number
  readonly undecodable: number
  /** Scores and ends of the provider that are not those of its points, and that it has not corrected. */
  readonly conflicts: number
  /** Servers of the provider that are not those of the serving order. */
  readonly serverCorrections: number
  /** The provider's times of the first and last message. */
  readonly firstTimestamp: string | null
  readonly lastTimestamp: string | null
  readonly durationMs: number | null
  /** What is wrong with the file itself, in words; empty when it is whole. */
  readonly fileProblem: string
}

/** Whether the exit status is 1. */
export const hasVolleyballFindings = (match: InspectedMatch): boolean =>
  match.gaps > 0 || match.undecodable > 0 || match.conflicts > 0 || match.fileProblem !== ''

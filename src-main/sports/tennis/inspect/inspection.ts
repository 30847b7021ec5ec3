/** What is found in the log of one court: the object that `rallydesk-log inspect --json` prints (docs/inspect.md). */
import type { ProviderFigures } from '@shared/sports/tennis/feeds/statistics/schemas'
import type { Team } from '@shared/sports/tennis/rules/score'
import type { TeamStatistics } from '@shared/sports/tennis/rules/statistics-view'

/** A finished or current set; `tieBreak` is present if one was or is being played. */
export interface InspectedSet {
  readonly gamesA: number
  readonly gamesB: number
  readonly tieBreak?: { readonly pointsA: number; readonly pointsB: number }
}

/** The rallies in the tracking feeds. */
export interface InspectedRallies {
  readonly count: number
  /** From the shots; without shots, as counted in the summary. */
  readonly shots: number
  /** Pieces of the ball's path. */
  readonly arcs: number
  /** Moments at which positions were sampled. */
  readonly samples: number
  /** What made no sense in their packets. */
  readonly faults: number
  /** The latest point in the order of play; all count from 1. */
  readonly lastPoint: { readonly set: number; readonly game: number; readonly point: number }
}

/** To two decimals; null if no serve has a speed. */
export interface SpeedFigures {
  readonly max: number | null
  readonly mean: number | null
}

/** Points by the number of shots of the rally that decided them. */
export type LengthName = '1-4' | '5-8' | '9+'

/** All null where the input has no rally packet. */
export interface RallyFigures {
  readonly rallies: InspectedRallies | null
  readonly serveSpeedKmh: Readonly<Record<Team, SpeedFigures>> | null
  readonly pointsWonByLength: Readonly<Record<Team, Readonly<Record<LengthName, number>>>> | null
}

export interface Inspection extends RallyFigures {
  /** In a recording: what its rally packets say, or else the name of the file without its extension. */
  readonly eventId: string
  readonly sport: 'tennis'
  readonly file: string
  readonly players: Readonly<Record<Team, readonly string[]>>
  /** In words; empty while the match has not said. */
  readonly format: string
  /** The finished sets and the one in play. */
  readonly sets: readonly InspectedSet[]
  readonly setsWon: Readonly<Record<Team, number>>
  readonly winner: Team | null
  /** The provider's word; null while the match goes on. */
  readonly endReason: string | null
  readonly statistics: Readonly<Record<Team, Readonly<TeamStatistics>>>
  /** The latest figures of the provider's statistics feed; null where the input has none. */
  readonly providerStatistics: Readonly<Record<Team, ProviderFigures>> | null
  /** Distinct packets of the events feed that could be read. */
  readonly packets: { readonly total: number; readonly byKind: Readonly<Record<string, number>> }
  /** Stretches of sequence numbers that never came. */
  readonly gaps: number
  readonly duplicates: number
  readonly undecodable: number
  /** Scores that the rules of tennis do not allow, and points by which the score moved on without a packet. */
  readonly conflicts: number
  readonly missingPoints: number
  readonly delayed: number
  readonly rebuilt: number
  /** The provider's times of the first and last packet. */
  readonly firstTimestamp: string | null
  readonly lastTimestamp: string | null
  readonly durationMs: number | null
  /** What is wrong with the file itself, in words; empty when it is whole. */
  readonly fileProblem: string
}

/** Whether the exit status is 1. */
export const hasFindings = (court: Inspection): boolean =>
  court.gaps > 0 ||
  court.undecodable > 0 ||
  court.conflicts > 0 ||
  court.missingPoints > 0 ||
  (court.rallies?.faults ?? 0) > 0 ||
  court.fileProblem !== ''

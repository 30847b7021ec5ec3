/** A whole match as a list of packets, and what a client must make of it. */
import { LOVE_ALL, type Team, type TennisScore } from '@shared/sports/tennis/rules/score'
import type { TeamStatistics } from '@shared/sports/tennis/rules/statistics-view'
import { countFor, type CountedPoint } from './counted-point'
import type { EndReason, PacketBody } from './wire'

/** One packet of a match. */
export interface ScriptStep {
  readonly seqNum: number
  /** Match-time milliseconds from the opening of the stream to the sending of the packet. */
  readonly offsetMs: number
  /** How long the packet takes from the court to the provider's socket, in real milliseconds. */
  readonly venueDelayMs: number
  /** Play clock, `HH:MM:SS`. */
  readonly matchTime: string
  readonly body: PacketBody
  /** All points that count after this packet; the same list as before while nothing was scored. */
  readonly points: readonly CountedPoint[]
}

/** The packets 1, 2, … of a match from UmpireOnCourt to MatchFinished; the placeholder 0 is the stream's. */
export type MatchScript = readonly ScriptStep[]

/** How a match really went. */
export interface MatchTruth {
  readonly winner: Team
  readonly reason: EndReason
  readonly score: TennisScore
  readonly points: readonly CountedPoint[]
  readonly statistics: Readonly<Record<Team, TeamStatistics>>
}

export function truthOf(script: MatchScript): MatchTruth {
  const last = script.at(-1)
  if (last?.body.eventElementType !== 'MatchFinished') throw new Error('A script ends with MatchFinished')
  const { points } = last
  return {
    winner: last.body.won,
    reason: last.body.reason,
    score: points.at(-1)?.after ?? LOVE_ALL,
    points,
    statistics: { TeamA: countFor('TeamA', points), TeamB: countFor('TeamB', points) }
  }
}

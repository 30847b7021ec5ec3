/** How a match ends, and the ways in which it ends before it is played out. */
import { opponentOf, type Side } from '@shared/sports/volleyball/rules/sides'
import type { CourtPlay } from './court-play'
import type { VolleyballIncident } from './incidents'
import type { Scoreboard } from './scoreboard'

export interface MatchEnding {
  /** The provider's word. */
  readonly outcome: string
  readonly winner: Side | null
  /** Whether the set in play ends with the match, for the winner. */
  readonly endsSet: boolean
}

/** Won by the winner of the last set: the golden set, if any, decides. */
export function playedOut({ lastSetWinner: winner }: Scoreboard): MatchEnding {
  if (winner === null) throw new Error('A match that is played out has a winner')
  return { outcome: `Winner${winner}`, winner, endsSet: false }
}

/** Before the first rally; null for a match that is played. */
export function notPlayed({ plan }: CourtPlay): MatchEnding | null {
  const absent = plan.take('walkover', 1)
  if (absent !== null) return { ...byDefault(opponentOf(absent)), endsSet: false }
  const kind = NOT_PLAYED.find(([incident]) => plan.take(incident, 1) !== null)
  return kind === undefined ? null : { outcome: kind[1], winner: null, endsSet: false }
}

const NOT_PLAYED: readonly (readonly [kind: VolleyballIncident, outcome: string])[] = [
  ['no-show', 'NoWinnerDueToRetirementOrDefault'],
  ['postponement', 'Postponed'],
  ['cancellation', 'Cancelled']
]

/** Between two rallies; null while the match goes on. */
export function giveUp({ plan, board }: CourtPlay): MatchEnding | null {
  const retired = plan.take('retirement', board.point)
  if (retired !== null) return byDefault(opponentOf(retired))
  const isAbandoned = plan.take('abandonment', board.point) !== null
  return isAbandoned ? { outcome: 'Abandoned', winner: null, endsSet: false } : null
}

const byDefault = (winner: Side): MatchEnding => ({
  outcome: `Winner${winner}ByRetirementOrDefault`,
  winner,
  endsSet: true
})

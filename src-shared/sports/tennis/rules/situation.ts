/** What is at stake in the next point. */
import { matchWinnerOf, pointWon, type PointOutcome } from './advance'
import type { MatchFormat } from './format'
import { isReachable } from './reachable'
import { opponentOf, TEAMS, type Server, type Team, type TennisScore } from './score'

/** Most important first. */
const CHANCES = ['match-point', 'set-point', 'break-point', 'game-point'] as const
type Chance = (typeof CHANCES)[number]

export interface Situation {
  readonly kind: Chance | 'tie-break'
  /** Who has the chance; null for a tie-break without one yet. */
  readonly team: Team | null
  /** For how many points in a row the team has that chance (at 0-40: 3); 0 for a plain tie-break. */
  readonly count: number
}

/**
 * The most important thing at stake in the next point, found by playing the point both ways. Null if nothing is, the
 * match is over, or the score is impossible in the format.
 *
 * Without a server, break and game points are indistinguishable and neither is given. Both sides can have a chance only
 * at a no-ad deciding point, and never the same one, as sets need a lead of two games. The more important wins: a
 * receiver's break point beats the server's game point, but not the server's set point.
 */
export function situationOf(
  format: MatchFormat,
  score: TennisScore,
  server: Server | null
): Situation | null {
  if (!isReachable(format, score) || matchWinnerOf(format, score)) return null
  const chances = TEAMS.map((team) => ({ team, kind: chanceOf(team, pointWon(format, score, team), server) }))
  for (const kind of CHANCES) {
    const team = chances.find((chance) => chance.kind === kind)?.team
    if (team) return { kind, team, count: countChances(format, score, server, { team, kind }) }
  }
  return score.game.gameType === 'TieBreaker' ? { kind: 'tie-break', team: null, count: 0 } : null
}

/** What the team wins with this point. */
function chanceOf(team: Team, outcome: PointOutcome, server: Server | null): Chance | null {
  if (outcome.matchWon === team) return 'match-point'
  if (outcome.setWon === team) return 'set-point'
  if (outcome.gameWon !== team || server === null) return null
  return server.team === team ? 'game-point' : 'break-point'
}

/** Counts how many points the opponent can win before the chance is gone. */
function countChances(
  format: MatchFormat,
  score: TennisScore,
  server: Server | null,
  chance: { readonly team: Team; readonly kind: Chance }
): number {
  let count = 0
  let next = score
  while (chanceOf(chance.team, pointWon(format, next, chance.team), server) === chance.kind) {
    count += 1
    const lost = pointWon(format, next, opponentOf(chance.team))
    if (lost.gameWon) break
    next = lost.score
  }
  return count
}

/** The provider's own count of a match: which points count, and what follows from them. */
import { pointWon } from '@shared/sports/tennis/rules/advance'
import type { MatchFormat } from '@shared/sports/tennis/rules/format'
import type { PlayedPoint } from '@shared/sports/tennis/rules/played-point'
import type { TennisScore, Team } from '@shared/sports/tennis/rules/score'
import { opponentOf } from '@shared/sports/tennis/rules/score'
import type { TeamStatistics } from '@shared/sports/tennis/rules/statistics-view'

/** A point as the statistics count it. */
export interface CountedPoint extends Pick<
  PlayedPoint,
  'before' | 'after' | 'server' | 'winner' | 'serve' | 'kind'
> {
  /** The receiver would win the game with it. */
  readonly isBreakPoint: boolean
}

/** Whether the receiver can win the service game with the next point; a tie-break is no service game. */
export function isBreakPoint(format: MatchFormat, score: TennisScore, server: Team): boolean {
  if (score.game.gameType === 'TieBreaker') return false
  return pointWon(format, score, opponentOf(server)).gameWon !== null
}

/** Counts one team's figures over these points. A penalty is won, but nobody served it. */
export function countFor(team: Team, points: readonly CountedPoint[]): TeamStatistics {
  const served = points.filter((point) => point.kind !== 'Penalty' && point.server === team)
  const received = points.filter((point) => point.kind !== 'Penalty' && point.server === opponentOf(team))
  const first = served.filter(({ serve }) => serve === 1)
  const second = served.filter(({ serve, kind }) => serve === 2 && kind !== 'DoubleFault')
  const doubleFaults = served.filter(({ kind }) => kind === 'DoubleFault').length
  const faced = served.filter((point) => point.isBreakPoint)
  const isWon = ({ winner }: CountedPoint): boolean => winner === team
  const games = points.filter(endsGame)
  return {
    aces: served.filter(({ kind }) => kind === 'Ace').length,
    doubleFaults,
    faults: served.length - first.length + doubleFaults,
    servePoints: served.length,
    firstServesIn: first.length,
    firstServePointsWon: first.filter(isWon).length,
    secondServesIn: second.length,
    secondServePointsWon: second.filter(isWon).length,
    breakPointsFaced: faced.length,
    breakPointsSaved: faced.filter(isWon).length,
    breakPointsConverted: received.filter((point) => point.isBreakPoint && isWon(point)).length,
    pointsWon: points.filter(isWon).length,
    gamesWon: games.filter(isWon).length,
    longestPointStreak: longestRun(points.map(isWon)),
    longestGameStreak: longestRun(games.map(isWon))
  }
}

function endsGame({ before, after }: CountedPoint): boolean {
  if (after.finishedSets.length > before.finishedSets.length) return true
  return after.set.gamesA + after.set.gamesB > before.set.gamesA + before.set.gamesB
}

function longestRun(hits: readonly boolean[]): number {
  let run = 0
  let longest = 0
  for (const hit of hits) {
    run = hit ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}

/** Which end of the court a team plays at (ITF Rules of Tennis, rule 10). */
import type { TennisScore } from '@shared/sports/tennis/rules/score'

const CHANGES_IN_TIE_BREAK = 6

/** How many times ends have been changed from the start of the match to the point that comes at this score. */
export function endChanges({ finishedSets, set, game }: TennisScore): number {
  const inFinished = finishedSets.map(({ gamesA, gamesB, tieBreak }) => {
    // The change after its last point is that of the set.
    const before = tieBreak ? tieBreak.pointsA + tieBreak.pointsB - 1 : 0
    return afterOddGames(gamesA + gamesB) + Math.floor(before / CHANGES_IN_TIE_BREAK)
  })
  const points = game.gameType === 'TieBreaker' ? Number(game.pointsA) + Number(game.pointsB) : 0
  const inSet = afterOddGames(set.gamesA + set.gamesB) + Math.floor(points / CHANGES_IN_TIE_BREAK)
  return inFinished.reduce((sum, changes) => sum + changes, inSet)
}

/** After the first, third and every later odd game; after an even last one of a set nobody moves. */
const afterOddGames = (games: number): number => Math.ceil(games / 2)

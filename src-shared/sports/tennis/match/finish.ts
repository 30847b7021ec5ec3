/** What a point finished, from the scores before and after it; needs no rules of tennis. */
import type { Team, TennisScore } from '../rules/score'

export interface GameFinish {
  /** Who won the game or set; null if the scores do not show it. */
  readonly winner: Team | null
  readonly setNumber: number
  /** "6–4" if a set is finished. */
  readonly set: string | null
  /** "7–4" if a tie-break is finished. */
  readonly tieBreak: string | null
  /** The loser's score in the finished game: "to 30", "to love", "after deuce". */
  readonly margin: string
}

/** Null if the point finished no game. */
export function finishedBy(before: TennisScore | null, after: TennisScore): GameFinish | null {
  if (before === null) return null
  const setNumber = before.finishedSets.length + 1
  if (after.finishedSets.length > before.finishedSets.length) {
    const set = after.finishedSets[before.finishedSets.length]
    if (set === undefined) return null
    const winner = set.gamesA > set.gamesB ? 'TeamA' : set.gamesB > set.gamesA ? 'TeamB' : null
    return {
      winner,
      setNumber,
      set: `${set.gamesA}–${set.gamesB}`,
      tieBreak: set.tieBreak ? `${set.tieBreak.pointsA}–${set.tieBreak.pointsB}` : null,
      margin: margin(before, winner)
    }
  }
  const wonByA = after.set.gamesA - before.set.gamesA
  const wonByB = after.set.gamesB - before.set.gamesB
  if (wonByA + wonByB <= 0) return null
  const winner = wonByA > 0 && wonByB <= 0 ? 'TeamA' : wonByB > 0 && wonByA <= 0 ? 'TeamB' : null
  return { winner, setNumber, set: null, tieBreak: null, margin: margin(before, winner) }
}

function margin({ game }: TennisScore, winner: Team | null): string {
  const [won, lost] = winner === 'TeamB' ? [game.pointsB, game.pointsA] : [game.pointsA, game.pointsB]
  if (won === 'Av') return 'after deuce'
  return lost === '0' ? 'to love' : `to ${lost}`
}

/** The console's tennis score: numbers and closed enums, independent of any provider's spelling. */

export const TEAMS = ['TeamA', 'TeamB'] as const
export type Team = (typeof TEAMS)[number]

export const opponentOf = (team: Team): Team => (team === 'TeamA' ? 'TeamB' : 'TeamA')

/** Points of a standard game; `Av` is advantage. */
export const STANDARD_POINTS = ['0', '15', '30', '40', 'Av'] as const

export type GameType = 'StandardGame' | 'TieBreaker'

/** Points of the current game; decimal counts in a tie-break ("0", "1", "2"). */
export interface GameScore {
  readonly gameType: GameType
  readonly pointsA: string
  readonly pointsB: string
}

/** Points of a finished tie-break. */
export interface TieBreakScore {
  readonly pointsA: number
  readonly pointsB: number
}

export interface SetScore {
  readonly gamesA: number
  readonly gamesB: number
}

/** A finished set; `tieBreak` is present only if one decided it. */
export interface FinishedSet extends SetScore {
  readonly tieBreak?: TieBreakScore
}

export interface TennisScore {
  readonly game: GameScore
  readonly set: SetScore
  readonly finishedSets: readonly FinishedSet[]
}

/** Who serves; `member` (1 or 2) is the player of a doubles team, if known. */
export interface Server {
  readonly team: Team
  readonly member?: number
}

export const LOVE_ALL: TennisScore = {
  game: { gameType: 'StandardGame', pointsA: '0', pointsB: '0' },
  set: { gamesA: 0, gamesB: 0 },
  finishedSets: []
}

/** How many finished sets each team has won: a finished set belongs to the team with more games. */
export function setsWon(score: TennisScore): Readonly<Record<Team, number>> {
  let teamA = 0
  let teamB = 0
  for (const set of score.finishedSets) {
    if (set.gamesA > set.gamesB) teamA += 1
    else if (set.gamesB > set.gamesA) teamB += 1
  }
  return { TeamA: teamA, TeamB: teamB }
}

/** Statistics of a match, counted from its points alone. What each figure means stands in statistics-view. */
import type { MatchFormat } from './format'
import type { PlayedPoint } from './played-point'
import { opponentOf, TEAMS, type Team, type TennisScore } from './score'
import type { TeamStatistics } from './statistics-view'

export type BothTeams = Readonly<Record<Team, Readonly<TeamStatistics>>>

/** Points or games won in a row; nobody's before the first. */
interface Run {
  readonly team: Team | null
  readonly length: number
}

/** The figures of the match or of one set, and the runs that are going on. */
export interface PartStatistics {
  readonly teams: BothTeams
  readonly pointRun: Run
  readonly gameRun: Run
}

/** A value of its own after every point: an older one stays valid, so that going back to it undoes points. */
export interface MatchStatistics {
  readonly match: PartStatistics
  /** The sets in which a point has been played, in order. */
  readonly sets: readonly PartStatistics[]
}

/** Figures that are sums over the points. */
export type Figure = Exclude<keyof TeamStatistics, 'longestPointStreak' | 'longestGameStreak'>
type Counts = Readonly<Partial<Record<Figure, number>>>

const NOTHING: Readonly<TeamStatistics> = {
  aces: 0,
  doubleFaults: 0,
  faults: 0,
  servePoints: 0,
  firstServesIn: 0,
  firstServePointsWon: 0,
  secondServesIn: 0,
  secondServePointsWon: 0,
  breakPointsFaced: 0,
  breakPointsSaved: 0,
  breakPointsConverted: 0,
  pointsWon: 0,
  gamesWon: 0,
  longestPointStreak: 0,
  longestGameStreak: 0
}

const NO_RUN: Run = { team: null, length: 0 }

export const EMPTY_PART: PartStatistics = {
  teams: { TeamA: NOTHING, TeamB: NOTHING },
  pointRun: NO_RUN,
  gameRun: NO_RUN
}

export const emptyMatchStatistics: MatchStatistics = { match: EMPTY_PART, sets: [] }

/** Adds one point to the match and to the set in which it was played; the same work however long the match is. */
export function countPoint(
  statistics: MatchStatistics,
  format: MatchFormat | null,
  point: PlayedPoint
): MatchStatistics {
  const counts = countsOf(format, point)
  const sets = [...statistics.sets]
  const setIndex = point.before.finishedSets.length
  // A set whose points never came has its place all the same.
  while (sets.length < setIndex) sets.push(EMPTY_PART)
  sets[setIndex] = addPoint(sets[setIndex] ?? EMPTY_PART, point.winner, counts)
  return { match: addPoint(statistics.match, point.winner, counts), sets }
}

/**
 * What one point adds to the figures of each team. A serve that is no fault begins a point (ITF Rules of Tennis,
 * rules 16 to 20), so a point is played on the first or on the second serve, or is a double fault, which is a loss
 * of the point (rule 24a) and two faults. Lets count for nothing (rule 22). A point given as a penalty is won,
 * but has no serve; nor has a point of which the feed did not name the server.
 */
export function countsOf(format: MatchFormat | null, point: PlayedPoint): Readonly<Record<Team, Counts>> {
  const { winner, server, kind } = point
  const counts: Record<Team, Counts> = {
    TeamA: { gamesWon: gamesWonWith(point, 'TeamA') },
    TeamB: { gamesWon: gamesWonWith(point, 'TeamB') }
  }
  counts[winner] = { ...counts[winner], pointsWon: 1 }
  if (server === null || kind === 'Penalty') return counts
  const receiver = opponentOf(server)
  const breakPoint = isBreakPoint(format, point, server)
  const saved = breakPoint && winner === server
  const converted = breakPoint && winner === receiver
  counts[server] = {
    ...counts[server],
    ...serveCounts(point, winner === server),
    breakPointsFaced: Number(breakPoint),
    breakPointsSaved: Number(saved)
  }
  counts[receiver] = { ...counts[receiver], breakPointsConverted: Number(converted) }
  return counts
}

function serveCounts({ kind, serve }: PlayedPoint, won: boolean): Counts {
  if (kind === 'DoubleFault') return { servePoints: 1, faults: 2, doubleFaults: 1 }
  const aces = Number(kind === 'Ace')
  return serve === 1
    ? { servePoints: 1, aces, firstServesIn: 1, firstServePointsWon: Number(won) }
    : { servePoints: 1, aces, faults: 1, secondServesIn: 1, secondServePointsWon: Number(won) }
}

/**
 * True for a point with which the receiver would win the game: at 40 against less, at advantage, and at the
 * deciding point of a no-ad game (ITF Rules of Tennis, rule 5a and appendix V); never in a tie-break. Whether 40-40
 * is such a point is a matter of the format; where that is not known it was, if the point ended the game.
 */
function isBreakPoint(format: MatchFormat | null, point: PlayedPoint, server: Team): boolean {
  const { gameType, pointsA, pointsB } = point.before.game
  if (gameType === 'TieBreaker') return false
  const [served, received] = server === 'TeamA' ? [pointsA, pointsB] : [pointsB, pointsA]
  if (received === 'Av') return true
  if (received !== '40' || served === 'Av') return false
  if (served !== '40') return true
  return format ? !format.advantage : TEAMS.some((team) => gamesWonWith(point, team) > 0)
}

/** By the score, which holds also where packets in between are missing. */
const gamesWonWith = ({ before, after }: PlayedPoint, team: Team): number =>
  Math.max(0, gamesOf(after, team) - gamesOf(before, team))

function gamesOf({ finishedSets, set }: TennisScore, team: Team): number {
  const key = team === 'TeamA' ? 'gamesA' : 'gamesB'
  let games = set[key]
  for (const finished of finishedSets) games += finished[key]
  return games
}

function addPoint(
  part: PartStatistics,
  winner: Team,
  counts: Readonly<Record<Team, Counts>>
): PartStatistics {
  const pointRun = lengthen(part.pointRun, winner, 1)
  const loser = opponentOf(winner)
  const gameRun = lengthen(
    lengthen(part.gameRun, loser, counts[loser].gamesWon ?? 0),
    winner,
    counts[winner].gamesWon ?? 0
  )
  const teamAfter = (team: Team): Readonly<TeamStatistics> =>
    withRuns(sumOf(part.teams[team], counts[team]), team, pointRun, gameRun)
  return { teams: { TeamA: teamAfter('TeamA'), TeamB: teamAfter('TeamB') }, pointRun, gameRun }
}

function lengthen(run: Run, team: Team, by: number): Run {
  if (by === 0) return run
  return { team, length: run.team === team ? run.length + by : by }
}

function sumOf(figures: Readonly<TeamStatistics>, counts: Counts): TeamStatistics {
  const sum = { ...figures }
  for (const figure of Object.keys(counts) as Figure[]) sum[figure] += counts[figure] ?? 0
  return sum
}

function withRuns(figures: TeamStatistics, team: Team, pointRun: Run, gameRun: Run): TeamStatistics {
  if (pointRun.team === team)
    figures.longestPointStreak = Math.max(figures.longestPointStreak, pointRun.length)
  if (gameRun.team === team) figures.longestGameStreak = Math.max(figures.longestGameStreak, gameRun.length)
  return figures
}

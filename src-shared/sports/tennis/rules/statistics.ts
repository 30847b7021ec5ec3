/** Statistics of a match, counted from its points alone. Each figure is defined in statistics-view. */
import type { MatchFormat } from './format'
import type { PlayedPoint } from './played-point'
import { opponentOf, TEAMS, type Team, type TennisScore } from './score'
import type { TeamStatistics } from './statistics-view'

export type BothTeams = Readonly<Record<Team, Readonly<TeamStatistics>>>

/** Points or games won in a row; nobody's at first. */
interface Run {
  readonly team: Team | null
  readonly length: number
}

/** The figures of the match or of one set, and the current runs. */
export interface PartStatistics {
  readonly teams: BothTeams
  readonly pointRun: Run
  readonly gameRun: Run
}

/** Immutable: an older value stays valid, so returning to it undoes points. */
export interface MatchStatistics {
  readonly match: PartStatistics
  /** The sets with a point played, in order. */
  readonly sets: readonly PartStatistics[]
}

/** Figures summed over the points. */
export type Figure = Exclude<keyof TeamStatistics, 'longestPointStreak' | 'longestGameStreak'>
/** Each figure once per increment by the point. */
type Counts = readonly Figure[]

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

/** Adds one point to the match and its set in constant time. */
export function countPoint(
  statistics: MatchStatistics,
  format: MatchFormat | null,
  point: PlayedPoint
): MatchStatistics {
  const counts = countsOf(format, point)
  const sets = [...statistics.sets]
  const setIndex = point.before.finishedSets.length
  // A set whose points never arrived still has its place.
  while (sets.length < setIndex) sets.push(EMPTY_PART)
  sets[setIndex] = addPoint(sets[setIndex] ?? EMPTY_PART, point.winner, counts)
  return { match: addPoint(statistics.match, point.winner, counts), sets }
}

/**
 * What one point adds to each team's figures. A good serve starts a point (ITF Rules of Tennis, rules 16 to 20), so a
 * point is played on the first or second serve, or is a double fault, which loses the point (rule 24a) and counts as
 * two faults. Lets do not count (rule 22). A penalty point is won without a serve, as is a point without a named
 * server.
 */
export function countsOf(format: MatchFormat | null, point: PlayedPoint): Readonly<Record<Team, Counts>> {
  const { winner, server, kind } = point
  const counts = { TeamA: gamesWonWith(point, 'TeamA'), TeamB: gamesWonWith(point, 'TeamB') }
  counts[winner].push('pointsWon')
  if (server === null || kind === 'Penalty') return counts
  const receiver = opponentOf(server)
  const won = winner === server
  counts[server].push(...serveFigures(point, won))
  if (!isBreakPoint(format, point, server)) return counts
  counts[server].push('breakPointsFaced')
  if (won) counts[server].push('breakPointsSaved')
  else counts[receiver].push('breakPointsConverted')
  return counts
}

function serveFigures({ kind, serve }: PlayedPoint, won: boolean): Figure[] {
  if (kind === 'DoubleFault') return ['servePoints', 'faults', 'faults', 'doubleFaults']
  const figures: Figure[] =
    serve === 1 ? ['servePoints', 'firstServesIn'] : ['servePoints', 'faults', 'secondServesIn']
  if (kind === 'Ace') figures.push('aces')
  if (won) figures.push(serve === 1 ? 'firstServePointsWon' : 'secondServePointsWon')
  return figures
}

/**
 * True for a point that would win the receiver the game: at 40 against less, at advantage, and at the deciding point of
 * a no-ad game (ITF Rules of Tennis, rule 5a and appendix V); never in a tie-break. Whether 40-40 is such a point
 * depends on the format; if that is unknown, it was one if the point ended the game.
 */
function isBreakPoint(format: MatchFormat | null, point: PlayedPoint, server: Team): boolean {
  const { gameType, pointsA, pointsB } = point.before.game
  if (gameType === 'TieBreaker') return false
  const [served, received] = server === 'TeamA' ? [pointsA, pointsB] : [pointsB, pointsA]
  if (received === 'Av') return true
  if (received !== '40' || served === 'Av') return false
  if (served !== '40') return true
  return format ? !format.advantage : TEAMS.some((team) => gamesWonWith(point, team).length > 0)
}

/** From the score, so it works even if packets are missing. */
function gamesWonWith({ before, after }: PlayedPoint, team: Team): Figure[] {
  const figures: Figure[] = []
  for (let games = gamesOf(before, team); games < gamesOf(after, team); games += 1) figures.push('gamesWon')
  return figures
}

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
  const loser = opponentOf(winner)
  const pointRun = lengthen(part.pointRun, winner, 1)
  const gameRun = lengthen(
    lengthen(part.gameRun, loser, gamesIn(counts[loser])),
    winner,
    gamesIn(counts[winner])
  )
  const teamAfter = (team: Team): Readonly<TeamStatistics> =>
    counts[team].length === 0
      ? part.teams[team]
      : sumOf(part.teams[team], counts[team], team, pointRun, gameRun)
  return { teams: { TeamA: teamAfter('TeamA'), TeamB: teamAfter('TeamB') }, pointRun, gameRun }
}

function lengthen(run: Run, team: Team, by: number): Run {
  if (by === 0) return run
  return { team, length: run.team === team ? run.length + by : by }
}

function gamesIn(counts: Counts): number {
  let games = 0
  for (const figure of counts) if (figure === 'gamesWon') games += 1
  return games
}

/** A run grows only for the winner, so a team without points keeps its longest runs. */
function sumOf(
  figures: Readonly<TeamStatistics>,
  counts: Counts,
  team: Team,
  pointRun: Run,
  gameRun: Run
): TeamStatistics {
  const sum = copyOf(figures)
  for (const figure of counts) sum[figure] += 1
  if (pointRun.team === team) sum.longestPointStreak = Math.max(sum.longestPointStreak, pointRun.length)
  if (gameRun.team === team) sum.longestGameStreak = Math.max(sum.longestGameStreak, gameRun.length)
  return sum
}

/** Copied field by field, as it runs for every point: a spread of a spread is far slower. */
const copyOf = (figures: Readonly<TeamStatistics>): TeamStatistics => ({
  aces: figures.aces,
  doubleFaults: figures.doubleFaults,
  faults: figures.faults,
  servePoints: figures.servePoints,
  firstServesIn: figures.firstServesIn,
  firstServePointsWon: figures.firstServePointsWon,
  secondServesIn: figures.secondServesIn,
  secondServePointsWon: figures.secondServePointsWon,
  breakPointsFaced: figures.breakPointsFaced,
  breakPointsSaved: figures.breakPointsSaved,
  breakPointsConverted: figures.breakPointsConverted,
  pointsWon: figures.pointsWon,
  gamesWon: figures.gamesWon,
  longestPointStreak: figures.longestPointStreak,
  longestGameStreak: figures.longestGameStreak
})

/** Names and scores in words, as the views and the timeline show them. */
import { KNOWN_VALUES } from '../feeds/tennis-events/names'
import type { Team, TennisScore } from '../tennis/score'
import type { CourtState } from './court-state'

/** Players of a team as the provider names them; empty until it has. */
export function playersOf(state: CourtState, team: Team): readonly { name: string; country: string }[] {
  const { status } = state
  if (status === null) return []
  const [first, second, details] =
    team === 'TeamA'
      ? [status.teamAPlayer1, status.teamAPlayer2, status.teamAPlayersDetails]
      : [status.teamBPlayer1, status.teamBPlayer2, status.teamBPlayersDetails]
  const players: { name: string; country: string }[] = []
  if (first !== null) players.push({ name: first, country: details.player1Country ?? '' })
  if (second !== null) players.push({ name: second, country: details.player2Country ?? '' })
  return players
}

/** "HALVORSEN" or "STRAND / LINDE": family names, for sentences; "Team A" until names are known. */
export function shortNameOf(state: CourtState, team: Team): string {
  const names = playersOf(state, team).map(({ name }) => familyName(name))
  if (names.length > 0) return names.join(' / ')
  return team === 'TeamA' ? 'Team A' : 'Team B'
}

/** The player of a doubles team that `member` (1 or 2) means; else the team. */
export function personOf(state: CourtState, team: Team, member: number | null | undefined): string {
  const players = playersOf(state, team)
  const player = players.length > 1 ? players[(member ?? 0) - 1] : undefined
  return player === undefined ? shortNameOf(state, team) : familyName(player.name)
}

/** A value of the provider in plain words, "RacquetAbuse" as "racquet abuse"; one that we do not know as it came. */
export const inWords = (value: string): string =>
  KNOWN_VALUES.has(value) ? value.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').toLowerCase() : `“${value}”`

/** Providers write "N. HALVORSEN": the initials go, the family name stays. */
const familyName = (name: string): string => name.replace(/^(?:\p{Lu}\.[\s-]*)+/u, '').trim() || name

/** Sets and games of the final or current standing, e.g. "3-6 6-3 6-4" or "6-7(3) 2-6", from team A's side. */
export function describeSets(score: TennisScore): string {
  const sets = score.finishedSets.map(({ gamesA, gamesB, tieBreak }) =>
    tieBreak ? `${gamesA}-${gamesB}(${Math.min(tieBreak.pointsA, tieBreak.pointsB)})` : `${gamesA}-${gamesB}`
  )
  const { gamesA, gamesB } = score.set
  const running = gamesA + gamesB > 0 ? [`${gamesA}-${gamesB}`] : []
  return [...sets, ...running].join(' ')
}

/** The game in play as it is called, "40–15"; advantage is "Av–40", a tie-break is counted. */
export const describeGame = ({ game }: TennisScore): string => `${game.pointsA}–${game.pointsB}`

/** The set in play, "3–2". */
export const describeGames = ({ set }: TennisScore): string => `${set.gamesA}–${set.gamesB}`

/** The whole score, "6–4 3–2, 40–15", from team A's side. */
export const describeScore = (score: TennisScore): string => {
  const sets = score.finishedSets.map(({ gamesA, gamesB }) => `${gamesA}–${gamesB}`)
  return `${[...sets, describeGames(score)].join(' ')}, ${describeGame(score)}`
}

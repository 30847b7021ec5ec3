/** Names and scores as text for the views and the timeline. */
import { KNOWN_VALUES } from '../feeds/events/names'
import type { MatchStatus } from '../feeds/events/packets'
import type { Team, TennisScore } from '../rules/score'
import type { CourtState } from '../match/match-state'

/** Players of a team as the provider names them; empty until it does. */
export function playersOf(
  { status }: Pick<CourtState, 'status'>,
  team: Team
): readonly { name: string; country: string }[] {
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

/** "HALVORSEN" or "STRAND / LINDE": family names for sentences; "Team A" until names are known. */
export const shortNameOf = ({ status }: CourtState, team: Team): string =>
  status === null ? UNNAMED[team].team : namesOf(status)[team].team

/** Player `member` (1 or 2) of a doubles team; else the team. */
export function personOf({ status }: CourtState, team: Team, member: number | null | undefined): string {
  const names = status === null ? UNNAMED[team] : namesOf(status)[team]
  return (names.players.length > 1 ? names.players[(member ?? 0) - 1] : undefined) ?? names.team
}

interface TeamNames {
  /** All players together. */
  readonly team: string
  /** Family names. */
  readonly players: readonly string[]
}

type Names = Readonly<Record<Team, TeamNames>>

const UNNAMED: Names = { TeamA: { team: 'Team A', players: [] }, TeamB: { team: 'Team B', players: [] } }

/** Cached: nearly every sentence contains a name, and one status covers hundreds of packets. */
const knownNames = new WeakMap<MatchStatus, Names>()

function namesOf(status: MatchStatus): Names {
  const known = knownNames.get(status)
  if (known !== undefined) return known
  const names = { TeamA: teamNamesOf(status, 'TeamA'), TeamB: teamNamesOf(status, 'TeamB') }
  knownNames.set(status, names)
  return names
}

function teamNamesOf(status: MatchStatus, team: Team): TeamNames {
  const players = playersOf({ status }, team).map(({ name }) => familyName(name))
  return players.length === 0 ? UNNAMED[team] : { team: players.join(' / '), players }
}

/** A provider value as plain text: "RacquetAbuse" becomes "racquet abuse"; an unknown value is quoted verbatim. */
export const plainText = (value: string): string =>
  KNOWN_VALUES.has(value) ? value.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').toLowerCase() : `“${value}”`

/** Strips the initials: providers write "N. HALVORSEN". */
const familyName = (name: string): string => name.replace(/^(?:\p{Lu}\.[\s-]*)+/u, '').trim() || name

/** Sets and games of the final or current standing, e.g. "3–6 6–3 6–4" or "6–7(3) 2–6", from team A's side. */
export function describeSets(score: TennisScore): string {
  const sets = score.finishedSets.map(({ gamesA, gamesB, tieBreak }) =>
    tieBreak ? `${gamesA}–${gamesB}(${Math.min(tieBreak.pointsA, tieBreak.pointsB)})` : `${gamesA}–${gamesB}`
  )
  const { gamesA, gamesB } = score.set
  const running = gamesA + gamesB > 0 ? [`${gamesA}–${gamesB}`] : []
  return [...sets, ...running].join(' ')
}

/** Points as text: the provider's "Av" is shown as "Ad". */
export const pointsText = (points: string): string => (points === 'Av' ? 'Ad' : points)

/** Points of the current game, "40–15" or "Ad–40"; in a tie-break "6–5". */
export const describeGame = ({ game }: TennisScore): string =>
  `${pointsText(game.pointsA)}–${pointsText(game.pointsB)}`

/** Games of the current set, "3–2". */
export const describeGames = ({ set }: TennisScore): string => `${set.gamesA}–${set.gamesB}`

/** The whole score, "6–4 3–2, 40–15", from team A's side. */
export const describeScore = (score: TennisScore): string => {
  const sets = score.finishedSets.map(({ gamesA, gamesB }) => `${gamesA}–${gamesB}`)
  return `${[...sets, describeGames(score)].join(' ')}, ${describeGame(score)}`
}

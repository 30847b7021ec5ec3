/** Names and values of the provider in plain words. */
import { isKnownWord, type Vocabulary } from '../feed/names'
import { sideOf, type BySide, type Side } from '../rules/sides'

/** What teams and players are called. The messages have numbers for players and no names at all. */
export interface MatchNames {
  readonly teams: BySide<string>
  readonly players: ReadonlyMap<number, string>
}

export const UNNAMED: MatchNames = { teams: { Home: 'Home', Away: 'Away' }, players: new Map() }

/** Empty for a team that nobody has named. */
export const namesOf = ({ Home, Away }: BySide<string>): MatchNames => ({
  ...UNNAMED,
  teams: { Home: Home || UNNAMED.teams.Home, Away: Away || UNNAMED.teams.Away }
})

export const teamName = (names: MatchNames, side: Side | null): string =>
  side === null ? 'unknown team' : names.teams[side]

export const playerName = (names: MatchNames, playerId: number): string =>
  names.players.get(playerId) ?? `player ${playerId}`

/** ", Norway" or ", Norway, player 12": the team that a word names, with its player where one is named. */
export function whoIn(names: MatchNames, team: string | null, playerId: number | null = null): string {
  const side = sideOf(team)
  const parts = [
    side !== null ? teamName(names, side) : team === null ? '' : `“${team}”`,
    playerId === null ? '' : playerName(names, playerId)
  ]
  return parts
    .filter((part) => part !== '')
    .map((part) => `, ${part}`)
    .join('')
}

/** "PictureUnavailable" as "picture unavailable"; a value that we do not know as it came. */
export const inWords = (vocabulary: Vocabulary, word: string): string =>
  isKnownWord(vocabulary, word) ? word.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').toLowerCase() : `“${word}”`

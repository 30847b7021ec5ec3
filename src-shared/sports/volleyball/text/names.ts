/** The provider's names and values as plain text. */
import { isKnownWord, type Vocabulary } from '../feed/names'
import { sideOf, type BySide, type Side } from '../rules/sides'

/** Team and player names. The messages contain player numbers only, no names. */
export interface MatchNames {
  readonly teams: BySide<string>
  readonly players: ReadonlyMap<number, string>
}

export const UNNAMED: MatchNames = { teams: { Home: 'Home', Away: 'Away' }, players: new Map() }

/** An empty name falls back to Home or Away. */
export const namesOf = ({ Home, Away }: BySide<string>): MatchNames => ({
  ...UNNAMED,
  teams: { Home: Home || UNNAMED.teams.Home, Away: Away || UNNAMED.teams.Away }
})

export const teamName = (names: MatchNames, side: Side | null): string =>
  side === null ? 'unknown team' : names.teams[side]

export const playerName = (names: MatchNames, playerId: number): string =>
  names.players.get(playerId) ?? `player ${playerId}`

/** ", Norway" or ", Norway, player 12": the team, with the player if there is one. */
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

/** "PictureUnavailable" as "picture unavailable"; an unknown value is quoted verbatim. */
export const plainText = (vocabulary: Vocabulary, word: string): string =>
  isKnownWord(vocabulary, word) ? word.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').toLowerCase() : `“${word}”`

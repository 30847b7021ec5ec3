/** How much room the names of a card need, so that the longest one sets the size for both sides. */
import type { CourtView } from '@shared/court/view'

/** A single name longer than this is set on two lines rather than smaller still. */
export const TWO_LINE_LENGTH = 17
const SHORTEST = 8
const COUNTRY_LENGTH = 3
/** Doubles names are set at this part of the size of singles names. */
const DOUBLES_SIZE = 0.78

/** Length in characters of the widest line of either side, in characters of the singles size. */
export function nameLength(teams: CourtView['teams']): number {
  const lengths = [teams.TeamA, teams.TeamB].flatMap(({ players }) =>
    players.map(({ name, country }) => {
      const withCountry = name.length + (country === '' ? 0 : COUNTRY_LENGTH)
      if (players.length > 1) return withCountry * DOUBLES_SIZE
      return name.length > TWO_LINE_LENGTH ? withCountry / 2 + 3 : withCountry
    })
  )
  return Math.max(SHORTEST, ...lengths)
}

/** What is known about a match before it is played. */
import { TEAMS, type Team } from '@shared/sports/tennis/rules/score'
import type { Person } from './casting'
import type { Incidents } from './incidents'
import type { Dialect } from './wire'

/** Who plays what: everything about a match but its course. */
export interface MatchProfile {
  /** One player each in singles, two in doubles. */
  readonly teams: Readonly<Record<Team, readonly Person[]>>
  readonly umpire: Person
  readonly courtNum: number
  /** The provider's words for the rules; they must be known to `formatOf`. */
  readonly scoringType: string
  readonly numSets: 1 | 3 | 5
  readonly tieBreakType: 'TieBreakInFinalSet' | 'NoTieBreakInFinalSet'
  readonly dialect: Dialect
  /** Share of points the servers win in this kind of match: 0.63 is a hold in about four games of five. */
  readonly servePointsWon: number
  /** What interrupts the match; a few things now and then when absent. */
  readonly incidents?: Incidents
}

/** The fields of a match status that stay the same during the whole match. */
export function statusFieldsOf(profile: MatchProfile): Readonly<Record<string, unknown>> {
  const { umpire, scoringType, numSets, courtNum, tieBreakType, dialect } = profile
  const fields: Record<string, unknown> = {}
  for (const team of TEAMS) {
    const key = team === 'TeamA' ? 'teamA' : 'teamB'
    const details: Record<string, string> = {}
    profile.teams[team].forEach((player, index) => {
      fields[`${key}Player${index + 1}`] = player.name
      details[`player${index + 1}Id`] = dialect === '2016' ? player.code.padEnd(6) : player.code
      details[`player${index + 1}Country`] = player.country
    })
    fields[`${key}PlayersDetails`] = details
  }
  return {
    ...fields,
    umpire: umpire.name,
    umpireCode: umpire.code,
    umpireCountry: umpire.country,
    scoringType,
    numSets,
    courtNum,
    tieBreakType
  }
}

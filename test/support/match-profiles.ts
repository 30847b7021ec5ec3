/** Matches to be generated in tests. */
import { Casting } from '../../src-main/simulator/tennis/casting'
import type { MatchProfile } from '../../src-main/simulator/tennis/match-profile'
import { Random } from '../../src-main/simulator/random'

export function matchProfile(changes: Partial<MatchProfile> = {}, doubles = false): MatchProfile {
  const casting = new Casting(new Random(1))
  const team = (): MatchProfile['teams']['TeamA'] =>
    Array.from({ length: doubles ? 2 : 1 }, () => casting.player('women'))
  return {
    teams: { TeamA: team(), TeamB: team() },
    umpire: casting.umpire(),
    courtNum: 4,
    scoringType: 'Standard',
    numSets: 3,
    tieBreakType: 'TieBreakInFinalSet',
    dialect: '2024',
    servePointsWon: 0.62,
    ...changes
  }
}

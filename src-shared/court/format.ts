/** The rules a court is played by, as far as its status tells. */
import { formatOf, type MatchFormat } from '../tennis/format'
import { situationOf, type Situation } from '../tennis/situation'
import type { CourtState } from './court-state'

/** Null while the format is not known, or when the provider's word for it is not. */
export function formatOfCourt({ status }: CourtState): MatchFormat | null {
  if (status === null || status.scoringType === null || status.numSets === null) return null
  return formatOf(status.scoringType, status.numSets, status.tieBreakType ?? '')
}

/** What is at stake in the next point, or the one in play; null when nothing is or the rules are not known. */
export function situationOfCourt(court: CourtState): Situation | null {
  const format = formatOfCourt(court)
  if (format === null || court.score === null || court.server === null || court.end !== null) return null
  return situationOf(format, court.score, court.server)
}

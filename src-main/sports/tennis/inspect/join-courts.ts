/** Brings together the events and the rallies of a match, wherever in the input they are. */
import type { CourtInspector } from './court-inspector'

/** `{year}-{competitionId}-{matchId}` */
const EVENT_ID = /(?<![A-Za-z0-9])\d{4}-\d+-[A-Za-z]+\d+(?![A-Za-z0-9])/

/** Whether a name, of a match or of a recording, holds the id of the match. */
function isOfMatch(name: string, eventId: string): boolean {
  const [start, end] = [name.indexOf(eventId), name.indexOf(eventId) + eventId.length]
  return start >= 0 && !/[A-Za-z0-9]/.test((name[start - 1] ?? '') + (name[end] ?? ''))
}

/**
 * The courts of one recording. Its events do not name their match: it is the one in its name, or else of the only one
 * that its rallies are of.
 */
export function joinRecording(courts: readonly CourtInspector[]): readonly CourtInspector[] {
  const rallyCourts = courts.filter(({ hasRallies }) => hasRallies)
  const own = courts.find(({ hasRallies }) => !hasRallies)
  if (own === undefined) return courts
  const named = rallyCourts.find(({ eventId }) => isOfMatch(own.eventId, eventId))
  const isAnothers = own.hasEvents && (rallyCourts.length > 1 || EVENT_ID.test(own.eventId))
  const match = named ?? (isAnothers ? undefined : rallyCourts[0])
  if (match === undefined) return courts
  own.joinRallies(match)
  return courts.filter((court) => court !== match)
}

/** The courts of all files: rallies without events go to the first court of their match. */
export function joinCourts(courts: readonly CourtInspector[]): readonly CourtInspector[] {
  const joined: CourtInspector[] = courts.filter(({ hasEvents }) => hasEvents)
  const ofNobody: CourtInspector[] = []
  for (const court of courts) {
    if (court.hasEvents) continue
    const match =
      joined.find(({ eventId }) => isOfMatch(eventId, court.eventId)) ??
      ofNobody.find(({ eventId }) => eventId === court.eventId)
    if (match === undefined) ofNobody.push(court)
    else match.joinRallies(court)
  }
  return courts.filter((court) => joined.includes(court) || ofNobody.includes(court))
}

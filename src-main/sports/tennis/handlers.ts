/** What only tennis courts answer. */
import { fail, succeed } from '@shared/result'
import type { TENNIS_CALLS } from '@shared/sports/tennis/calls'
import { parseEventId } from '@shared/sports/tennis/feeds/event-id'
import { keyText } from '@shared/sports/tennis/tracking/rally'
import type { TennisDetails } from '../../engine/court-details'
import { ofDetails } from '../../ipc/court-access'
import type { Handlers } from '../../ipc/handlers'
import { notAnEventId, unknownCredential, type SportServices } from '../../ipc/sport-services'

export function createTennisHandlers({
  court,
  addCourt,
  hasCredential
}: SportServices): Pick<Handlers, keyof typeof TENNIS_CALLS> {
  const ofTennis = <Value>(courtId: string, read: (details: TennisDetails) => Value) =>
    ofDetails(court, courtId, (details) => (details.sport === 'tennis' ? details : null), read)
  return {
    'courts.add': ({ eventIds, credentialId }) => {
      if (!hasCredential(credentialId, 'token')) return unknownCredential('That token is no longer stored.')
      const outcomes = eventIds.map((text) => {
        const eventId = parseEventId(text)
        if (!eventId.ok) return notAnEventId(text, eventId.error)
        const courtId = `feed:${eventId.value}`
        return addCourt(eventId.value, { sport: 'tennis', courtId, eventId: eventId.value, credentialId })
      })
      return succeed({ outcomes })
    },
    'court.statistics': ({ courtId }) => ofTennis(courtId, (details) => details.statistics()),
    'court.series': ({ courtId }) => ofTennis(courtId, (details) => details.series()),
    'rally.list': ({ courtId }) => ofTennis(courtId, (details) => details.rallyList()),
    'rally.get': ({ courtId, key }) => {
      const found = ofTennis(courtId, (details) => details.rally(key))
      if (!found.ok) return found
      const rally = found.value
      if (rally !== null) return succeed(rally)
      return fail({ code: 'UNKNOWN_RALLY', detail: `There is no rally ${keyText(key)}.` } as const)
    },
    'rally.overlay': ({ courtId }) => ofTennis(courtId, (details) => details.rallyOverlay()),
    'rally.statistics': ({ courtId }) => ofTennis(courtId, (details) => details.rallyStatistics())
  }
}

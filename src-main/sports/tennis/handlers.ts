/** What only tennis courts answer. */
import { fail, succeed } from '@shared/result'
import type { TENNIS_CALLS } from '@shared/sports/tennis/calls'
import { parseEventId } from '@shared/sports/tennis/feeds/event-id'
import { keyText } from '@shared/sports/tennis/tracking/rally'
import type { Court } from '../../engine/court'
import { unknownCourt } from '../../engine/unknown-court'
import { otherSport } from '../../calls/court-access'
import type { Handlers } from '../../calls/handlers'
import { notAnEventId, unknownCredential, type SportServices } from '../../calls/sport-services'
import { TennisBook } from './tennis-book'

export function createTennisHandlers({
  court,
  addCourt,
  hasCredential
}: SportServices): Pick<Handlers, keyof typeof TENNIS_CALLS> {
  const ofTennis = <Value>(courtId: string, read: (book: TennisBook, court: Court) => Value) => {
    const found = court(courtId)
    if (found === null) return unknownCourt(courtId)
    return found.book instanceof TennisBook ? succeed(read(found.book, found)) : otherSport(courtId)
  }
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
    'court.statistics': ({ courtId }) =>
      ofTennis(courtId, (book, { nowMonotonicMs }) => book.statistics(nowMonotonicMs)),
    'court.series': ({ courtId }) => ofTennis(courtId, (book) => book.series()),
    'rally.list': ({ courtId }) => ofTennis(courtId, (book) => book.rallyList()),
    'rally.get': ({ courtId, key }) => {
      const found = ofTennis(courtId, ({ rallies }) => rallies.find(key))
      if (!found.ok) return found
      const rally = found.value
      if (rally !== null) return succeed(rally)
      return fail({ code: 'UNKNOWN_RALLY', detail: `Rally ${keyText(key)} not found.` } as const)
    },
    'rally.overlay': ({ courtId }) => ofTennis(courtId, ({ rallies }) => rallies.overlay()),
    'rally.statistics': ({ courtId }) => ofTennis(courtId, ({ rallies }) => rallies.statistics())
  }
}

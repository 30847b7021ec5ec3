/** What only volleyball courts answer. */
import { succeed } from '@shared/result'
import type { VOLLEYBALL_CALLS } from '@shared/sports/volleyball/calls'
import { FixtureIdSchema } from '@shared/sports/volleyball/feed/access-schema'
import * as v from 'valibot'
import { unknownCourt } from '../../engine/unknown-court'
import { otherSport } from '../../calls/court-access'
import type { Handlers } from '../../calls/handlers'
import { notAnEventId, unknownCredential, type SportServices } from '../../calls/sport-services'
import { VolleyballBook } from './volleyball-book'

export const createVolleyballHandlers = ({
  court,
  addCourt,
  hasCredential
}: SportServices): Pick<Handlers, keyof typeof VOLLEYBALL_CALLS> => ({
  'courts.addVolleyball': ({ matches, sourceId, sportId, rules, credentialId }) => {
    if (!hasCredential(credentialId, 'volleyball'))
      return unknownCredential('Those keys are no longer stored.')
    const outcomes = matches.map(({ fixtureId: text, teams }) => {
      const fixtureId = v.safeParse(FixtureIdSchema, text)
      if (!fixtureId.success) return notAnEventId(text, fixtureId.issues[0].message)
      const fixture = { sourceId, sportId, fixtureId: fixtureId.output }
      const courtId = `feed:${sourceId}:${fixture.fixtureId}`
      return addCourt(fixture.fixtureId, {
        sport: 'volleyball',
        courtId,
        fixture,
        teams,
        rules,
        credentialId
      })
    })
    return succeed({ outcomes })
  },
  'volleyball.match': ({ courtId }) => {
    const found = court(courtId)
    if (found === null) return unknownCourt(courtId)
    return found.book instanceof VolleyballBook ? succeed(found.book.matchView()) : otherSport(courtId)
  }
})

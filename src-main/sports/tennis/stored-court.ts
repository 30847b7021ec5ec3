import { CredentialIdSchema } from '@shared/calls/credential-calls'
import { CourtIdSchema } from '@shared/court/common-view'
import * as v from 'valibot'
import type { CourtSpec } from '../../engine/court-spec'
import type { SpecContext } from '../stored-court'
import { tennisCourtSpec } from './court-spec'

export const StoredTennisCourtSchema = v.object({
  // Files of an earlier version do not name the sport: there was only this one.
  sport: v.optional(v.literal('tennis'), 'tennis'),
  courtId: CourtIdSchema,
  eventId: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  credentialId: CredentialIdSchema
})
export type StoredTennisCourt = v.InferOutput<typeof StoredTennisCourtSchema>

export function specOfStoredTennis(
  { courtId, eventId, credentialId }: StoredTennisCourt,
  { settings, readToken }: SpecContext
): CourtSpec {
  const { tennisEvents, tennisStatistics, rallyTracking } = settings
  const { hosts, feeds, fixtureId } = rallyTracking
  return tennisCourtSpec({
    courtId,
    eventId,
    origin: 'feed',
    hosts: tennisEvents.hosts,
    path: tennisEvents.path,
    statisticsPath: tennisStatistics.enabled ? tennisStatistics.path : null,
    rally: rallyTracking.enabled
      ? { hosts, feeds, fixtureId: fixtureId.replace('{eventId}', eventId) }
      : null,
    readToken: () => readToken(credentialId)
  })
}

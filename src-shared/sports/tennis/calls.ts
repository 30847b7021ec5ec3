/** The calls that only tennis courts answer. */
import * as v from 'valibot'
import { addCourtsCall, atOnce, UncheckedIdSchema } from '../../calls/add-courts'
import { call } from '../../calls/call'
import { OneCourt } from '../../calls/court-calls'
import { CredentialIdSchema } from '../../calls/credential-calls'
import { CourtIdSchema } from '../../court/common-view'
import { SeriesViewSchema } from './view/insight-view'
import { StatisticsViewSchema } from './rules/statistics-view'
import { RallyKeySchema, RallySchema } from './tracking/rally'
import { OverlaySchema, RallyListSchema, RallyStatisticsSchema } from './tracking/rally-view'

export const TENNIS_CALLS = {
  'courts.add': addCourtsCall(
    v.strictObject({ eventIds: atOnce(UncheckedIdSchema), credentialId: CredentialIdSchema })
  ),
  'court.statistics': call({
    args: OneCourt,
    result: StatisticsViewSchema,
    errors: ['UNKNOWN_COURT', 'OTHER_SPORT']
  }),
  'court.series': call({
    args: OneCourt,
    result: SeriesViewSchema,
    errors: ['UNKNOWN_COURT', 'OTHER_SPORT']
  }),
  'rally.list': call({
    args: OneCourt,
    result: RallyListSchema,
    errors: ['UNKNOWN_COURT', 'OTHER_SPORT'],
    perSecond: 10
  }),
  'rally.get': call({
    args: v.strictObject({ courtId: CourtIdSchema, key: RallyKeySchema }),
    result: RallySchema,
    errors: ['UNKNOWN_COURT', 'OTHER_SPORT', 'UNKNOWN_RALLY'],
    perSecond: 30
  }),
  'rally.overlay': call({
    args: OneCourt,
    result: OverlaySchema,
    errors: ['UNKNOWN_COURT', 'OTHER_SPORT'],
    perSecond: 5
  }),
  'rally.statistics': call({
    args: OneCourt,
    result: RallyStatisticsSchema,
    errors: ['UNKNOWN_COURT', 'OTHER_SPORT'],
    perSecond: 5
  })
}

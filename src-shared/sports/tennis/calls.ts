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
  /** Adds tennis courts to the wall. */
  'courts.add': addCourtsCall(
    v.strictObject({ eventIds: atOnce(UncheckedIdSchema), credentialId: CredentialIdSchema })
  ),
  /** Match statistics, compared with the provider’s. */
  'court.statistics': call({
    args: OneCourt,
    result: StatisticsViewSchema,
    errors: ['UNKNOWN_COURT', 'OTHER_SPORT']
  }),
  /** Win probability, momentum and delay, point by point. */
  'court.series': call({
    args: OneCourt,
    result: SeriesViewSchema,
    errors: ['UNKNOWN_COURT', 'OTHER_SPORT']
  }),
  /** The rallies of a court. */
  'rally.list': call({
    args: OneCourt,
    result: RallyListSchema,
    errors: ['UNKNOWN_COURT', 'OTHER_SPORT'],
    perSecond: 10
  }),
  /** Ball and player tracking of one rally. */
  'rally.get': call({
    args: v.strictObject({ courtId: CourtIdSchema, key: RallyKeySchema }),
    result: RallySchema,
    errors: ['UNKNOWN_COURT', 'OTHER_SPORT', 'UNKNOWN_RALLY'],
    perSecond: 30
  }),
  /** Serves, returns and bounces of all rallies, for the plot. */
  'rally.overlay': call({
    args: OneCourt,
    result: OverlaySchema,
    errors: ['UNKNOWN_COURT', 'OTHER_SPORT'],
    perSecond: 5
  }),
  /** Statistics from ball and player tracking. */
  'rally.statistics': call({
    args: OneCourt,
    result: RallyStatisticsSchema,
    errors: ['UNKNOWN_COURT', 'OTHER_SPORT'],
    perSecond: 5
  })
}

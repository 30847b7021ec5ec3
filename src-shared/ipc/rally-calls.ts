/** The calls for a court's rallies. */
import * as v from 'valibot'
import { CourtIdSchema } from '../court/common-view'
import { RallyKeySchema, RallySchema } from '../sports/tennis/tracking/rally'
import { OverlaySchema, RallyListSchema, RallyStatisticsSchema } from '../sports/tennis/tracking/rally-view'
import { KILOBYTE, WINDOW_ROLES, type CallEntry } from './call-entry'

const OneCourt = v.strictObject({ courtId: CourtIdSchema })

export const RALLY_CALLS = {
  'rally.list': {
    args: OneCourt,
    result: RallyListSchema,
    errors: ['UNKNOWN_COURT', 'OTHER_SPORT'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 10
  },
  'rally.get': {
    args: v.strictObject({ courtId: CourtIdSchema, key: RallyKeySchema }),
    result: RallySchema,
    errors: ['UNKNOWN_COURT', 'OTHER_SPORT', 'UNKNOWN_RALLY'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 30
  },
  'rally.overlay': {
    args: OneCourt,
    result: OverlaySchema,
    errors: ['UNKNOWN_COURT', 'OTHER_SPORT'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 5
  },
  'rally.statistics': {
    args: OneCourt,
    result: RallyStatisticsSchema,
    errors: ['UNKNOWN_COURT', 'OTHER_SPORT'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 5
  }
} as const satisfies Record<string, CallEntry>

/** The calls for what a court view shows beside score and timeline. */
import * as v from 'valibot'
import { FeedPanelSchema } from '../court/insight-view'
import { SeriesViewSchema } from '../sports/tennis/view/insight-view'
import { CourtIdSchema } from '../court/common-view'
import { StatisticsViewSchema } from '../sports/tennis/rules/statistics-view'
import { KILOBYTE, Nothing, WINDOW_ROLES, type CallEntry } from './call-entry'

const OneCourt = v.strictObject({ courtId: CourtIdSchema })

export const INSIGHT_CALLS = {
  'court.statistics': {
    args: OneCourt,
    result: StatisticsViewSchema,
    errors: ['UNKNOWN_COURT', 'OTHER_SPORT'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 20
  },
  'court.series': {
    args: OneCourt,
    result: SeriesViewSchema,
    errors: ['UNKNOWN_COURT', 'OTHER_SPORT'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 20
  },
  'court.feeds': {
    args: OneCourt,
    result: v.object({ feeds: v.array(FeedPanelSchema) }),
    errors: ['UNKNOWN_COURT'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 20
  },
  'court.resumeFrom': {
    args: v.strictObject({
      courtId: CourtIdSchema,
      seqNum: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000))
    }),
    result: Nothing,
    errors: ['UNKNOWN_COURT'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 2
  },
  'court.diagnostics': {
    args: OneCourt,
    /** Plain text for support: never a token. */
    result: v.object({ text: v.string() }),
    errors: ['UNKNOWN_COURT'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 5
  }
} as const satisfies Record<string, CallEntry>

/** The calls for the rows of a court's timeline. */
import * as v from 'valibot'
import { Count } from '../count'
import { CourtIdSchema } from '../court/common-view'
import { TIMELINE_FILTERS, TimelineRowSchema } from '../court/timeline-row'
import { call } from './call'

const Filter = v.picklist(TIMELINE_FILTERS)

export const TIMELINE_CALLS = {
  /** Reads rows of the timeline, oldest first. */
  'timeline.range': call({
    args: v.strictObject({
      courtId: CourtIdSchema,
      /** First row and how many; rows beyond the end are left out. */
      from: Count,
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
      filter: Filter
    }),
    result: v.object({
      revision: v.number(),
      /** As in the court's view when the rows were read. */
      entries: v.number(),
      /** Rows of the whole timeline that pass the filter. */
      length: v.number(),
      rows: v.array(TimelineRowSchema)
    }),
    errors: ['UNKNOWN_COURT'],
    perSecond: 100
  }),
  /** Finds the row of a message. */
  'timeline.place': call({
    args: v.strictObject({ courtId: CourtIdSchema, seqNum: Count, filter: Filter }),
    /** Where that message's row is among those that pass the filter; null if it is not there. */
    result: v.object({ index: v.nullable(v.number()) }),
    errors: ['UNKNOWN_COURT']
  })
}

/** What a volleyball court view asks for beside the stream. */
import * as v from 'valibot'
import { CourtIdSchema } from '../court/common-view'
import { VolleyballMatchSchema } from '../sports/volleyball/view/volleyball-view'
import { KILOBYTE, WINDOW_ROLES, type CallEntry } from './call-entry'

export const VOLLEYBALL_CALLS = {
  'volleyball.match': {
    args: v.strictObject({ courtId: CourtIdSchema }),
    result: VolleyballMatchSchema,
    errors: ['UNKNOWN_COURT', 'OTHER_SPORT'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 50
  }
} as const satisfies Record<string, CallEntry>

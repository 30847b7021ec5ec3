/** The calls for notices: problems of the whole console. */
import * as v from 'valibot'
import { call, Nothing } from './call'

export const MOST_NOTICE_ID_CHARACTERS = 120

export const NOTICE_CALLS = {
  /** Removes a notice from all windows. Unknown ids are ignored. */
  'notices.dismiss': call({
    args: v.strictObject({ id: v.pipe(v.string(), v.maxLength(MOST_NOTICE_ID_CHARACTERS)) }),
    result: Nothing,
    perSecond: 10
  })
}

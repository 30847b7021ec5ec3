/** The calls for notices: problems of the whole console. */
import * as v from 'valibot'
import { call, Nothing } from './call'

export const MOST_NOTICE_ID_CHARACTERS = 120

export const NOTICE_CALLS = {
  'notices.dismiss': call({
    args: v.strictObject({ id: v.pipe(v.string(), v.maxLength(MOST_NOTICE_ID_CHARACTERS)) }),
    result: Nothing,
    perSecond: 10
  })
}

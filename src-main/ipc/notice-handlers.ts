/** Problems of the whole console. */
import type { NOTICE_CALLS } from '@shared/calls/notice-calls'
import type { Notices } from '../workspace/notices'
import type { Handlers } from '../calls/handlers'
import { done } from './outcomes'

export interface NoticeCallServices {
  readonly notices: Notices
}

export const createNoticeHandlers = ({
  notices
}: NoticeCallServices): Pick<Handlers, keyof typeof NOTICE_CALLS> => ({
  'notices.dismiss': ({ id }) => {
    notices.dismiss(id)
    return done
  }
})

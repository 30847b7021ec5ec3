/** The console itself. */
import type { APP_CALLS } from '@shared/calls/app-calls'
import type { CallResult } from '@shared/ipc/contract'
import { succeed } from '@shared/result'
import type { Handlers } from './handlers'
import { done } from './outcomes'

export interface AppCallServices {
  readonly appInfo: CallResult<'app.info'>
  readonly openStream: (windowId: number) => void
}

export const createAppHandlers = ({
  appInfo,
  openStream
}: AppCallServices): Pick<Handlers, keyof typeof APP_CALLS> => ({
  'app.info': () => succeed(appInfo),
  'stream.open': (_args, { windowId }) => {
    openStream(windowId)
    return done
  }
})

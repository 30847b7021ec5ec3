/** The calls about the console itself. */
import type { APP_CALLS } from '@shared/calls/app-calls'
import type { CallResult } from '@shared/ipc/contract'
import { succeed } from '@shared/result'
import type { Handlers } from '../calls/handlers'
import { done } from './outcomes'

export interface AppCallServices {
  readonly appInfo: CallResult<'app.info'>
  /** The log of the console's own problems. */
  readonly logFile: string
  readonly revealFile: (filePath: string) => void
  readonly openStream: (windowId: number) => void
}

export const createAppHandlers = ({
  appInfo,
  logFile,
  revealFile,
  openStream
}: AppCallServices): Pick<Handlers, keyof typeof APP_CALLS> => ({
  'app.info': () => succeed(appInfo),
  'app.showLogFile': () => {
    revealFile(logFile)
    return done
  },
  'stream.open': (_args, { windowId }) => {
    openStream(windowId)
    return done
  }
})

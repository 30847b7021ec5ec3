/** The calls about the console itself. */
import * as v from 'valibot'
import { call, Nothing } from './call'

export const APP_CALLS = {
  /** Versions and folders, for the settings view and for support. */
  'app.info': call({
    args: Nothing,
    result: v.object({
      version: v.string(),
      electron: v.string(),
      chrome: v.string(),
      node: v.string(),
      platform: v.string(),
      profileFolder: v.string(),
      captureFolder: v.string()
    })
  }),
  /** Shows the log of the console's own problems in the system's file manager. */
  'app.showLogFile': call({ args: Nothing, result: Nothing, perSecond: 2 }),
  /** Hands the window a port, over which the stream begins with a snapshot. */
  'stream.open': call({ args: Nothing, result: Nothing, perSecond: 5 })
}

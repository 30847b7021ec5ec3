/** The calls for the settings. */
import { SettingsSchema } from '../settings'
import { call, KILOBYTE, Nothing } from './call'

export const SETTINGS_CALLS = {
  /** Reads all settings. */
  'settings.get': call({ args: Nothing, result: SettingsSchema }),
  /** Stores all settings and applies them at once. */
  'settings.replace': call({
    args: SettingsSchema,
    result: Nothing,
    errors: ['STORE_FAILED'],
    maxBytes: 64 * KILOBYTE,
    perSecond: 5
  })
}

/** The calls for the settings. */
import { SettingsSchema } from '../settings'
import { call, KILOBYTE, Nothing } from './call'

export const SETTINGS_CALLS = {
  'settings.get': call({ args: Nothing, result: SettingsSchema }),
  'settings.replace': call({
    args: SettingsSchema,
    result: Nothing,
    errors: ['STORE_FAILED'],
    maxBytes: 64 * KILOBYTE,
    perSecond: 5
  })
}

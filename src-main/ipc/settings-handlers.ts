/** The settings. */
import type { SETTINGS_CALLS } from '@shared/calls/settings-calls'
import { succeed } from '@shared/result'
import type { SettingsStore } from '../settings/settings-store'
import type { Workspace } from '../workspace/workspace'
import type { Handlers } from '../calls/handlers'
import { storedOr } from './outcomes'

export interface SettingsCallServices {
  readonly settings: SettingsStore
  readonly workspace: Workspace
}

export const createSettingsHandlers = ({
  settings,
  workspace
}: SettingsCallServices): Pick<Handlers, keyof typeof SETTINGS_CALLS> => ({
  'settings.get': () => succeed(settings.settings),
  'settings.replace': async (next) => storedOr(await workspace.replaceSettings(next))
})

/** Where the operator was. */
import type { LAYOUT_CALLS } from '@shared/calls/layout-calls'
import { succeed } from '@shared/result'
import type { SettingsStore } from '../settings/settings-store'
import type { Handlers } from '../calls/handlers'
import { storedOr } from './outcomes'

export interface LayoutCallServices {
  readonly settings: SettingsStore
}

export const createLayoutHandlers = ({
  settings
}: LayoutCallServices): Pick<Handlers, keyof typeof LAYOUT_CALLS> => ({
  'layout.get': () => succeed(settings.layout),
  'layout.replace': (layout) => storedOr(settings.replaceLayout(layout))
})

/** The rallies of a court. */
import type { RALLY_CALLS } from '@shared/ipc/rally-calls'
import { keyText } from '@shared/sports/tennis/tracking/rally'
import { fail, succeed } from '@shared/result'
import type { Engine } from '../engine/engine'
import { ofTennisCourt } from './court-access'
import type { Handlers } from './handlers'

export function createRallyHandlers(engine: Engine): Pick<Handlers, keyof typeof RALLY_CALLS> {
  return {
    'rally.list': ({ courtId }) => ofTennisCourt(engine, courtId, (details) => details.rallyList()),
    'rally.get': ({ courtId, key }) => {
      const found = ofTennisCourt(engine, courtId, (details) => details.rally(key))
      if (!found.ok) return found
      const rally = found.value
      if (rally !== null) return succeed(rally)
      return fail({ code: 'UNKNOWN_RALLY', detail: `There is no rally ${keyText(key)}.` } as const)
    },
    'rally.overlay': ({ courtId }) => ofTennisCourt(engine, courtId, (details) => details.rallyOverlay()),
    'rally.statistics': ({ courtId }) =>
      ofTennisCourt(engine, courtId, (details) => details.rallyStatistics())
  }
}

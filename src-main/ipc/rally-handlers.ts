/** The rallies of a court. */
import type { RALLY_CALLS } from '@shared/ipc/rally-calls'
import { keyText } from '@shared/rally/rally'
import { fail, succeed } from '@shared/result'
import type { Court } from '../engine/court'
import type { Engine } from '../engine/engine'
import type { Handlers } from './handlers'

export function createRallyHandlers(engine: Engine): Pick<Handlers, keyof typeof RALLY_CALLS> {
  const unknownCourt = (courtId: string) =>
    fail({ code: 'UNKNOWN_COURT', detail: `There is no court ${courtId}.` } as const)
  const ofCourt = <Value>(courtId: string, read: (court: Court) => Value) => {
    const court = engine.court(courtId)
    return court === null ? unknownCourt(courtId) : succeed(read(court))
  }
  return {
    'rally.list': ({ courtId }) => ofCourt(courtId, (court) => court.rallyList()),
    'rally.get': ({ courtId, key }) => {
      const court = engine.court(courtId)
      if (court === null) return unknownCourt(courtId)
      const rally = court.rally(key)
      if (rally !== null) return succeed(rally)
      return fail({ code: 'UNKNOWN_RALLY', detail: `There is no rally ${keyText(key)}.` } as const)
    },
    'rally.overlay': ({ courtId }) => ofCourt(courtId, (court) => court.rallyOverlay()),
    'rally.statistics': ({ courtId }) => ofCourt(courtId, (court) => court.rallyStatistics())
  }
}

/** What a court view shows beside score and timeline. */
import type { INSIGHT_CALLS } from '@shared/ipc/insight-calls'
import { fail, succeed } from '@shared/result'
import type { Engine } from '../engine/engine'
import type { MonitoredCourt } from '../engine/monitored-court'
import type { Handlers } from './handlers'

export function createInsightHandlers(engine: Engine): Pick<Handlers, keyof typeof INSIGHT_CALLS> {
  const ofCourt = <Value>(courtId: string, read: (court: MonitoredCourt) => Value) => {
    const court = engine.court(courtId)
    if (court !== null) return succeed(read(court))
    return fail({ code: 'UNKNOWN_COURT', detail: `There is no court ${courtId}.` } as const)
  }
  return {
    'court.statistics': ({ courtId }) => ofCourt(courtId, (court) => court.statistics()),
    'court.series': ({ courtId }) => ofCourt(courtId, (court) => court.series()),
    'court.feeds': ({ courtId }) => ofCourt(courtId, (court) => ({ feeds: court.feedPanels() })),
    'court.resumeFrom': ({ courtId, seqNum }) =>
      ofCourt(courtId, (court) => {
        court.resumeFrom(seqNum)
        return {}
      }),
    'court.diagnostics': ({ courtId }) => ofCourt(courtId, (court) => ({ text: court.diagnostics() }))
  }
}

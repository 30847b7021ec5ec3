/** What a court view shows beside score and timeline. */
import type { INSIGHT_CALLS } from '@shared/ipc/insight-calls'
import { fail, succeed } from '@shared/result'
import type { Engine } from '../engine/engine'
import type { Court } from '../engine/court'
import type { Handlers } from './handlers'

const unknownCourt = (courtId: string) =>
  fail({ code: 'UNKNOWN_COURT', detail: `There is no court ${courtId}.` } as const)

export function createInsightHandlers(engine: Engine): Pick<Handlers, keyof typeof INSIGHT_CALLS> {
  const ofCourt = <Value>(courtId: string, read: (court: Court) => Value) => {
    const court = engine.court(courtId)
    return court === null ? unknownCourt(courtId) : succeed(read(court))
  }
  return {
    'court.statistics': ({ courtId }) => ofCourt(courtId, (court) => court.statistics()),
    'court.series': ({ courtId }) => ofCourt(courtId, (court) => court.series()),
    'court.feeds': ({ courtId }) => ofCourt(courtId, (court) => ({ feeds: court.feedPanels() })),
    'court.resumeFrom': ({ courtId, seqNum }) => {
      const court = engine.liveCourt(courtId)
      if (court === null) return unknownCourt(courtId)
      court.resumeFrom(seqNum)
      return succeed({})
    },
    'court.diagnostics': ({ courtId }) => ofCourt(courtId, (court) => ({ text: court.diagnostics() }))
  }
}

/** What a court view shows beside score and timeline. */
import type { INSIGHT_CALLS } from '@shared/ipc/insight-calls'
import { succeed } from '@shared/result'
import type { Engine } from '../engine/engine'
import type { Court } from '../engine/court'
import { ofTennisCourt, unknownCourt } from './court-access'
import type { Handlers } from './handlers'

export function createInsightHandlers(engine: Engine): Pick<Handlers, keyof typeof INSIGHT_CALLS> {
  const ofCourt = <Value>(courtId: string, read: (court: Court) => Value) => {
    const court = engine.court(courtId)
    return court === null ? unknownCourt(courtId) : succeed(read(court))
  }
  return {
    'court.statistics': ({ courtId }) => ofTennisCourt(engine, courtId, (details) => details.statistics()),
    'court.series': ({ courtId }) => ofTennisCourt(engine, courtId, (details) => details.series()),
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

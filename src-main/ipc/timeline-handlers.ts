/** The rows of a court's timeline. */
import type { TIMELINE_CALLS } from '@shared/calls/timeline-calls'
import type { Engine } from '../engine/engine'
import { ofCourt } from '../calls/court-access'
import type { Handlers } from '../calls/handlers'

export interface TimelineCallServices {
  readonly engine: Engine
}

export function createTimelineHandlers({
  engine
}: TimelineCallServices): Pick<Handlers, keyof typeof TIMELINE_CALLS> {
  const find = (courtId: string) => engine.court(courtId)
  return {
    'timeline.range': ({ courtId, from, count, filter }) =>
      ofCourt(find, courtId, (court) => court.timelineRange(filter, from, count)),
    'timeline.place': ({ courtId, seqNum, filter }) =>
      ofCourt(find, courtId, (court) => ({ index: court.timelinePlace(filter, seqNum) }))
  }
}

/** From the court that a call names to what the call is about. */
import { fail, succeed } from '@shared/result'
import type { TennisDetails, VolleyballDetails } from '../engine/court-details'
import type { Engine } from '../engine/engine'

export const unknownCourt = (courtId: string) =>
  fail({ code: 'UNKNOWN_COURT', detail: `There is no court ${courtId}.` } as const)

const otherSport = (courtId: string, sport: string) =>
  fail({ code: 'OTHER_SPORT', detail: `The court ${courtId} is of ${sport}.` } as const)

export function ofTennisCourt<Value>(
  engine: Engine,
  courtId: string,
  read: (details: TennisDetails) => Value
) {
  const court = engine.court(courtId)
  if (court === null) return unknownCourt(courtId)
  const { details } = court
  return details.sport === 'tennis' ? succeed(read(details)) : otherSport(courtId, details.sport)
}

export function ofVolleyballCourt<Value>(
  engine: Engine,
  courtId: string,
  read: (details: VolleyballDetails) => Value
) {
  const court = engine.court(courtId)
  if (court === null) return unknownCourt(courtId)
  const { details } = court
  return details.sport === 'volleyball' ? succeed(read(details)) : otherSport(courtId, details.sport)
}

/** From the court that a call names to what the call reads from it. */
import { fail, succeed } from '@shared/result'
import type { Court } from '../engine/court'
import type { CourtDetails } from '../engine/court-details'
import { unknownCourt } from '../engine/unknown-court'

/** Finds a court that is on the wall; null for others. */
export type FindCourt = (courtId: string) => Court | null

export function ofCourt<Value>(find: FindCourt, courtId: string, read: (court: Court) => Value) {
  const court = find(courtId)
  return court === null ? unknownCourt(courtId) : succeed(read(court))
}

/** Reads the details of a court; `narrow` returns null for those of another sport. */
export function ofDetails<Details, Value>(
  find: FindCourt,
  courtId: string,
  narrow: (details: CourtDetails) => Details | null,
  read: (details: Details) => Value
) {
  const court = find(courtId)
  if (court === null) return unknownCourt(courtId)
  const details = narrow(court.details)
  return details === null
    ? fail({ code: 'OTHER_SPORT', detail: `Another sport is played on court ${courtId}.` } as const)
    : succeed(read(details))
}

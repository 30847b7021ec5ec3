/** Looks up the court a call names. */
import { fail, succeed } from '@shared/result'
import type { Court } from '../engine/court'
import { unknownCourt } from '../engine/unknown-court'

/** Finds a court that is on the wall; null for others. */
export type FindCourt = (courtId: string) => Court | null

export function ofCourt<Value>(find: FindCourt, courtId: string, read: (court: Court) => Value) {
  const court = find(courtId)
  return court === null ? unknownCourt(courtId) : succeed(read(court))
}

export const otherSport = (courtId: string) =>
  fail({ code: 'OTHER_SPORT', detail: `Court ${courtId} belongs to another sport.` } as const)

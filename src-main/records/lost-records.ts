/** Records that the disk did not take: the event in their place, and how to say how many. */
import * as v from 'valibot'

export interface LostStretch {
  readonly count: number
  /** UTC in milliseconds, of the first and the last missing record. */
  readonly firstReceivedAt: number
  readonly lastReceivedAt: number
}

/** The connection event that a capture has where records are missing. */
export const lostEvent = (stretch: LostStretch): object => ({ kind: 'lost', ...stretch })

const LostEventSchema = v.object({ kind: v.literal('lost'), count: v.number() })

/** How many records are missing where a log has this connection event; 0 for any other event. */
export const missingRecordsOf = (event: unknown): number => (v.is(LostEventSchema, event) ? event.count : 0)

export const recordsAreMissing = (count: number): string =>
  count === 1 ? 'One record is missing' : `${count} records are missing`

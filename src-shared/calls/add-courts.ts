/** Shared by the calls that add courts, one per sport. */
import * as v from 'valibot'
import { call, KILOBYTE } from './call'

/** The most courts one call may add. */
export const MOST_COURTS_AT_ONCE = 200

/** Checked one by one by the handler, so that a bad one does not affect the others. */
export const UncheckedIdSchema = v.pipe(v.string(), v.maxLength(60))

export const atOnce = <Item extends v.GenericSchema>(item: Item) =>
  v.pipe(v.array(item), v.minLength(1), v.maxLength(MOST_COURTS_AT_ONCE))

const AddOutcomeSchema = v.object({
  /** The event id, or the fixture id. */
  eventId: v.string(),
  outcome: v.picklist(['added', 'already-there', 'not-an-event-id']),
  /** For the operator: what is wrong, or what happens next. */
  message: v.string(),
  courtId: v.nullable(v.string())
})
export type AddOutcome = v.InferOutput<typeof AddOutcomeSchema>

/** A call that adds courts of one sport, with one outcome for each court in `args`. */
export const addCourtsCall = <Args extends v.GenericSchema>(args: Args) =>
  call({
    args,
    result: v.object({ outcomes: v.array(AddOutcomeSchema) }),
    errors: ['UNKNOWN_CREDENTIAL'],
    maxBytes: 64 * KILOBYTE,
    perSecond: 5
  })

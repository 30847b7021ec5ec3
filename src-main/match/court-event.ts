/**
 * What a court decides by its timers and connections, as it stands in the log beside the frames: with both, a court
 * that is played from the log goes through the very states that the live one went through.
 */
import * as v from 'valibot'
import { CONNECTION_STATES, type ConnectionView } from '@shared/court/common-view'

const CourtEventSchema = v.variant('kind', [
  v.object({
    kind: v.literal('state'),
    state: v.picklist(CONNECTION_STATES),
    host: v.string(),
    message: v.string(),
    attempts: v.number()
  }),
  /** The court has gone on without packets that did not come. */
  v.object({ kind: v.literal('holes-given-up') }),
  /** What was known of a match before its first message; the sport reads the rest of it. */
  v.looseObject({ kind: v.literal('fixture') }),
  /** A row of our own in the timeline. */
  v.object({ kind: v.literal('row'), tone: v.picklist(['note', 'trouble']), text: v.string() })
])
export type CourtEvent = v.InferOutput<typeof CourtEventSchema>

export const stateEvent = ({ state, host, message, attempts }: ConnectionView): CourtEvent => ({
  kind: 'state',
  state,
  host,
  message,
  attempts
})

/** Null for the other events of a connection, which tell of its life and change nothing in the court. */
export function courtEventOf(event: unknown): CourtEvent | null {
  const parsed = v.safeParse(CourtEventSchema, event)
  return parsed.success ? parsed.output : null
}

/**
 * What a court decided by timers and connections, logged alongside the frames: with both, a replayed court passes
 * through exactly the states of the live one.
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
  /** The court continued without missing packets. */
  v.object({ kind: v.literal('holes-given-up') }),
  /** What was known about a match before its first message; the sport reads the rest of it. */
  v.looseObject({ kind: v.literal('fixture') }),
  /** A console row in the timeline. */
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

/** Null for other connection events, which do not affect the court. */
export function courtEventOf(event: unknown): CourtEvent | null {
  const parsed = v.safeParse(CourtEventSchema, event)
  return parsed.success ? parsed.output : null
}

/** What is known of a volleyball match before its first message, as its log keeps it. */
import { VARIANTS } from '@shared/sports/volleyball/rules/match-rules'
import * as v from 'valibot'

const FixtureEventSchema = v.object({
  kind: v.literal('fixture'),
  /** Empty to take that of the first message. */
  fixtureId: v.optional(v.string(), ''),
  /** What the operator calls the teams; empty if they did not say. */
  teams: v.object({ Home: v.string(), Away: v.string() }),
  /** Null to detect them from the match. */
  rules: v.nullable(v.object({ variant: v.picklist(VARIANTS), bestOf: v.picklist([3, 5]) }))
})
export type FixtureEvent = v.InferOutput<typeof FixtureEventSchema>

/** Null for anything else. */
export function fixtureEventOf(event: unknown): FixtureEvent | null {
  const parsed = v.safeParse(FixtureEventSchema, event)
  return parsed.success ? parsed.output : null
}

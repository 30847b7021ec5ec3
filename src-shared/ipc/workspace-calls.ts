/** The calls that decide which courts are watched. */
import * as v from 'valibot'
import { CourtIdSchema } from '../court/common-view'
import { SourceIdSchema, SportIdSchema } from '../sports/volleyball/feed/access-schema'
import { RULES_CHOICES } from '../sports/volleyball/rules/rules-choice'
import { KILOBYTE, Nothing, WINDOW_ROLES, type CallEntry } from './call-entry'

/** Courts that one call may add. */
export const MOST_COURTS_AT_ONCE = 200

const CredentialIdSchema = v.pipe(v.string(), v.maxLength(80))

/** Checked one by one, so that one that is wrong does not cost the others. */
const UncheckedIdSchema = v.pipe(v.string(), v.maxLength(60))

const atOnce = <Item extends v.GenericSchema>(item: Item) =>
  v.pipe(v.array(item), v.minLength(1), v.maxLength(MOST_COURTS_AT_ONCE))

/** May be empty: the feed names no teams. */
const TeamNameSchema = v.pipe(v.string(), v.trim(), v.maxLength(60))

export const TeamNamesSchema = v.strictObject({ Home: TeamNameSchema, Away: TeamNameSchema })

export const AddOutcomeSchema = v.object({
  /** The event id, or the fixture id. */
  eventId: v.string(),
  outcome: v.picklist(['added', 'already-there', 'not-an-event-id']),
  /** What is wrong or what happens next, in words. */
  message: v.string(),
  courtId: v.nullable(v.string())
})
export type AddOutcome = v.InferOutput<typeof AddOutcomeSchema>

const ADD = {
  result: v.object({ outcomes: v.array(AddOutcomeSchema) }),
  errors: ['UNKNOWN_CREDENTIAL'],
  roles: WINDOW_ROLES,
  maxBytes: 64 * KILOBYTE,
  perSecond: 5
} as const

export const WORKSPACE_CALLS = {
  'courts.add': {
    args: v.strictObject({ eventIds: atOnce(UncheckedIdSchema), credentialId: CredentialIdSchema }),
    ...ADD
  },
  'courts.addVolleyball': {
    args: v.strictObject({
      matches: atOnce(v.strictObject({ fixtureId: UncheckedIdSchema, teams: TeamNamesSchema })),
      sourceId: SourceIdSchema,
      sportId: SportIdSchema,
      rules: v.picklist(RULES_CHOICES),
      credentialId: CredentialIdSchema
    }),
    ...ADD
  },
  'courts.remove': {
    args: v.strictObject({ courtId: CourtIdSchema }),
    result: Nothing,
    errors: ['UNKNOWN_COURT'],
    roles: WINDOW_ROLES,
    maxBytes: KILOBYTE,
    perSecond: 50
  },
  'courts.reorder': {
    args: v.strictObject({ courtIds: v.pipe(v.array(CourtIdSchema), v.maxLength(500)) }),
    result: Nothing,
    errors: ['UNKNOWN_COURT'],
    roles: WINDOW_ROLES,
    maxBytes: 64 * KILOBYTE,
    perSecond: 20
  }
} as const satisfies Record<string, CallEntry>

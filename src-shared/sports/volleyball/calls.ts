/** The calls that only volleyball courts answer. */
import * as v from 'valibot'
import { addCourtsCall, atOnce, UncheckedIdSchema } from '../../calls/add-courts'
import { call } from '../../calls/call'
import { OneCourt } from '../../calls/court-calls'
import { CredentialIdSchema } from '../../calls/credential-calls'
import { SourceIdSchema, SportIdSchema } from './feed/access-schema'
import { RULES_CHOICES } from './rules/rules-choice'
import { VolleyballMatchSchema } from './view/volleyball-view'

/** May be empty: the feed has no team names. */
const TeamNameSchema = v.pipe(v.string(), v.trim(), v.maxLength(60))

export const TeamNamesSchema = v.strictObject({ Home: TeamNameSchema, Away: TeamNameSchema })

export const VOLLEYBALL_CALLS = {
  /** Adds volleyball courts to the wall. */
  'courts.addVolleyball': addCourtsCall(
    v.strictObject({
      matches: atOnce(v.strictObject({ fixtureId: UncheckedIdSchema, teams: TeamNamesSchema })),
      sourceId: SourceIdSchema,
      sportId: SportIdSchema,
      rules: v.picklist(RULES_CHOICES),
      credentialId: CredentialIdSchema
    })
  ),
  /** Every rally, the statistics, challenges and sanctions. */
  'volleyball.match': call({
    args: OneCourt,
    result: VolleyballMatchSchema,
    errors: ['UNKNOWN_COURT', 'OTHER_SPORT'],
    perSecond: 50
  })
}

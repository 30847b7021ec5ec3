import { CredentialIdSchema } from '@shared/calls/credential-calls'
import { CourtIdSchema } from '@shared/court/common-view'
import { TeamNamesSchema } from '@shared/sports/volleyball/calls'
import { FixtureIdSchema, SourceIdSchema, SportIdSchema } from '@shared/sports/volleyball/feed/access-schema'
import { chosenRules, RULES_CHOICES } from '@shared/sports/volleyball/rules/rules-choice'
import * as v from 'valibot'
import type { CourtSpec } from '../../engine/court-spec'
import type { SpecContext } from '../stored-court'
import { volleyballCourtSpec } from './court-spec'

export const StoredVolleyballCourtSchema = v.object({
  sport: v.literal('volleyball'),
  courtId: CourtIdSchema,
  fixture: v.object({ sourceId: SourceIdSchema, sportId: SportIdSchema, fixtureId: FixtureIdSchema }),
  teams: TeamNamesSchema,
  rules: v.picklist(RULES_CHOICES),
  credentialId: CredentialIdSchema
})
export type StoredVolleyballCourt = v.InferOutput<typeof StoredVolleyballCourtSchema>

export const specOfStoredVolleyball = (
  { courtId, fixture, teams, rules, credentialId }: StoredVolleyballCourt,
  { settings, readVolleyballKeys }: SpecContext
): CourtSpec =>
  volleyballCourtSpec({
    courtId,
    eventId: fixture.fixtureId,
    origin: 'feed',
    access: settings.volleyball.access,
    fixture,
    teams,
    rules: chosenRules(rules),
    readKeys: () => readVolleyballKeys(credentialId)
  })

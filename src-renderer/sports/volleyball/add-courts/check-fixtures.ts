/** Checks a pasted list of volleyball fixtures while the user types. */
import { FixtureIdSchema } from '@shared/sports/volleyball/feed/access-schema'
import type { BySide } from '@shared/sports/volleyball/rules/sides'
import * as v from 'valibot'
import type { CheckedId } from '../../../views/add-courts/checked-id'
import { parseFixtures, type FixtureLine } from './parse-fixtures'

export interface CheckedFixture extends CheckedId, FixtureLine {}

/** One line per fixture, in the order given. `isOnWall` tells which fixtures have a court already. */
export function checkFixtures(
  text: string,
  isOnWall: (fixtureId: string) => boolean
): readonly CheckedFixture[] {
  return parseFixtures(text).map((line) => {
    const parsed = v.safeParse(FixtureIdSchema, line.fixtureId)
    const words = parsed.success ? describeTeams(line.teams) : parsed.issues[0].message
    return {
      ...line,
      eventId: line.fixtureId,
      isValid: parsed.success,
      words: isOnWall(line.fixtureId) ? `${words} · already on the wall` : words
    }
  })
}

const describeTeams = ({ Home, Away }: BySide<string>): string =>
  Home + Away === '' ? 'No names given, shown as Home and Away' : `${Home || 'Home'} – ${Away || 'Away'}`

/** Checks a pasted list of volleyball fixtures while the user types. */
import { FixtureIdSchema } from '@shared/sports/volleyball/feed/access-schema'
import type { BySide } from '@shared/sports/volleyball/rules/sides'
import * as v from 'valibot'
import type { CheckedId } from '../../courts-entry'
import { parseFixtures, type FixtureLine } from './parse-fixtures'

export interface CheckedFixture extends CheckedId, FixtureLine {}

/** One line per fixture, in the order given. `isOnWall` tells which fixtures have a court already. */
export function checkFixtures(
  list: string,
  isOnWall: (fixtureId: string) => boolean
): readonly CheckedFixture[] {
  return parseFixtures(list).map((line) => {
    const parsed = v.safeParse(FixtureIdSchema, line.fixtureId)
    const text = parsed.success ? describeTeams(line.teams) : parsed.issues[0].message
    return {
      ...line,
      eventId: line.fixtureId,
      isValid: parsed.success,
      text: isOnWall(line.fixtureId) ? `${text} · already on the wall` : text
    }
  })
}

const describeTeams = ({ Home, Away }: BySide<string>): string =>
  Home + Away === '' ? 'No names given, shown as Home and Away' : `${Home || 'Home'} – ${Away || 'Away'}`

/** Reads a pasted list of volleyball fixtures. The feed names no teams, so their names may stand beside the ids. */
import type { BySide } from '@shared/sports/volleyball/rules/sides'

export interface FixtureLine {
  readonly fixtureId: string
  /** As the operator calls them; empty where he does not say. */
  readonly teams: BySide<string>
}

/** As the contract takes it. */
const LONGEST_NAME = 60

/** What stands before an id in lists that are copied from somewhere, and around the cells of tables. */
const ORNAMENT = /^\s*[-–—*•]\s+|["“”]/g

/** Between two teams, the surest first: names may have hyphens and commas of their own. */
const BETWEEN_TEAMS = [/\s+(?:[-–—]|vs?\.?)\s+/i, /[\t;|]/, /[–—]/, /,/] as const

/**
 * One fixture a line: "123456789", "123456789 Norway – Sweden", "123456789: Norway vs. Sweden", or cells of a table.
 * A line of numbers only is a list of fixtures. Keeps the order, drops repeats.
 */
export function parseFixtures(text: string): readonly FixtureLine[] {
  const fixtures = new Map<string, FixtureLine>()
  for (const line of text.split(/[\r\n]+/))
    for (const fixture of fixturesOf(line.replaceAll(ORNAMENT, '').trim()))
      if (!fixtures.has(fixture.fixtureId)) fixtures.set(fixture.fixtureId, fixture)
  return [...fixtures.values()]
}

function fixturesOf(line: string): readonly FixtureLine[] {
  const words = line.split(/[\s,;|]+/).filter((word) => word !== '')
  if (words.every((word) => /^\d+$/.test(word)))
    return words.map((fixtureId) => ({ fixtureId, teams: { Home: '', Away: '' } }))
  const [, fixtureId = '', names = ''] = /^([^\s,;:|]+)(?:[\s,;:|]|[-–—]\s)*(.*)$/.exec(line) ?? []
  return fixtureId === '' ? [] : [{ fixtureId, teams: teamsOf(names) }]
}

function teamsOf(names: string): BySide<string> {
  const separator = BETWEEN_TEAMS.find((pattern) => pattern.test(names))
  const [Home = '', Away = ''] = separator === undefined ? [names] : names.split(separator)
  return { Home: nameOf(Home), Away: nameOf(Away) }
}

const nameOf = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_NAME).trim()

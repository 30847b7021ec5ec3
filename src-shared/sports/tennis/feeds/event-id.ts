/** Event ids of the tennis feeds: `{year}-{competitionId}-{matchId}`, match id = draw code + three digits. */
import { fail, succeed, type Result } from '../../../result'

/** Draw codes (provider documentation, "event id"). */
const DRAWS: Readonly<Record<string, string>> = {
  MS: 'Men’s singles',
  QS: 'Men’s qualifying',
  MD: 'Men’s doubles',
  QD: 'Men’s doubles qualifying',
  LS: 'Women’s singles',
  RS: 'Women’s qualifying',
  LD: 'Women’s doubles',
  RD: 'Women’s doubles qualifying',
  XD: 'Mixed doubles',
  MX: 'Mixed doubles'
}

const ROUNDS: readonly (readonly [lastMatch: number, name: string])[] = [
  [1, 'final'],
  [3, 'semi-final'],
  [7, 'quarter-final'],
  [15, 'round of 16'],
  [31, 'round of 32'],
  [63, 'round of 64'],
  [127, 'round of 128']
]

const EVENT_ID = /^(\d{4})-(\d{1,6})-([A-Z]{2})(\d{3})$/

/** Checks one event id as a user types or pastes it. The error says what is expected. */
export function parseEventId(text: string): Result<string, string> {
  const eventId = text.trim().toUpperCase()
  if (EVENT_ID.test(eventId)) return succeed(eventId)
  return fail('An event id looks like 2026-0042-MS003: year, competition, draw code and three digits.')
}

/** Splits a pasted list at line breaks, spaces, commas and semicolons; keeps the order, drops repeats. */
export function splitEventIds(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split(/[\s,;]+/)
        .filter((part) => part !== '')
        .map((part) => part.toUpperCase())
    )
  ]
}

/** "Men’s singles · quarter-final", as far as the id contains it; empty for an unknown draw. */
export function describeEventId(eventId: string): string {
  const match = EVENT_ID.exec(eventId)
  const draw = DRAWS[match?.[3] ?? '']
  if (!draw) return ''
  const number = Number(match?.[4])
  const round = number > 0 ? ROUNDS.find(([last]) => number <= last) : undefined
  return round ? `${draw} · ${round[1]}` : draw
}

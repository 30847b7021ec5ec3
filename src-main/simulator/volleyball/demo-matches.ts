/** The demo's volleyball: matches in different phases, the same for the same seed. */
import { isRecord } from '../stored-frame'
import { matchSource, type MatchOptions } from './match/play-match'
import type { MatchFeed } from './match-player'
import type { TimedEnvelope } from './timed-envelope'

const DEMO_SPEED = 4
/** Match time between the start of the demo and the moment that it is about. */
const LEAD_MS = 30_000
const SPORT_ID = 91_189
const SOURCE_ID = 'Simulator'

/** One match of the demo and the moment that it comes to soon: so many points told in this set. */
interface DemoMatch {
  readonly teams?: MatchFeed['teams']
  readonly variant: MatchOptions['variant']
  readonly setNumber: number
  readonly points: number
}

const MATCHES: readonly DemoMatch[] = [
  { teams: { Home: 'Nordhavn', Away: 'Costa Verde' }, variant: 'indoor', setNumber: 2, points: 38 },
  {
    teams: { Home: 'Lindqvist / Aas', Away: 'Moreira / Prado' },
    variant: 'beach',
    setNumber: 1,
    points: 6
  }
]

/** The first `count` matches of the demo; past those that are named, further indoor matches. */
export function demoMatches(seed: number, count = MATCHES.length, speed = DEMO_SPEED): readonly MatchFeed[] {
  return Array.from({ length: count }, (_, index) =>
    demoMatch(MATCHES[index] ?? furtherMatch(index), index, seed, speed)
  )
}

const furtherMatch = (index: number): DemoMatch => ({
  variant: 'indoor',
  setNumber: 1 + (index % 3),
  points: 1 + ((index * 7) % 40)
})

function demoMatch(match: DemoMatch, index: number, seed: number, speed: number): MatchFeed {
  const fixture = { sourceId: SOURCE_ID, sportId: SPORT_ID, fixtureId: String(9_910_001 + index) }
  const source = matchSource({ seed: seed * 1_000 + index, variant: match.variant, fixture })
  const reachedMs = momentOf(source(0, 1), match)
  const { teams } = match
  const headStartMs = Math.max(0, reachedMs - LEAD_MS)
  return { fixture, source, speed, headStartMs, ...(teams && { teams }) }
}

/** Match time at which the moment has come; 0 when it never comes. */
function momentOf(envelopes: readonly TimedEnvelope[], { setNumber, points }: DemoMatch): number {
  const told = envelopes.filter(({ text }) => isPointIn(setNumber, text))
  return told[points - 1]?.atMs ?? 0
}

function isPointIn(setNumber: number, text: string): boolean {
  const envelope: unknown = JSON.parse(text)
  const action = isRecord(envelope) ? envelope.action : null
  return isRecord(action) && action.setNumber === setNumber && String(action.$type).includes('.Point,')
}

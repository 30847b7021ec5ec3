/** The demo's volleyball: matches under way, lively in their next minutes, the same for the same seed. */
import { DEFAULT_SPORT_ID } from '@shared/sports/volleyball/feed/access'
import type { MatchFeed } from '../volleyball/match-player'
import type { VolleyballIncident } from '../volleyball/match/incidents'
import { matchSource, playMatch, type MatchOptions } from '../volleyball/match/play-match'
import type { Standing } from '../volleyball/match/truth'

/** Twice as fast as life: a rally every quarter of a minute or so. */
const DEMO_SPEED = 2
const SOURCE_ID = 'Simulator'
const FIRST_FIXTURE_ID = 9_910_001
/** Seeds to try for a match that has the wanted moment; it comes in at least one match of ten. */
const MOST_TRIES = 200

interface DemoMatch {
  readonly teams?: MatchFeed['teams']
  readonly variant: MatchOptions['variant']
  /** True for the rally with which the demo begins. */
  readonly isReached: (standing: Standing) => boolean
  /** What happens for certain; points are counted from the start of the demo. */
  readonly incidents: readonly (readonly [kind: VolleyballIncident, atPoint: number])[]
}

const MATCHES: readonly DemoMatch[] = [
  {
    teams: { Home: 'Nordhavn', Away: 'Costa Verde' },
    variant: 'indoor',
    isReached: ({ setNumber, points }) => setNumber === 4 && points.Home + points.Away === 20,
    incidents: [
      ['substitution', 1],
      ['late-point-type', 1],
      ['late-time-out', 2],
      ['challenge-won', 4],
      ['phantom-point', 6]
    ]
  },
  {
    teams: { Home: 'Lindqvist / Aas', Away: 'Moreira / Prado' },
    variant: 'beach',
    // Who has lost the first set is about to win the second: there will be a third.
    isReached: ({ setNumber, points: { Home, Away }, setsWon }) =>
      setNumber === 2 && (setsWon.Away > 0 ? Home === 17 && Away < 15 : Away === 17 && Home < 15),
    incidents: [
      ['late-point-type', 0],
      ['challenge-lost', 1],
      ['cancelled-set-point', 1]
    ]
  }
]

/** The first `count` matches of the demo; past those that are named, further indoor matches. */
export const demoMatches = (seed: number, count = MATCHES.length, speed = DEMO_SPEED): readonly MatchFeed[] =>
  Array.from({ length: count }, (_, index) => {
    const fixtureId = String(FIRST_FIXTURE_ID + index)
    const fixture = { sourceId: SOURCE_ID, sportId: DEFAULT_SPORT_ID, fixtureId }
    return demoMatch(MATCHES[index] ?? furtherMatch(index), fixture, seed * 1_000 + index * 10_007, speed)
  })

const furtherMatch = (index: number): DemoMatch => ({
  variant: 'indoor',
  isReached: ({ setNumber, points }) =>
    setNumber === 1 + (index % 3) && points.Home + points.Away === (index * 7) % 35,
  incidents: []
})

function demoMatch(
  match: DemoMatch,
  fixture: MatchFeed['fixture'],
  firstSeed: number,
  speed: number
): MatchFeed {
  const { teams, variant, incidents } = match
  const { seed, headStartMs, point } = momentOf(match, { fixture, variant }, firstSeed)
  const script = incidents.map(([kind, atPoint]) => ({ kind, atPoint: point + atPoint }))
  const source = matchSource({ seed, fixture, variant, incidents: { script } })
  return { fixture, source, speed, headStartMs, ...(teams && { teams }) }
}

/** Where the demo begins in the first match from this seed on that comes to the moment. */
function momentOf(
  { isReached }: DemoMatch,
  options: Pick<MatchOptions, 'fixture' | 'variant'>,
  firstSeed: number
): { readonly seed: number; readonly headStartMs: number; readonly point: number } {
  for (let seed = firstSeed; seed < firstSeed + MOST_TRIES; seed += 1) {
    const { envelopes } = playMatch({ ...options, seed, startedAt: 0 })
    for (const { atMs, standing } of envelopes)
      if (standing !== null && isReached(standing)) return { seed, headStartMs: atMs, point: standing.point }
  }
  throw new Error(`No match from seed ${firstSeed} on comes to the wanted moment`)
}

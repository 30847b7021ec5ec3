import { succeed } from '@shared/result'
import { DEFAULT_VOLLEYBALL_ACCESS } from '@shared/sports/volleyball/feed/access'
import { randomBytes } from 'node:crypto'
import type { CourtSpec } from '../../engine/court-spec'
import type { Clock } from '../../platform/clock'
import { demoMatches } from '../../simulator/demo/demo-matches'
import { MatchEventsProvider } from '../../simulator/volleyball/match-events-provider'
import type { MatchFeed } from '../../simulator/volleyball/match-player'
import { recordedMatch } from '../../simulator/volleyball/recorded-match'
import type { DemoProgramme, SportDemo } from '../sport'
import { volleyballCourtSpec } from './court-spec'

const UNNAMED = { Home: '', Away: '' } as const

/** The same matches on every start. */
const DEMO_SEED = 1

export class VolleyballDemo implements SportDemo {
  readonly #clock: Clock
  #provider: MatchEventsProvider | null = null

  constructor(clock: Clock) {
    this.#clock = clock
  }

  async start(programme: DemoProgramme): Promise<readonly CourtSpec[]> {
    const { origin } = programme
    const matches = matchesOf(programme)
    if (matches.length === 0) return []
    const keys = { clientId: origin, clientSecret: secret(), apiKey: secret() }
    this.#provider = new MatchEventsProvider({ keys, matches, clock: this.#clock })
    const address = await this.#provider.start()
    return matches.map(({ fixture, teams }) =>
      volleyballCourtSpec({
        courtId: `${origin}:volleyball:${fixture.fixtureId}`,
        eventId: fixture.fixtureId,
        origin,
        access: { ...DEFAULT_VOLLEYBALL_ACCESS, ...address },
        fixture,
        teams: teams ?? UNNAMED,
        rules: null,
        readKeys: () => Promise.resolve(succeed(keys))
      })
    )
  }

  async stop(): Promise<void> {
    const provider = this.#provider
    this.#provider = null
    await provider?.stop()
  }
}

/** Throws if a recording cannot be read. */
function matchesOf(programme: DemoProgramme): readonly MatchFeed[] {
  if (programme.origin === 'demo') return demoMatches(DEMO_SEED)
  const { recordings, speed } = programme
  return recordings.map(({ file, content }) => {
    const match = recordedMatch(content.toString('utf8'))
    if (!match.ok) throw new Error(`${file}: ${match.error}`)
    return { ...match.value, speed }
  })
}

const secret = (): string => randomBytes(24).toString('base64url')

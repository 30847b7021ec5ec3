import { randomBytes } from 'node:crypto'
import { DEFAULT_VOLLEYBALL_ACCESS } from '@shared/sports/volleyball/feed/access'
import { succeed } from '@shared/result'
import type { Clock } from '../../platform/clock'
import type { CourtSpec } from '../../engine/court-spec'
import { MatchEventsProvider } from '../../simulator/volleyball/match-events-provider'
import type { MatchFeed } from '../../simulator/volleyball/match-player'

const UNNAMED = { Home: '', Away: '' } as const

/** Serves volleyball matches on loopback and says how to reach them: as any provider, by address and keys. */
export class VolleyballDemo {
  readonly #clock: Clock
  #provider: MatchEventsProvider | null = null

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Rejects when it cannot listen. */
  async start(matches: readonly MatchFeed[], origin: 'demo' | 'recording'): Promise<readonly CourtSpec[]> {
    if (matches.length === 0) return []
    const keys = { clientId: origin, clientSecret: secret(), apiKey: secret() }
    this.#provider = new MatchEventsProvider({ keys, matches, clock: this.#clock })
    const address = await this.#provider.start()
    return matches.map(({ fixture, teams }) => ({
      sport: 'volleyball',
      courtId: `${origin}:volleyball:${fixture.fixtureId}`,
      eventId: fixture.fixtureId,
      origin,
      access: { ...DEFAULT_VOLLEYBALL_ACCESS, ...address },
      fixture,
      teams: teams ?? UNNAMED,
      rules: null,
      readKeys: () => Promise.resolve(succeed(keys))
    }))
  }

  async stop(): Promise<void> {
    const provider = this.#provider
    this.#provider = null
    await provider?.stop()
  }
}

const secret = (): string => randomBytes(24).toString('base64url')

/** Volleyball of the simulator's command line: what is served, and what to enter to get it. */
import { readFile } from 'node:fs/promises'
import type { Clock } from '../platform/clock'
import { demoMatches } from './demo/demo-matches'
import { MatchEventsProvider } from './volleyball/match-events-provider'
import type { MatchFeed } from './volleyball/match-player'
import type { ProviderFault } from './volleyball/provider-fault'
import { recordedMatch } from './volleyball/recorded-match'

export interface VolleyballCommand {
  /** Number of generated matches. */
  readonly matches: number
  /** NDJSON files, one match each. */
  readonly recordings: readonly string[]
  readonly faults: readonly ProviderFault[]
}

export interface ServeOptions {
  readonly port: number
  /** Is the client's id, its secret and its API key. */
  readonly key: string
  readonly seed: number
  /** Null: the default of the kind of match. */
  readonly speed: number | null
  /** UTC milliseconds at which it all began. */
  readonly startAt: number
  readonly clock: Clock
}

/** What runs, in words, and how it is ended. */
export interface ServedMatches {
  readonly lines: readonly string[]
  stop(): Promise<void>
}

/** Starts to serve. Rejects when a recording cannot be read or the port is taken. */
export async function serveMatches(
  { matches: count, recordings, faults }: VolleyballCommand,
  { port, key, seed, speed, startAt, clock }: ServeOptions
): Promise<ServedMatches> {
  const recorded = await Promise.all(recordings.map((path) => recordedFeed(path, speed ?? 1)))
  const matches = [...recorded, ...demoMatches(seed, count, speed ?? undefined)]
  const keys = { clientId: key, clientSecret: key, apiKey: key }
  const provider = new MatchEventsProvider({ port, keys, matches, clock, startAt, faults })
  const { tokenUrl, apiUrl, realtimeUrl } = await provider.start()
  const lines = [
    `Simulating ${matches.length} volleyball matches; enter in the settings`,
    `  token address ${tokenUrl}`,
    `  API address ${apiUrl}`,
    `  push service ${realtimeUrl}`,
    `  client id, client secret and API key: ${key}`,
    ...matches.map(
      ({ fixture: { fixtureId, sourceId, sportId } }) =>
        `  fixture ${fixtureId}, source ${sourceId}, sport ${sportId}`
    )
  ]
  return { lines, stop: () => provider.stop() }
}

async function recordedFeed(path: string, speed: number): Promise<MatchFeed> {
  const match = recordedMatch(await readFile(path, 'utf8'))
  if (!match.ok) throw new Error(`${path}: ${match.error}`)
  return { ...match.value, speed }
}

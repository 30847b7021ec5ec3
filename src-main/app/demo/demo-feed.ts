import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fail, succeed, type Result } from '@shared/result'
import { DEFAULT_SETTINGS } from '@shared/settings'
import type { Clock } from '../../platform/clock'
import type { CourtSpec } from '../../engine/court-spec'
import { VOLLEYBALL_FEED } from '../../engine/feed-names'
import { feedOfLine } from '../../logs/recorded-line'
import type { SimulatedCourt } from '../../simulator/tennis/court-channel'
import { demoCourts } from '../../simulator/demo/demo-courts'
import { FeedSimulator } from '../../simulator/tennis/feed-simulator'
import { recordingSource } from '../../simulator/tennis/recording'
import { demoMatches } from '../../simulator/demo/demo-matches'
import type { MatchFeed } from '../../simulator/volleyball/match-player'
import { recordedMatch } from '../../simulator/volleyball/recorded-match'
import type { EmbeddedFeed } from '../../workspace/workspace'
import { VolleyballDemo } from './volleyball-demo'

export interface DemoFeedOptions {
  readonly clock: Clock
  /** NDJSON files to play; the default demo when empty. */
  readonly recordings: readonly string[]
  /** Times real time, for recordings. */
  readonly speed: number
}

/** What is served together. */
interface Programme {
  readonly courts: readonly SimulatedCourt[]
  readonly matches: readonly MatchFeed[]
}

/** Of the demo: the same matches on every start. */
const DEMO_SEED = 1

/** Serves the demo, or recordings, on loopback and says how to reach them: as any feed, by address and token. */
export class DemoFeed implements EmbeddedFeed {
  readonly #options: DemoFeedOptions
  readonly #volleyball: VolleyballDemo
  #simulator: FeedSimulator | null = null

  constructor(options: DemoFeedOptions) {
    this.#options = options
    this.#volleyball = new VolleyballDemo(options.clock)
  }

  async start(): Promise<Result<readonly CourtSpec[], string>> {
    try {
      return succeed(await this.#start())
    } catch (error) {
      await this.stop()
      const what = this.#options.recordings.length === 0 ? 'The demo' : 'The recording'
      const why = error instanceof Error ? error.message : String(error)
      return fail(`${what} could not be started: ${why}`)
    }
  }

  async stop(): Promise<void> {
    const simulator = this.#simulator
    this.#simulator = null
    await Promise.all([simulator?.stop(), this.#volleyball.stop()])
  }

  async #start(): Promise<readonly CourtSpec[]> {
    const { clock, recordings, speed } = this.#options
    const isDemo = recordings.length === 0
    const { courts, matches } = isDemo
      ? { courts: demoCourts(clock.utcMs()), matches: demoMatches(DEMO_SEED) }
      : await readRecordings(recordings, speed)
    const origin = isDemo ? 'demo' : 'recording'
    return [...(await this.#serve(courts, origin)), ...(await this.#volleyball.start(matches, origin))]
  }

  async #serve(
    courts: readonly SimulatedCourt[],
    origin: 'demo' | 'recording'
  ): Promise<readonly CourtSpec[]> {
    if (courts.length === 0) return []
    const token = randomBytes(24).toString('base64url')
    this.#simulator = new FeedSimulator({ port: 0, tokens: [token], courts, clock: this.#options.clock })
    const { port } = await this.#simulator.start()
    return courts.map(({ eventId, rallies }) => ({
      sport: 'tennis',
      courtId: `${origin}:${eventId}`,
      eventId,
      origin,
      hosts: [`ws://127.0.0.1:${port}`],
      path: DEFAULT_SETTINGS.tennisEvents.path,
      statisticsPath: DEFAULT_SETTINGS.tennisStatistics.path,
      rally: rallies ? { hosts: [`ws://127.0.0.1:${port}`], feeds: ['rally'], fixtureId: eventId } : null,
      readToken: () => Promise.resolve(succeed(token))
    }))
  }
}

/** Rejects when a file cannot be read. */
async function readRecordings(files: readonly string[], speed: number): Promise<Programme> {
  const courts: SimulatedCourt[] = []
  const matches: MatchFeed[] = []
  for (const file of files) {
    const content = await readFile(file)
    const text = content.toString('utf8')
    if (feedOfLine(text.slice(0, text.indexOf('\n') + 1 || undefined)) === VOLLEYBALL_FEED) {
      const match = recordedMatch(text)
      if (!match.ok) throw new Error(`${file}: ${match.error}`)
      matches.push({ ...match.value, speed })
    } else {
      const eventId = path.basename(file, path.extname(file))
      courts.push({ eventId, source: recordingSource(content), speed })
    }
  }
  return { courts, matches }
}

import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fail, succeed, type Result } from '@shared/result'
import { DEFAULT_SETTINGS } from '@shared/settings'
import type { Clock } from '../clock'
import type { CourtSpec } from '../engine/court-spec'
import type { SimulatedCourt } from '../simulator/court-channel'
import { demoCourts } from '../simulator/demo'
import { FeedSimulator } from '../simulator/feed-simulator'
import { recordingSource } from '../simulator/recording'
import type { EmbeddedFeed } from '../workspace'

export interface DemoFeedOptions {
  readonly clock: Clock
  /** NDJSON files to play; the default demo when empty. */
  readonly recordings: readonly string[]
  /** Times real time, for recordings. */
  readonly speed: number
}

/** Serves the demo, or recordings, on loopback and says how to reach them: as any feed, by address and token. */
export class DemoFeed implements EmbeddedFeed {
  readonly #options: DemoFeedOptions
  #simulator: FeedSimulator | null = null

  constructor(options: DemoFeedOptions) {
    this.#options = options
  }

  async start(): Promise<Result<readonly CourtSpec[], string>> {
    try {
      return succeed(await this.#start())
    } catch (error) {
      const what = this.#options.recordings.length === 0 ? 'The demo' : 'The recording'
      const why = error instanceof Error ? error.message : String(error)
      return fail(`${what} could not be started: ${why}`)
    }
  }

  async #start(): Promise<readonly CourtSpec[]> {
    const { clock, recordings } = this.#options
    const isDemo = recordings.length === 0
    const courts = isDemo
      ? demoCourts(clock.utcMs())
      : await Promise.all(recordings.map((file) => this.#recorded(file)))
    const token = randomBytes(24).toString('base64url')
    this.#simulator = new FeedSimulator({ port: 0, tokens: [token], courts, clock })
    const { port } = await this.#simulator.start()
    const origin = isDemo ? 'demo' : 'recording'
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

  async stop(): Promise<void> {
    const simulator = this.#simulator
    this.#simulator = null
    await simulator?.stop()
  }

  async #recorded(file: string): Promise<SimulatedCourt> {
    return {
      eventId: path.basename(file, path.extname(file)),
      source: recordingSource(await readFile(file)),
      speed: this.#options.speed
    }
  }
}

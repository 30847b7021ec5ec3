import { succeed } from '@shared/result'
import { DEFAULT_SETTINGS } from '@shared/settings'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type { CourtSpec } from '../../engine/court-spec'
import type { Clock } from '../../platform/clock'
import { demoCourts } from '../../simulator/demo/demo-courts'
import type { SimulatedCourt } from '../../simulator/tennis-provider/court-channel'
import { FeedSimulator } from '../../simulator/tennis-provider/feed-simulator'
import { recordingSource } from '../../simulator/tennis/recording'
import type { DemoProgramme, SportDemo } from '../sport'
import { tennisCourtSpec } from './court-spec'

export class TennisDemo implements SportDemo {
  readonly #clock: Clock
  #simulator: FeedSimulator | null = null

  constructor(clock: Clock) {
    this.#clock = clock
  }

  async start(programme: DemoProgramme): Promise<readonly CourtSpec[]> {
    const { origin } = programme
    const courts = courtsOf(programme, this.#clock.utcMs())
    if (courts.length === 0) return []
    const token = randomBytes(24).toString('base64url')
    this.#simulator = new FeedSimulator({ port: 0, tokens: [token], courts, clock: this.#clock })
    const { port } = await this.#simulator.start()
    const hosts = [`ws://127.0.0.1:${port}`]
    return courts.map(({ eventId, rallies }) =>
      tennisCourtSpec({
        courtId: `${origin}:${eventId}`,
        eventId,
        origin,
        hosts,
        path: DEFAULT_SETTINGS.tennisEvents.path,
        statisticsPath: DEFAULT_SETTINGS.tennisStatistics.path,
        rally: rallies ? { hosts, feeds: ['rally'], fixtureId: eventId } : null,
        readToken: () => Promise.resolve(succeed(token))
      })
    )
  }

  async stop(): Promise<void> {
    const simulator = this.#simulator
    this.#simulator = null
    await simulator?.stop()
  }
}

function courtsOf(programme: DemoProgramme, nowMs: number): readonly SimulatedCourt[] {
  if (programme.origin === 'demo') return demoCourts(nowMs)
  const { recordings, speed } = programme
  return recordings.map(({ file, content }) => ({
    eventId: path.basename(file, path.extname(file)),
    source: recordingSource(content),
    speed
  }))
}

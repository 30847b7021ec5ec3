import { readFile } from 'node:fs/promises'
import { fail, succeed, type Result } from '@shared/result'
import type { CourtSpec } from '../engine/court-spec'
import type { Clock } from '../platform/clock'
import { SPORTS } from '../sports/list'
import { sportOfLine } from '../sports/sport-of'
import type { DemoProgramme, Recording, Sport, SportDemo } from '../sports/sport'
import type { EmbeddedFeed } from '../workspace/workspace'
import { messageOf } from '../platform/error-message'

export interface DemoFeedOptions {
  readonly clock: Clock
  /** NDJSON files to play; the default demo if empty. */
  readonly recordings: readonly string[]
  /** Times real time, for recordings. */
  readonly speed: number
}

/** Serves the demo, or recordings, on loopback and says how to reach them: like any feed, by address and secret. */
export class DemoFeed implements EmbeddedFeed {
  readonly #options: DemoFeedOptions
  #running: SportDemo[] = []

  constructor(options: DemoFeedOptions) {
    this.#options = options
  }

  async start(): Promise<Result<readonly CourtSpec[], string>> {
    try {
      return succeed(await this.#start())
    } catch (error) {
      await this.stop()
      const what = this.#options.recordings.length === 0 ? 'The demo' : 'The recording'
      const why = messageOf(error)
      return fail(`${what} could not be started: ${why}`)
    }
  }

  async stop(): Promise<void> {
    const running = this.#running
    this.#running = []
    await Promise.all(running.map((demo) => demo.stop()))
  }

  async #start(): Promise<readonly CourtSpec[]> {
    const programmes = await this.#programmes()
    const specs: CourtSpec[] = []
    for (const [sport, programme] of programmes) {
      const demo = sport.openDemo?.(this.#options.clock)
      if (demo === undefined) continue
      this.#running.push(demo)
      specs.push(...(await demo.start(programme)))
    }
    return specs
  }

  /** Rejects if a file cannot be read. */
  async #programmes(): Promise<ReadonlyMap<Sport, DemoProgramme>> {
    const { recordings, speed } = this.#options
    const demo: DemoProgramme = { origin: 'demo' }
    if (recordings.length === 0) return new Map(SPORTS.map((sport) => [sport, demo]))
    const bySport = new Map<Sport, Recording[]>()
    for (const file of recordings) {
      const recording = { file, content: await readFile(file) }
      const sport = sportOfRecording(recording)
      bySport.set(sport, [...(bySport.get(sport) ?? []), recording])
    }
    return new Map(
      [...bySport].map(([sport, files]) => [sport, { origin: 'recording', recordings: files, speed }])
    )
  }
}

/** By its first line. */
function sportOfRecording({ content }: Recording): Sport {
  const end = content.indexOf('\n')
  const line = content.toString('utf8', 0, end < 0 ? undefined : end)
  return sportOfLine(line) ?? SPORTS[0]
}

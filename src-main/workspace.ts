import { parseEventId } from '@shared/feeds/event-id'
import type { CallResult } from '@shared/ipc/contract'
import { succeed, type Result } from '@shared/result'
import type { Settings } from '@shared/settings'
import type { Engine } from './engine/engine'
import type { CourtSpec } from './engine/monitored-court'
import type { SettingsStore } from './settings/settings-store'
import type { StoredCourt } from './settings/settings-file'

type AddOutcome = CallResult<'courts.add'>['outcomes'][number]

/** Courts that the embedded simulator serves, started and stopped as one. */
export interface EmbeddedFeed {
  /** The error is for the operator: what could not be started, why, and what to do. */
  start(): Promise<Result<readonly CourtSpec[], string>>
  stop(): Promise<void>
}

export interface WorkspaceOptions {
  readonly engine: Engine
  readonly settings: SettingsStore
  readonly embedded: EmbeddedFeed
  /** The user asked for recordings: they are shown whatever the settings say of the demo. */
  readonly embeddedForced: boolean
  /** The token behind a stored credential; the error says in words why there is none and what to do. */
  readonly readToken: (credentialId: string) => Promise<Result<string, string>>
}

/** The courts that the operator watches: those that are stored, and those of the embedded feed. */
export class Workspace {
  readonly #options: WorkspaceOptions
  #embeddedCourtIds: readonly string[] = []
  #embeddedRunning = false

  constructor(options: WorkspaceOptions) {
    this.#options = options
  }

  async open(): Promise<void> {
    const { engine, settings, embeddedForced } = this.#options
    for (const court of settings.courts) engine.addCourt(this.#specOf(court))
    if (embeddedForced || settings.settings.demo.enabled) await this.#startEmbedded()
  }

  addCourts(eventIds: readonly string[], credentialId: string): AddOutcome[] {
    const { engine, settings } = this.#options
    const outcomes = eventIds.map((text): AddOutcome => {
      const eventId = parseEventId(text)
      if (!eventId.ok)
        return { eventId: text, outcome: 'not-an-event-id', message: eventId.error, courtId: null }
      const court = { courtId: `feed:${eventId.value}`, eventId: eventId.value, credentialId }
      const { courtId } = court
      if (engine.court(courtId) !== null)
        return {
          eventId: eventId.value,
          outcome: 'already-there',
          message: 'This court is on the wall already.',
          courtId
        }
      engine.addCourt(this.#specOf(court))
      settings.replaceCourts([...settings.courts, court])
      return {
        eventId: eventId.value,
        outcome: 'added',
        message: 'Added. It connects now; until the match opens its card says so.',
        courtId
      }
    })
    return outcomes
  }

  /** False when there is no such court. */
  removeCourt(courtId: string): boolean {
    const { engine, settings } = this.#options
    if (!engine.removeCourt(courtId)) return false
    settings.replaceCourts(settings.courts.filter((court) => court.courtId !== courtId))
    return true
  }

  reorder(courtIds: readonly string[]): void {
    const { engine, settings } = this.#options
    engine.reorder(courtIds)
    const order = engine.courtIds
    settings.replaceCourts(
      [...settings.courts].sort((a, b) => order.indexOf(a.courtId) - order.indexOf(b.courtId))
    )
  }

  /** Stores the settings and makes them true: the demo starts or stops, courts use the new addresses. */
  async replaceSettings(next: Settings): Promise<Result<null, string>> {
    const { settings } = this.#options
    const before = settings.settings
    const stored = settings.replaceSettings(next)
    if (!stored.ok) return stored
    if (next.demo.enabled && !this.#embeddedRunning) await this.#startEmbedded()
    if (!next.demo.enabled && this.#embeddedRunning) await this.#stopEmbedded()
    if (reachability(before) !== reachability(next)) this.#reopenStored()
    return succeed(null)
  }

  async close(): Promise<void> {
    await this.#options.engine.stop()
    await this.#options.embedded.stop()
  }

  #reopenStored(): void {
    const { engine, settings } = this.#options
    const order = [...engine.courtIds]
    for (const court of settings.courts) {
      engine.removeCourt(court.courtId)
      engine.addCourt(this.#specOf(court))
    }
    engine.reorder(order)
  }

  async #startEmbedded(): Promise<void> {
    const { engine, embedded } = this.#options
    const started = await embedded.start()
    if (!started.ok) {
      engine.raiseNotice({ id: 'embedded-feed', tone: 'high', text: started.error })
      return
    }
    const specs = started.value
    this.#embeddedRunning = true
    for (const spec of specs) engine.addCourt(spec)
    this.#embeddedCourtIds = specs.map(({ courtId }) => courtId)
    engine.setDemoRunning(!this.#options.embeddedForced)
  }

  async #stopEmbedded(): Promise<void> {
    const { engine, embedded } = this.#options
    this.#embeddedRunning = false
    for (const courtId of this.#embeddedCourtIds) engine.removeCourt(courtId)
    this.#embeddedCourtIds = []
    await embedded.stop()
    engine.setDemoRunning(false)
  }

  #specOf({ courtId, eventId, credentialId }: StoredCourt): CourtSpec {
    const { settings, readToken } = this.#options
    const { tennisEvents, tennisStatistics, rallyTracking } = settings.settings
    return {
      courtId,
      eventId,
      origin: 'feed',
      hosts: tennisEvents.hosts,
      path: tennisEvents.path,
      statisticsPath: tennisStatistics.enabled ? tennisStatistics.path : null,
      rally: rallyTracking.enabled
        ? {
            hosts: rallyTracking.hosts,
            feeds: rallyTracking.feeds,
            fixtureId: rallyTracking.fixtureId.replace('{eventId}', eventId)
          }
        : null,
      readToken: () => readToken(credentialId)
    }
  }
}

/** Everything that decides how a court is reached, to see whether it has changed. */
const reachability = ({ tennisEvents, tennisStatistics, rallyTracking, network }: Settings): string =>
  JSON.stringify([tennisEvents, tennisStatistics, rallyTracking, network])

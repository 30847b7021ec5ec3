import type { VolleyballKeys } from '@shared/sports/volleyball/feed/access'
import type { AddOutcome } from '@shared/calls/add-courts'
import { succeed, type Result } from '@shared/result'
import type { Settings } from '@shared/settings'
import { chosenRules } from '@shared/sports/volleyball/rules/rules-choice'
import type { Engine } from '../engine/engine'
import type { CourtSpec } from '../engine/court-spec'
import { tennisCourtSpec } from '../sports/tennis/court-spec'
import { volleyballCourtSpec } from '../sports/volleyball/court-spec'
import type { SettingsStore } from '../settings/settings-store'
import type { StoredCourt } from '../settings/settings-file'
import type { WorkspaceState } from './workspace-state'

/** Courts that the embedded simulator serves, started and stopped as one. */
export interface EmbeddedFeed {
  /** The error is for the operator: what could not be started, why, and what to do. */
  start(): Promise<Result<readonly CourtSpec[], string>>
  stop(): Promise<void>
}

export interface WorkspaceOptions {
  readonly engine: Engine
  readonly state: WorkspaceState
  readonly settings: SettingsStore
  readonly embedded: EmbeddedFeed
  /** The user asked for recordings: they are shown whatever the settings say of the demo. */
  readonly embeddedForced: boolean
  /** The token behind a stored credential; the error says in words why there is none and what to do. */
  readonly readToken: (credentialId: string) => Promise<Result<string, string>>
  /** As `readToken`. */
  readonly readVolleyballKeys: (credentialId: string) => Promise<Result<VolleyballKeys, string>>
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

  /** Stores a court and opens it; `eventId` is what the operator knows it by. */
  addCourt(eventId: string, court: StoredCourt): AddOutcome {
    const { engine, settings } = this.#options
    const { courtId } = court
    if (engine.court(courtId) !== null)
      return { eventId, outcome: 'already-there', message: 'This court is on the wall already.', courtId }
    engine.addCourt(this.#specOf(court))
    settings.replaceCourts([...settings.courts, court])
    return {
      eventId,
      outcome: 'added',
      message: 'Added. It connects now; until the match opens its card says so.',
      courtId
    }
  }

  /** False when there is no such court. */
  removeCourt(courtId: string): boolean {
    const { engine, settings } = this.#options
    if (!engine.removeCourt(courtId)) return false
    settings.replaceCourts(settings.courts.filter((court) => court.courtId !== courtId))
    return true
  }

  reorder(courtIds: readonly string[]): void {
    const { state, settings } = this.#options
    state.reorder(courtIds)
    const order = state.courtIds
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
    for (const sport of ['tennis', 'volleyball'] as const)
      if (reachability(before, sport) !== reachability(next, sport)) this.#reopenStored(sport)
    return succeed(null)
  }

  async close(): Promise<void> {
    await this.#options.engine.stop()
    await this.#options.embedded.stop()
  }

  #reopenStored(sport: StoredCourt['sport']): void {
    const { engine, settings } = this.#options
    for (const court of settings.courts) if (court.sport === sport) engine.replaceCourt(this.#specOf(court))
  }

  async #startEmbedded(): Promise<void> {
    const { engine, state, embedded, embeddedForced } = this.#options
    const started = await embedded.start()
    if (!started.ok) {
      state.notices.report('embedded-feed', started.error)
      return
    }
    const specs = started.value
    this.#embeddedRunning = true
    for (const spec of specs) engine.addCourt(spec)
    this.#embeddedCourtIds = specs.map(({ courtId }) => courtId)
    state.setDemoRunning(!embeddedForced)
  }

  async #stopEmbedded(): Promise<void> {
    const { engine, state, embedded } = this.#options
    this.#embeddedRunning = false
    for (const courtId of this.#embeddedCourtIds) engine.removeCourt(courtId)
    this.#embeddedCourtIds = []
    await embedded.stop()
    state.setDemoRunning(false)
  }

  #specOf(court: StoredCourt): CourtSpec {
    return court.sport === 'tennis' ? this.#tennisSpecOf(court) : this.#volleyballSpecOf(court)
  }

  #tennisSpecOf({ courtId, eventId, credentialId }: StoredCourtOf<'tennis'>): CourtSpec {
    const { settings, readToken } = this.#options
    const { tennisEvents, tennisStatistics, rallyTracking } = settings.settings
    return tennisCourtSpec({
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
    })
  }

  #volleyballSpecOf({
    courtId,
    fixture,
    teams,
    rules,
    credentialId
  }: StoredCourtOf<'volleyball'>): CourtSpec {
    const { settings, readVolleyballKeys } = this.#options
    return volleyballCourtSpec({
      courtId,
      eventId: fixture.fixtureId,
      origin: 'feed',
      access: settings.settings.volleyball.access,
      fixture,
      teams,
      rules: chosenRules(rules),
      readKeys: () => readVolleyballKeys(credentialId)
    })
  }
}

type StoredCourtOf<Sport extends StoredCourt['sport']> = Extract<StoredCourt, { readonly sport: Sport }>

/** Everything that decides how the courts of a sport are reached, to see whether it has changed. */
const reachability = (settings: Settings, sport: StoredCourt['sport']): string => {
  const { tennisEvents, tennisStatistics, rallyTracking, volleyball, network } = settings
  const own = sport === 'tennis' ? [tennisEvents, tennisStatistics, rallyTracking] : [volleyball.access]
  return JSON.stringify([...own, network])
}

import type { AddOutcome } from '@shared/calls/add-courts'
import { succeed, type Result } from '@shared/result'
import type { Settings } from '@shared/settings'
import type { Engine } from '../engine/engine'
import type { CourtSpec } from '../engine/court-spec'
import type { SettingsStore } from '../settings/settings-store'
import { SPORTS } from '../sports/list'
import { sportNamed } from '../sports/sport-of'
import type { Sport } from '../sports/sport'
import type { SpecContext, StoredCourt } from '../sports/stored-court'
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
  /** The secrets behind stored credentials. */
  readonly secrets: Omit<SpecContext, 'settings'>
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
    const { settings, embeddedForced } = this.#options
    for (const court of settings.courts) this.#open(court)
    if (embeddedForced || settings.settings.demo.enabled) await this.#startEmbedded()
  }

  /** Stores a court and opens it; `eventId` is what the operator knows it by. */
  addCourt(eventId: string, court: StoredCourt): AddOutcome {
    const { engine, settings } = this.#options
    const { courtId } = court
    if (engine.court(courtId) !== null)
      return { eventId, outcome: 'already-there', message: 'This court is already on the wall.', courtId }
    this.#open(court)
    settings.replaceCourts([...settings.courts, court])
    return {
      eventId,
      outcome: 'added',
      message: 'Added, connecting.',
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
    this.#reopenStored(new Set(SPORTS.filter((each) => isReachedOtherwise(each, before, next))))
    return succeed(null)
  }

  async close(): Promise<void> {
    await this.#options.engine.stop()
    await this.#options.embedded.stop()
  }

  #open(court: StoredCourt): void {
    const spec = this.#specOf(court)
    if (spec !== null) this.#options.engine.addCourt(spec)
  }

  #reopenStored(sports: ReadonlySet<Sport | null>): void {
    const { engine, settings } = this.#options
    for (const court of settings.courts) {
      const spec = sports.has(sportNamed(court.sport)) ? this.#specOf(court) : null
      if (spec !== null) engine.replaceCourt(spec)
    }
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

  /** Null for a sport that this version does not know. */
  #specOf(court: StoredCourt): CourtSpec | null {
    const { settings, secrets } = this.#options
    return sportNamed(court.sport)?.specOf(court, { settings: settings.settings, ...secrets }) ?? null
  }
}

function isReachedOtherwise({ reachability }: Sport, before: Settings, next: Settings): boolean {
  const reached = (settings: Settings): string => JSON.stringify([reachability(settings), settings.network])
  return reached(before) !== reached(next)
}

import { courtSliceKey, type SliceOf } from '@shared/ipc/slices'
import type { CaptureLog } from '../capture/capture-log'
import type { CancelTimer, Clock } from '../clock'
import type { SocketOptions } from '../feeds/feed-connection-options'
import { summariseFeeds, type FeedSample } from './feed-summary'
import { MonitoredCourt, type CourtSpec } from './monitored-court'
import type { SliceBoard } from './slice-board'

export type Notice = SliceOf<'workspace'>['notices'][number]

export interface EngineOptions {
  readonly board: SliceBoard
  readonly clock: Clock
  readonly random: () => number
  readonly openCapture: (spec: CourtSpec) => CaptureLog
  /** Proxy and certificates for an address; absent: none of either. */
  readonly socketOptionsFor?: (url: string) => Promise<SocketOptions>
}

/** How often trust, advice and capture are judged anew without any packet. */
const TICK_MS = 250
const SECOND_MS = 1_000
/** A tick that comes this late means that the computer slept. */
const SLEPT_MS = 10_000

/** Runs every court, judges time, and keeps the board of slices up to date. */
export class Engine {
  readonly #options: EngineOptions
  readonly #courts = new Map<string, MonitoredCourt>()
  readonly #views = new Map<string, string>()
  readonly #notices = new Map<string, Notice>()
  readonly #changedCourts = new Set<string>()
  #order: string[] = []
  #demoRunning = false
  #timers: CancelTimer[] = []
  #flushScheduled = false
  #lastTickMs = 0
  #feedSample: FeedSample | null = null

  constructor(options: EngineOptions) {
    this.#options = options
  }

  start(): void {
    const { clock } = this.#options
    this.#lastTickMs = clock.monotonicMs()
    this.#timers = [clock.every(TICK_MS, () => this.#tick()), clock.every(SECOND_MS, () => this.#second())]
    this.#second()
    this.#putWorkspace()
  }

  /** Ends all connections and seals all captures. */
  async stop(): Promise<void> {
    for (const cancel of this.#timers) cancel()
    await Promise.all([...this.#courts.values()].map((court) => court.stop()))
  }

  get courtIds(): readonly string[] {
    return this.#order
  }

  addCourt(spec: CourtSpec): void {
    const { clock, random, openCapture, socketOptionsFor } = this.#options
    const court = new MonitoredCourt({
      spec,
      capture: openCapture(spec),
      clock,
      random,
      ...(socketOptionsFor && { socketOptionsFor }),
      changed: (courtId) => this.#courtChanged(courtId)
    })
    this.#courts.set(spec.courtId, court)
    this.#order.push(spec.courtId)
    this.#courtChanged(spec.courtId)
    this.#putWorkspace()
    court.start()
  }

  /** False when there is no such court. */
  removeCourt(courtId: string): boolean {
    const court = this.#courts.get(courtId)
    if (court === undefined) return false
    this.#courts.delete(courtId)
    this.#views.delete(courtId)
    this.#order = this.#order.filter((id) => id !== courtId)
    this.#options.board.remove(courtSliceKey(courtId))
    this.#putWorkspace()
    void court.stop()
    return true
  }

  /**
   * Connects a court anew. A finished one is opened from the start: its capture is sealed, and what came over the old
   * connection would be in no log. False when there is no such court.
   */
  reconnectCourt(courtId: string): boolean {
    const court = this.#courts.get(courtId)
    if (court === undefined) return false
    if (court.connection.state === 'finished') {
      const order = this.#order
      this.removeCourt(courtId)
      this.addCourt(court.spec)
      this.reorder(order)
    } else court.reconnect()
    return true
  }

  /** Courts that are not named keep their order behind those that are. */
  reorder(courtIds: readonly string[]): void {
    const named = courtIds.filter((id) => this.#courts.has(id))
    this.#order = [...new Set([...named, ...this.#order])]
    this.#putWorkspace()
  }

  /** The computer has slept: no timer of any connection means anything any more. */
  systemResumed(): void {
    for (const court of this.#courts.values()) court.systemResumed()
  }

  court(courtId: string): MonitoredCourt | null {
    return this.#courts.get(courtId) ?? null
  }

  setDemoRunning(running: boolean): void {
    this.#demoRunning = running
    this.#putWorkspace()
  }

  raiseNotice(notice: Notice): void {
    this.#notices.set(notice.id, notice)
    this.#putWorkspace()
  }

  dismissNotice(id: string): void {
    if (this.#notices.delete(id)) this.#putWorkspace()
  }

  #courtChanged(courtId: string): void {
    this.#changedCourts.add(courtId)
    if (this.#flushScheduled) return
    this.#flushScheduled = true
    this.#options.clock.after(0, () => {
      this.#flushScheduled = false
      for (const id of this.#changedCourts) this.#putCourt(id)
      this.#changedCourts.clear()
    })
  }

  #putCourt(courtId: string): void {
    const view = this.#courts.get(courtId)?.view()
    if (view === undefined) return
    const fingerprint = JSON.stringify(view)
    if (this.#views.get(courtId) === fingerprint) return
    this.#views.set(courtId, fingerprint)
    this.#options.board.put({ kind: 'court', court: view })
  }

  #putWorkspace(): void {
    this.#options.board.put({
      kind: 'workspace',
      courtIds: [...this.#order],
      demoRunning: this.#demoRunning,
      notices: [...this.#notices.values()]
    })
  }

  #tick(): void {
    const now = this.#options.clock.monotonicMs()
    if (now - this.#lastTickMs > SLEPT_MS) this.systemResumed()
    this.#lastTickMs = now
    for (const courtId of this.#order) this.#putCourt(courtId)
  }

  #second(): void {
    const { board, clock } = this.#options
    board.put({ kind: 'clock', utcMs: clock.utcMs(), monotonicMs: clock.monotonicMs() })
    const { slice, sample } = summariseFeeds(
      [...this.#courts.values()],
      this.#feedSample,
      clock.monotonicMs()
    )
    this.#feedSample = sample
    board.put(slice)
  }
}

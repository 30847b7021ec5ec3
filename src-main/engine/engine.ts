import type { CourtView } from '@shared/court/view'
import { courtSliceKey } from '@shared/ipc/slices'
import type { CaptureLog } from '../records/capture-log'
import type { CancelTimer, Clock } from '../platform/clock'
import type { SocketOptions } from '../feeds/feed-connection-options'
import type { Court, LiveCourt } from './court'
import type { CourtSpec } from './court-spec'
import { summariseFeeds, type FeedSample } from './feed-summary'
import type { SliceBoard } from './slice-board'

export interface EngineOptions {
  readonly board: SliceBoard
  readonly clock: Clock
  readonly random: () => number
  readonly openCapture: (spec: CourtSpec) => CaptureLog
  /** Proxy and certificates for an address; absent: none of either. */
  readonly socketOptionsFor?: (url: string) => Promise<SocketOptions>
  /** A court was added or removed; these are all courts. */
  readonly courtsChanged?: (courtIds: readonly string[]) => void
}

/** How often each court's trust, advice and capture are re-evaluated without packets. */
const JUDGE_MS = 250
/** Courts take turns, so that evaluating many of them does not delay packets. */
const TURNS = 10
const TICK_MS = JUDGE_MS / TURNS
const SECOND_MS = 1_000
/** A tick this late means the computer slept. */
const SLEPT_MS = 10_000

/** Runs every court, judges time, and keeps the board of slices up to date. */
export class Engine {
  readonly #options: EngineOptions
  /** Live courts, and replayed ones. */
  readonly #live = new Map<string, LiveCourt>()
  readonly #specs = new Map<string, CourtSpec>()
  readonly #replays = new Map<string, Court>()
  /** As last put on the board. */
  readonly #views = new Map<string, CourtView>()
  readonly #changedCourts = new Set<string>()
  #timers: CancelTimer[] = []
  #flushScheduled = false
  #lastTickMs = 0
  #turn = 0
  #feedSample: FeedSample | null = null

  constructor(options: EngineOptions) {
    this.#options = options
  }

  start(): void {
    const { clock } = this.#options
    this.#lastTickMs = clock.monotonicMs()
    this.#timers = [clock.every(TICK_MS, () => this.#tick()), clock.every(SECOND_MS, () => this.#second())]
    this.#second()
  }

  /** Ends all connections and seals all captures. */
  async stop(): Promise<void> {
    for (const cancel of this.#timers) cancel()
    const courts: Court[] = [...this.#live.values(), ...this.#replays.values()]
    await Promise.all(courts.map((court) => court.stop()))
  }

  addCourt(spec: CourtSpec): void {
    this.#open(spec)
    this.#announceCourts()
  }

  /** Closes a live court and reopens it from a spec with the same id. */
  replaceCourt(spec: CourtSpec): void {
    this.#close(spec.courtId)
    this.#open(spec)
  }

  /** Shows a replayed court: no feed, no capture, no alarms. */
  addReplay(court: Court): void {
    this.#replays.set(court.courtId, court)
    this.courtChanged(court.courtId)
    this.#announceCourts()
  }

  /** False if the court is unknown. */
  removeCourt(courtId: string): boolean {
    if (!this.#close(courtId)) return false
    this.#announceCourts()
    return true
  }

  /**
   * Reconnects a court. A finished one starts over: its capture is sealed, so data from the old connection would not be
   * logged. False if the court is unknown or has no connection.
   */
  reconnectCourt(courtId: string): boolean {
    const court = this.#live.get(courtId)
    const spec = this.#specs.get(courtId)
    if (court === undefined || spec === undefined) return false
    if (court.connection.state === 'finished') this.replaceCourt(spec)
    else court.reconnect()
    return true
  }

  /** The computer was asleep: no connection timer is valid any more. */
  systemResumed(): void {
    for (const court of this.#live.values()) court.systemResumed()
  }

  court(courtId: string): Court | null {
    return this.#live.get(courtId) ?? this.#replays.get(courtId) ?? null
  }

  /** Also null for a replayed court. */
  liveCourt(courtId: string): LiveCourt | null {
    return this.#live.get(courtId) ?? null
  }

  /** A court's view has changed: it is put on the board once, however often this is called. */
  courtChanged(courtId: string): void {
    this.#changedCourts.add(courtId)
    if (this.#flushScheduled) return
    this.#flushScheduled = true
    this.#options.clock.after(0, () => {
      this.#flushScheduled = false
      for (const id of this.#changedCourts) this.#putCourt(id, true)
      this.#changedCourts.clear()
    })
  }

  get #courtIds(): string[] {
    return [...this.#live.keys(), ...this.#replays.keys()]
  }

  #open(spec: CourtSpec): void {
    const { clock, random, openCapture, socketOptionsFor } = this.#options
    const court = spec.openCourt({
      capture: openCapture(spec),
      clock,
      random,
      ...(socketOptionsFor && { socketOptionsFor }),
      changed: (courtId) => this.courtChanged(courtId)
    })
    this.#live.set(spec.courtId, court)
    this.#specs.set(spec.courtId, spec)
    this.courtChanged(spec.courtId)
    court.start()
  }

  /** False when there is no such court. */
  #close(courtId: string): boolean {
    const court = this.court(courtId)
    if (court === null) return false
    this.#live.delete(courtId)
    this.#specs.delete(courtId)
    this.#replays.delete(courtId)
    this.#views.delete(courtId)
    this.#options.board.remove(courtSliceKey(courtId))
    void court.stop()
    return true
  }

  #announceCourts(): void {
    this.#options.courtsChanged?.(this.#courtIds)
  }

  /**
   * `hasChanged`: known to have changed; else the view is compared with the last one, which is slower than building it.
   */
  #putCourt(courtId: string, hasChanged: boolean): void {
    const view = this.court(courtId)?.view()
    if (view === undefined) return
    const before = this.#views.get(courtId)
    if (!hasChanged && before && JSON.stringify(before) === JSON.stringify(view)) return
    this.#views.set(courtId, view)
    this.#options.board.put({ kind: 'court', court: view })
  }

  #tick(): void {
    const now = this.#options.clock.monotonicMs()
    if (now - this.#lastTickMs > SLEPT_MS) this.systemResumed()
    this.#lastTickMs = now
    this.#turn = (this.#turn + 1) % TURNS
    this.#courtIds.forEach((courtId, place) => {
      if (place % TURNS === this.#turn) this.#putCourt(courtId, false)
    })
  }

  #second(): void {
    const { board, clock } = this.#options
    board.put({ kind: 'clock', utcMs: clock.utcMs(), monotonicMs: clock.monotonicMs() })
    const { slice, sample } = summariseFeeds([...this.#live.values()], this.#feedSample, clock.monotonicMs())
    this.#feedSample = sample
    board.put(slice)
  }
}

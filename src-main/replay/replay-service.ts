import path from 'node:path'
import type { ReplayCommand } from '@shared/logs/replay-view'
import { fail, succeed, type Result } from '@shared/result'
import type { FileSystem } from '../platform/files'
import type { CancelTimer, Clock } from '../platform/clock'
import type { Engine } from '../engine/engine'
import { filesOfLog } from '../logs/log-files'
import { LogIndex } from './log-index'
import { ReplayCourt } from './replay-court'
import { messageOf } from '../platform/error-message'

export interface ReplayServiceOptions {
  readonly engine: Engine
  readonly clock: Clock
  readonly files: FileSystem
  /** Keeps a file from being removed while it is played; the returned function ends that. */
  readonly lease: (filePath: string) => () => void
}

/** How often replays move on: as often as a window can show it. */
const TICK_MS = 40

/** Opens logs as courts, lets their time pass, and moves those that are linked together. */
export class ReplayService {
  readonly #options: ReplayServiceOptions
  readonly #replays = new Map<string, ReplayCourt>()
  #opened = 0
  #lastTickMs = 0
  #cancelTimer: CancelTimer | null = null
  /** The linked replay that was moved last: the others do as it does. */
  #leaderId: string | null = null

  constructor(options: ReplayServiceOptions) {
    this.#options = options
  }

  /** Opens a log, paused at its beginning, and gives the id of its court. The error says why it cannot be opened. */
  async open(filePath: string): Promise<Result<string, string>> {
    const { files } = this.#options
    try {
      const opened = await LogIndex.open(files, await filesOfLog(files, filePath))
      return opened.ok ? succeed(await this.#openCourt(opened.value)) : opened
    } catch (error) {
      const why = messageOf(error)
      return fail(`${path.basename(filePath)} cannot be opened: ${why}`)
    }
  }

  /** Null when there is no such replay. */
  replay(courtId: string): ReplayCourt | null {
    return this.#replays.get(courtId) ?? null
  }

  /** The files of a replay's log, in order; null when there is no such replay. */
  pathsOf(courtId: string): readonly string[] | null {
    return this.replay(courtId)?.filePaths ?? null
  }

  /** The error says why the log has no such place. */
  command(court: ReplayCourt, command: ReplayCommand): Result<null, string> {
    const leader = this.#leader
    const done = court.command(command)
    if (!done.ok || !court.player.linked) return done
    // A replay that is linked moves to the others; moving one moves all.
    if (command.kind === 'link' && leader !== null) court.follow(leader.player)
    else this.#lead(court)
    return done
  }

  /** Rejects when the log holds no record, or cannot be read. */
  async #openCourt(index: LogIndex): Promise<string> {
    const { engine, clock, lease } = this.#options
    try {
      const firstRecords = await index.readOn()
      if (firstRecords.length === 0)
        throw new Error(index.problem === '' ? 'The log is empty.' : index.problem)
      this.#opened += 1
      const courtId = `replay:${this.#opened}`
      const leases = index.filePaths.map((filePath) => lease(filePath))
      const court = new ReplayCourt({
        courtId,
        index,
        firstRecords,
        clock,
        changed: () => engine.courtChanged(courtId),
        stopped: () => {
          for (const release of leases) release()
          this.#forget(courtId)
        }
      })
      this.#replays.set(courtId, court)
      engine.addReplay(court)
      this.#startTicking()
      return courtId
    } catch (error) {
      await index.close()
      throw error
    }
  }

  get #leader(): ReplayCourt | null {
    const leader = this.#leaderId === null ? null : this.replay(this.#leaderId)
    if (leader?.player.linked === true) return leader
    return this.#courts().find(({ player }) => player.linked) ?? null
  }

  #courts(): ReplayCourt[] {
    return [...this.#replays.values()]
  }

  #lead(leader: ReplayCourt): void {
    this.#leaderId = leader.courtId
    for (const court of this.#courts())
      if (court !== leader && court.player.linked) court.follow(leader.player)
  }

  #startTicking(): void {
    if (this.#cancelTimer !== null) return
    this.#lastTickMs = this.#options.clock.monotonicMs()
    this.#cancelTimer = this.#options.clock.every(TICK_MS, () => this.#tick())
  }

  #tick(): void {
    const now = this.#options.clock.monotonicMs()
    const elapsedMs = now - this.#lastTickMs
    this.#lastTickMs = now
    const leader = this.#leader
    for (const court of this.#courts()) if (court === leader || !court.player.linked) court.advance(elapsedMs)
    if (leader?.player.isPlaying === true) this.#lead(leader)
  }

  #forget(courtId: string): void {
    this.#replays.delete(courtId)
    if (this.#replays.size > 0) return
    this.#cancelTimer?.()
    this.#cancelTimer = null
  }
}

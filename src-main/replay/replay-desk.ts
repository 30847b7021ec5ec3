import path from 'node:path'
import type { ReplayCommand } from '@shared/logs/replay-view'
import { fail, succeed, type Result } from '@shared/result'
import type { CaptureFileSystem } from '../capture/capture-files'
import type { CancelTimer, Clock } from '../clock'
import type { Engine } from '../engine/engine'
import { LogIndex } from './log-index'
import { ReplayCourt } from './replay-court'

export interface ReplayDeskOptions {
  readonly engine: Engine
  readonly clock: Clock
  readonly files: CaptureFileSystem
}

/** How often replays move on: as often as a window can show it. */
const TICK_MS = 40

/** Opens logs as courts, lets their time pass, and moves those that are linked together. */
export class ReplayDesk {
  readonly #options: ReplayDeskOptions
  readonly #replays = new Map<string, { readonly court: ReplayCourt; readonly paths: readonly string[] }>()
  #opened = 0
  #lastTickMs = 0
  #cancelTimer: CancelTimer | null = null
  /** The linked replay that was moved last: the others do as it does. */
  #leaderId: string | null = null

  constructor(options: ReplayDeskOptions) {
    this.#options = options
  }

  /** Opens a log, paused at its beginning, and gives the id of its court. The error says why it cannot be opened. */
  async open(filePath: string): Promise<Result<string, string>> {
    const { engine, clock, files } = this.#options
    const paths = [filePath]
    const opened = await LogIndex.open(files, paths)
    if (!opened.ok) return opened
    const index = opened.value
    const fileName = path.basename(filePath)
    try {
      const firstRecords = await index.readOn()
      if (firstRecords.length === 0)
        throw new Error(index.problem === '' ? 'It holds no record.' : index.problem)
      this.#opened += 1
      const courtId = `replay:${this.#opened}`
      const court = new ReplayCourt({
        courtId,
        fileName,
        index,
        firstRecords,
        clock,
        changed: () => engine.courtChanged(courtId),
        stopped: () => this.#forget(courtId)
      })
      this.#replays.set(courtId, { court, paths })
      engine.addReplay(court)
      this.#startTicking()
      return succeed(courtId)
    } catch (error) {
      await index.close()
      return fail(`${fileName} cannot be opened: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  /** Null when there is no such replay. */
  replay(courtId: string): ReplayCourt | null {
    return this.#replays.get(courtId)?.court ?? null
  }

  /** The files of a replay's log; null when there is no such replay. */
  pathsOf(courtId: string): readonly string[] | null {
    return this.#replays.get(courtId)?.paths ?? null
  }

  /** Whether a replay reads this file. */
  isOpen(filePath: string): boolean {
    return [...this.#replays.values()].some(({ paths }) => paths.includes(filePath))
  }

  /** The error says why the log has no such place. */
  command(court: ReplayCourt, command: ReplayCommand): Result<null, string> {
    const leader = this.#leader
    const done = court.command(command)
    if (!done.ok || !court.player.linked) return done
    // Who joins others goes where they are; whoever is moved takes the others along.
    if (command.kind === 'link' && leader !== null) court.follow(leader.player)
    else this.#lead(court)
    return done
  }

  get #leader(): ReplayCourt | null {
    const leader = this.#leaderId === null ? null : this.replay(this.#leaderId)
    if (leader?.player.linked === true) return leader
    return this.#courts().find(({ player }) => player.linked) ?? null
  }

  #courts(): ReplayCourt[] {
    return [...this.#replays.values()].map(({ court }) => court)
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

/** What a window asks of one court that is played from a log, and the marks of its bar. */
import type { CallResult } from '@shared/ipc/contract'
import type { ReplayCommand, ReplayMark } from '@shared/logs/replay-view'
import type { Result } from '@shared/result'
import type { Calls } from '../transport/bridge'
import { ask, Followed } from './followed.svelte'

const NO_MARKS: readonly ReplayMark[] = []

export class ReplayControl {
  #problem = $state.raw('')
  #wantedMs: number | null = null
  #isSeeking = false
  readonly #calls: Calls
  readonly #courtId: string
  readonly #marks: Followed<CallResult<'replay.marks'>>

  constructor(calls: Calls, courtId: string) {
    this.#calls = calls
    this.#courtId = courtId
    this.#marks = new Followed(() => ask(calls, 'replay.marks', { courtId }))
  }

  get marks(): readonly ReplayMark[] {
    return this.#marks.value?.marks ?? NO_MARKS
  }

  /** Why the last command or the marks did not come through, in words; empty when they did. */
  get problem(): string {
    return this.#problem || this.#marks.problem
  }

  followMarks(revision: number): void {
    this.#marks.follow(revision)
  }

  async send(command: ReplayCommand): Promise<Result<object, string>> {
    const outcome = await ask(this.#calls, 'replay.command', { courtId: this.#courtId, command })
    this.#problem = outcome.ok ? '' : outcome.error
    return outcome
  }

  /**
   * Goes to a time of the log. One request is under way at a time, and of those that were made meanwhile only the
   * last one is sent: a drag over the bar never runs behind the hand. Settles when the last one was answered.
   */
  async scrub(atMs: number): Promise<void> {
    this.#wantedMs = atMs
    if (this.#isSeeking) return
    this.#isSeeking = true
    while (this.#wantedMs !== null) {
      const nextMs: number = this.#wantedMs
      this.#wantedMs = null
      await this.send({ kind: 'seek-time', atMs: nextMs })
    }
    this.#isSeeking = false
  }

  close(): void {
    this.#marks.close()
  }
}

/** Controls one replayed court, and fetches the marks of its bar. */
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

  /** Why the last command or the marks failed; empty if they did not. */
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
   * Goes to a time in the log. Only one request runs at a time, and only the latest of those waiting is sent, so a drag
   * over the bar never lags. Resolves after the last response.
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

/** Data that a view fetches while visible and refetches when it may have changed. */
import type { CallInput, CallName, CallResult } from '@shared/ipc/contract'
import { fail, succeed, type Result } from '@shared/result'
import type { Calls } from '../transport/bridge'
import { failureText } from '../text/failure'

/** Shortest time between two requests. */
const REST_MS = 1000

/** The result of a call, or an error message. */
export async function ask<Name extends CallName>(
  calls: Calls,
  name: Name,
  args: CallInput<Name>
): Promise<Result<CallResult<Name>, string>> {
  const reply = await calls.call(name, args)
  return reply.ok ? succeed(reply.value) : fail(failureText(reply))
}

export class Followed<Value> {
  #value = $state.raw<Value | null>(null)
  #problem = $state.raw('')
  #version: number | string | null = null
  #isResting = false
  #isWanted = false
  #isClosed = false
  #timer: ReturnType<typeof setTimeout> | null = null
  readonly #request: () => Promise<Result<Value, string>>

  constructor(request: () => Promise<Result<Value, string>>) {
    this.#request = request
  }

  /** Null until the first response. */
  get value(): Value | null {
    return this.#value
  }

  /** Why the last fetch failed; empty if it did not. The previous value is kept. */
  get problem(): string {
    return this.#problem
  }

  /** If `version` is new, fetches now, or once the last request is long enough ago. */
  follow(version: number | string): void {
    if (version === this.#version) return
    this.#version = version
    this.refresh()
  }

  refresh(): void {
    if (this.#isClosed) return
    if (this.#isResting) this.#isWanted = true
    else void this.#load()
  }

  close(): void {
    this.#isClosed = true
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  async #load(): Promise<void> {
    this.#isResting = true
    this.#isWanted = false
    const answer = await this.#request()
    if (this.#isClosed) return
    this.#timer = setTimeout(() => {
      this.#isResting = false
      if (this.#isWanted) this.refresh()
    }, REST_MS)
    if (answer.ok) this.#value = answer.value
    this.#problem = answer.ok ? '' : answer.error
  }
}

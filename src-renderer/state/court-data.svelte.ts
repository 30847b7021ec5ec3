/** Something about a court that a view asks the engine for while it shows it, and asks anew when it may have changed. */
import type { CallResult } from '@shared/ipc/contract'
import type { Calls } from '../transport/bridge'
import { failureText } from '../words/failure'

export type CourtDataCall = 'court.statistics' | 'court.series' | 'court.feeds'

/** However often the court changes, it is asked for at most this often. */
const REST_MS = 1000

export class CourtData<Name extends CourtDataCall> {
  #value = $state.raw<CallResult<Name> | null>(null)
  #problem = $state.raw('')
  #version: number | null = null
  #isResting = false
  #isWanted = false
  #isClosed = false
  #timer: ReturnType<typeof setTimeout> | null = null
  readonly #calls: Calls
  readonly #name: Name
  readonly #courtId: string

  constructor(calls: Calls, name: Name, courtId: string) {
    this.#calls = calls
    this.#name = name
    this.#courtId = courtId
  }

  /** Null until the first answer. */
  get value(): CallResult<Name> | null {
    return this.#value
  }

  /** Why it could not be fetched, in words; empty when it could. The value before stays. */
  get problem(): string {
    return this.#problem
  }

  /** The court has come to `version`: if that is new, asks now, or as soon as the last request is long enough ago. */
  follow(version: number): void {
    if (version === this.#version) return
    this.#version = version
    this.#refresh()
  }

  close(): void {
    this.#isClosed = true
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  #refresh(): void {
    if (this.#isClosed) return
    if (this.#isResting) this.#isWanted = true
    else void this.#load()
  }

  async #load(): Promise<void> {
    this.#isResting = true
    this.#isWanted = false
    const reply = await this.#calls.call(this.#name, { courtId: this.#courtId })
    if (this.#isClosed) return
    this.#timer = setTimeout(() => {
      this.#isResting = false
      if (this.#isWanted) this.#refresh()
    }, REST_MS)
    if (reply.ok) this.#value = reply.value
    this.#problem = reply.ok ? '' : failureText(reply)
  }
}
